using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class IndexPageTests
{
    [Fact]
    public void Shortened_LongParagraph_KeepsTheWholeSentencesThatFit()
    {
        var first = new string('a', 100) + ".";
        var second = new string('b', 100) + "?! No.";
        var third = new string('c', 100) + ".";

        Assert.Equal($"{first} {second}", IndexPage.Shortened($"{first} {second} {third}"));
        Assert.Equal(third, IndexPage.Shortened(third));
        Assert.Equal(new string('d', 300), IndexPage.Shortened(new string('d', 300)));
        Assert.Equal(new string('e', 300) + ".", IndexPage.Shortened(new string('e', 300) + ". F."));
        Assert.Equal("", IndexPage.Shortened(""));
    }
}
