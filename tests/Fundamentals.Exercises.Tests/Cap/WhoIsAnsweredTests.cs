using Fundamentals.Exercises.Cap;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.Cap;

public sealed class WhoIsAnsweredTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check(Right);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 71 cases tried.", result.Message);
        Assert.Equal(["2.1"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_FromWhatIsRefused_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((sides, cut) =>
        {
            var majority = (sides.Sum() / 2) + 1;
            var refused = 0.0;
            foreach (var side in sides)
                refused += side >= majority ? 0 : side;
            return 1 - (cut * refused / sides.Sum());
        }).Status);

    [Fact]
    public void Check_Refused_SaysSo() => Says("is refused", Check((sides, cut) => 1 - Right(sides, cut)));

    [Fact]
    public void Check_Percent_SaysSo() => Says("returns percent", Check((sides, cut) => 100 * Right(sides, cut)));

    [Fact]
    public void Check_AlwaysAnswers_SaysSo() => Says("everybody is always answered", Check((_, _) => 1));

    [Fact]
    public void Check_HalfIsEnough_SaysSo()
    {
        Says("half of the replicas for a majority", Check((sides, cut) => While(cut, PartOf(sides, side => 2 * side >= sides.Sum()))));
        Says("half of the replicas for a majority", Check((sides, cut) => While(cut, PartOf(sides, side => side >= sides.Sum() / 2))));
        Says("half of the replicas for a majority", Check((sides, cut) =>
            2 * sides.Max() >= sides.Sum() ? While(cut, (double)sides.Max() / sides.Sum()) : 1 - cut));
    }

    [Fact]
    public void Check_BiggestGoesOn_SaysSo() =>
        Says("lets the biggest piece go on", Check((sides, cut) => While(cut, (double)sides.Max() / sides.Sum())));

    [Fact]
    public void Check_NobodyDuringTheCut_SaysSo() => Says("everybody for refused", Check((_, cut) => 1 - cut));

    [Fact]
    public void Check_ForgetsToWeigh_SaysSo()
    {
        Says("as soon as one piece has a majority", Check((sides, cut) => sides.Any(side => 2 * side > sides.Sum()) ? 1 : 1 - cut));
        Says("an int divided by an int", Check((sides, cut) =>
        {
            var all = sides.Sum();
            var refused = sides.Where(side => 2 * side > all).Sum() is > 0 and var majority ? all - majority : all;
            return 1 - (cut * (refused / all));
        }));
    }

    [Fact]
    public void Check_IntegerDivision_SaysSo() =>
        Says("divides an int by an int", Check((sides, cut) => While(cut, sides.Where(side => 2 * side > sides.Sum()).Sum() / sides.Sum())));

    [Fact]
    public void Check_CountsPieces_SaysSo() =>
        Says("weighs the pieces alike", Check((sides, cut) => While(cut, sides.Count(side => 2 * side > sides.Sum()) / (double)sides.Count)));

    [Fact]
    public void Check_LeavesOutTheWholeTime_SaysSo()
    {
        Says("in which the network is whole", Check((sides, _) => Right(sides, 1)));
        Says("in which the network is whole", Check((sides, cut) => cut * Right(sides, 1)));
    }

    [Fact]
    public void Check_TimesSwapped_SaysSo() => Says("the wrong way round", Check((sides, cut) => Right(sides, 1 - cut)));

    [Fact]
    public void Check_OnePieceOrTwo_SaysSo()
    {
        Says("looks at one piece, or at two", Check((sides, cut) => While(cut, 2 * sides[0] > sides.Sum() ? (double)sides[0] / sides.Sum() : 0)));
        Says("looks at one piece, or at two", Check((sides, cut) => Right([sides[0], sides[1]], cut)));
    }

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same number in every case", Check((_, _) => 0.9));

    [Fact]
    public void Check_Measured_SaysSo()
    {
        var random = new RandomStream(7, "requests");
        Says("as a measurement is", Check((sides, cut) => Enumerable.Range(0, 2000).Count(_ => random.Chance(Right(sides, cut))) / 2000.0));
    }

    [Fact]
    public void Check_Rounded_SaysSo() => Says("a rounded number", Check((sides, cut) => Math.Round(Right(sides, cut), 2)));

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((sides, cut) => Right(sides, cut * cut));

        Says("This is not the part of the requests that is answered.", result);
        Assert.Equal(("sides = [2, 1], cut = 0.3", "0.9", "0.97"), (result.Tried, result.Expected, result.Got));
    }

    [Fact]
    public void Check_NotANumber_IsWrong() => Assert.Equal("NaN", Check((_, _) => double.NaN).Got);

    [Fact]
    public void Check_Throws_ReportsTheException() =>
        Says("threw FormatException instead of returning: hm", Check((_, _) => throw new FormatException("hm")));

    [Fact]
    public void Check_EndlessLoop_SaysSo() =>
        Says("never came to an end", Check((sides, cut) =>
        {
            for (var i = 0; ; i = (i + 1) % sides.Count)
            {
                if (2 * sides[i] > sides.Sum())
                    return Right(sides, cut);
            }
        }));

    private static double Right(IReadOnlyList<int> sides, double cut) => While(cut, PartOf(sides, side => 2 * side > sides.Sum()));

    private static double PartOf(IReadOnlyList<int> sides, Func<int, bool> isAnswered) => (double)sides.Where(isAnswered).Sum() / sides.Sum();

    private static double While(double cut, double answered) => 1 - cut + (cut * answered);

    private CheckResult Check(Func<IReadOnlyList<int>, double, double> answer) => Chapter02.WhoIsAnswered.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
        Assert.NotNull(result.Tried);
        Assert.NotNull(result.Expected);
        Assert.NotNull(result.Got);
    }
}
