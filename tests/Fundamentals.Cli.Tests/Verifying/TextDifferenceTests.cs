using Fundamentals.Cli.Verifying;

namespace Fundamentals.Cli.Tests.Verifying;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\nb", "a\nb")]
    public void First_SameTexts_IsNull(string committed, string now) => Assert.Null(TextDifference.First("", committed, now));

    [Theory]
    [InlineData("a\n12 of 40", "a\n13 of 40", 2, "12 of 40", "13 of 40")]
    [InlineData("ab", "ab\nc", 1, "ab(ends here)", "ab(the line ends here)")]
    [InlineData("", "x", 1, "(ends here)", "x")]
    [InlineData("a\n", "a\nb", 2, "(ends here)", "b")]
    [InlineData("a\tb", "a b", 1, "a·b", "a b")]
    public void First_DifferentTexts_NamesTheLineAndShowsBoth(string committed, string now, int line, string before, string after) =>
        Assert.Equal($" of it, line {line}:\n    committed: {before}\n    now:       {after}", TextDifference.First(" of it", committed, now));

    [Fact]
    public void First_InALongLine_ShowsWhatIsAroundIt()
    {
        var difference = TextDifference.First("", new string('a', 100) + "1" + new string('b', 100), new string('a', 100) + "2" + new string('b', 100));

        Assert.Equal($", line 1:\n    committed: …{new string('a', 30)}1{new string('b', 49)}…\n    now:       …{new string('a', 30)}2{new string('b', 49)}…", difference);
    }
}
