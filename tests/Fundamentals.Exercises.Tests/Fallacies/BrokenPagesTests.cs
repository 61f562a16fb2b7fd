using Fundamentals.Exercises.Fallacies;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.Fallacies;

public sealed class BrokenPagesTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(Right);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 67 cases tried.", result.Message);
        Assert.Equal(["1.2"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_Whole_SaysSo() => Says("share of pages that are whole", Check((n, p, k) => 1 - Right(n, p, k)));

    [Fact]
    public void Check_FormulaOfTheSection_SaysSo() => Says("the section's own formula", Check((n, p, _) => AtLeastOne(p, n)));

    [Fact]
    public void Check_SuccessForFailure_SaysSo() => Says("for the chance that it fails", Check((n, p, k) => AtLeastOne(Math.Pow(1 - Fails(p), k), n)));

    [Fact]
    public void Check_Percent_SaysSo() => Says("returns percent", Check((n, p, k) => 100 * Right(n, p, k)));

    [Fact]
    public void Check_OneMessageACall_SaysSo() => Says("counts one message a call", Check((n, p, k) => AtLeastOne(Math.Pow(p, k), n)));

    [Fact]
    public void Check_BothMustBeLost_SaysSo() => Says("loss * loss", Check((n, p, k) => AtLeastOne(Math.Pow(p * p, k), n)));

    [Fact]
    public void Check_AddsMessages_SaysSo()
    {
        Says("2 * loss", Check((n, p, k) => AtLeastOne(Math.Pow(2 * p, k), n)));
        Says("2 * loss", Check((n, p, k) => AtLeastOne(Math.Pow(Math.Min(1, 2 * p), k), n)));
    }

    [Fact]
    public void Check_AddsCalls_SaysSo()
    {
        Says("adds up the chances of all calls", Check((n, p, k) => n * Math.Pow(Fails(p), k)));
        Says("adds up the chances of all calls", Check((n, p, k) => Math.Min(1, n * Math.Pow(Fails(p), k))));
    }

    [Fact]
    public void Check_EachMessageByItself_SaysSo() =>
        Says("each message be sent up to tries times by itself", Check((n, p, k) => 1 - Math.Pow(1 - Math.Pow(p, k), 2 * n)));

    [Fact]
    public void Check_LeavesOutOne_SaysSo()
    {
        Says("leaves out tries", Check((n, p, _) => AtLeastOne(Fails(p), n)));
        Says("leaves out calls", Check((_, p, k) => Math.Pow(Fails(p), k)));
    }

    [Fact]
    public void Check_TriesLikeCalls_SaysSo() => Says("as if all had to succeed", Check((n, p, k) => AtLeastOne(Fails(p), n * k)));

    [Fact]
    public void Check_AllCallsFail_SaysSo() => Says("the chance that every call fails", Check((n, p, k) => Math.Pow(Fails(p), n * k)));

    [Fact]
    public void Check_WholePageAgain_SaysSo() => Says("the whole page again", Check((n, p, k) => Math.Pow(AtLeastOne(Fails(p), n), k)));

    [Fact]
    public void Check_OneTryOff_SaysSo()
    {
        Says("one try too many", Check((n, p, k) => Right(n, p, k + 1)));
        Says("one try too few", Check((n, p, k) => Right(n, p, k - 1)));
    }

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same number in every case", Check((_, _, _) => 0.63));

    [Fact]
    public void Check_Measured_SaysSo()
    {
        var random = new RandomStream(3, "pages");
        Says("as a measurement is", Check((n, p, k) => Enumerable.Range(0, 4000).Count(_ => random.Chance(Right(n, p, k))) / 4000.0));
    }

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((n, p, k) => Right(n, p, k) * Right(n, p, k));

        Says("This is not the share", result);
        Assert.Equal(("calls = 1, loss = 0.5, tries = 1", "0.75", "0.5625"), (result.Tried, result.Expected, result.Got));
    }

    /// <summary>Dean and Barroso, "The Tail at Scale" (CACM 2013): 63 % of requests to 100 servers, and nearly one in five to 2000.</summary>
    [Theory]
    [InlineData(0.01, 100, 0.63)]
    [InlineData(0.0001, 2000, 0.18)]
    public void Solution_OneTryOfTheTailAtScale_GivesThePublishedShare(double chance, int servers, double published) =>
        Assert.Equal(published, Right(servers, 1 - Math.Sqrt(1 - chance), 1), 0.005);

    private static double Fails(double loss) => 1 - Math.Pow(1 - loss, 2);

    private static double AtLeastOne(double chance, int count) => 1 - Math.Pow(1 - chance, count);

    private static double Right(int calls, double loss, int tries) => AtLeastOne(Math.Pow(Fails(loss), tries), calls);

    private CheckResult Check(Func<int, double, int, double> answer) => Chapter01.BrokenPages.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
