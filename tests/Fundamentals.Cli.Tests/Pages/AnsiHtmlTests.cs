using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class AnsiHtmlTests
{
    [Theory]
    [InlineData("plain <b> & text", "plain &lt;b&gt; &amp; text")]
    [InlineData("\u001b[31mred\u001b[0m not", "<span class=\"ansi-red\">red</span> not")]
    [InlineData("\u001b[1;32mok\u001b[22m still green\u001b[39m none", "<span class=\"ansi-green ansi-bold\">ok</span><span class=\"ansi-green\"> still green</span> none")]
    [InlineData("\u001b[2mdim\u001b[m plain", "<span class=\"ansi-dim\">dim</span> plain")]
    [InlineData("\u001b[4mu\u001b[24m-", "<span class=\"ansi-underline\">u</span>-")]
    [InlineData("\u001b[94mbright\u001b[0m", "<span class=\"ansi-blue\">bright</span>")]
    [InlineData("\u001b[38;5;31mpalette", "palette")]
    [InlineData("\u001b[38;2;1;31;4mred, green, blue", "red, green, blue")]
    [InlineData("\u001b[38;2;9;9;9;1mbold", "<span class=\"ansi-bold\">bold</span>")]
    [InlineData("a\u001b[2Kb\u001b]0;title\ac\u001b7d", "abcd")]
    [InlineData("cut off\u001b[3", "cut off")]
    [InlineData("cut off\u001b", "cut off")]
    [InlineData("10 %\r50 %\r100 %\r\ndone\r\n", "100 %\ndone\n")]
    public void Render_Sequences_BecomeSpansOrNothing(string text, string html) => Assert.Equal(html, AnsiHtml.Render(text));
}
