using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class NoBreaksTests
{
    // A space that does not break is written as ~ here.
    [Theory]
    [InlineData("after 1,000 ms or 2.5 s, 40 % of 8 KB", "after 1,000~ms or 2.5~s, 40~% of 8~KB")]
    [InlineData("5 MB/s, 5 GB.", "5~MB/s, 5~GB.")]
    [InlineData("5 servers, 3 msg, x ms", "5 servers, 3 msg, x ms")]
    [InlineData("If R + W > N, as with R = W = 2.", "If R~+~W~>~N, as with R~=~W~=~2.")]
    [InlineData("1.5 < x and 10 > 2,000.5", "1.5~<~x and 10~>~2,000.5")]
    [InlineData("read + W, R + write, A - B", "read + W, R + write, A - B")]
    public void In_NumbersWithUnitsAndFormulas_StayOnOneLine(string text, string kept) =>
        Assert.Equal(kept, NoBreaks.In(text).Replace('\u00a0', '~'));
}
