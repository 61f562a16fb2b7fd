using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class SourcePageTests
{
    [Fact]
    public void Numbered_SpanOverSeveralLines_IsClosedAndOpenedAtEachLineEnd() => Assert.Equal(
        "<span class=\"line\" id=\"L1\">a <span class=\"c\">/* one</span></span>\n"
        + "<span class=\"line\" id=\"L2\"><span class=\"c\">two</span></span>\n"
        + "<span class=\"line\" id=\"L3\"><span class=\"c\">three */</span> <span class=\"k\">int</span></span>\n"
        + "<span class=\"line\" id=\"L4\">b</span>\n",
        SourcePage.Numbered("a <span class=\"c\">/* one\ntwo\nthree */</span> <span class=\"k\">int</span>\nb"));
}
