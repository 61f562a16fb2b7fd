using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class IndexPageTests
{
    [Fact]
    public void Times_WhereTheChapterSaysThem_AreItsOwn()
    {
        var estimated = new ChapterSummary("A", "", 30, 2);

        Assert.Equal("30 minutes to read · 2 exercises", IndexPage.Times(estimated));
        Assert.Equal("30 minutes to read", IndexPage.Times(estimated with { Exercises = 0 }));
        Assert.Equal("40 min + 25 min for 2 exercises", IndexPage.Times(estimated with { Stated = new(40, 25) }));
        Assert.Equal("40 min", IndexPage.Times(estimated with { Stated = new(40, null) }));
    }

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
