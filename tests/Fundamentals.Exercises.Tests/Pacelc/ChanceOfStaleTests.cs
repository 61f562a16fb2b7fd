using Fundamentals.Exercises.Pacelc;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Tests.Pacelc;

public sealed class ChanceOfStaleTests : IDisposable
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
        Assert.StartsWith("Right in all 112 cases tried.", result.Message);
        Assert.Equal(["3.2"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_RatioOfWays_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((n, r, w) => Ways(n - w, r) / Ways(n, r)).Status);

    [Fact]
    public void Check_WritersBesideReaders_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((n, r, w) => Ways(n - r, w) / Ways(n, w)).Status);

    [Fact]
    public void Check_Fresh_SaysSo() => Says("chance of a fresh read", Check((n, r, w) => 1 - Right(n, r, w)));

    [Fact]
    public void Check_Percent_SaysSo() => Says("returns percent", Check((n, r, w) => 100 * Right(n, r, w)));

    [Fact]
    public void Check_WithReplacement_SaysSo()
    {
        Says("the same replica twice", Check((n, r, w) => Math.Pow((n - w) / (double)n, r)));
        Says("the same replica twice", Check((n, r, w) => r + w > n ? 0 : Math.Pow((n - w) / (double)n, r)));
    }

    [Fact]
    public void Check_EqualIsEnough_SaysSo() => Says("takes R + W = N for enough", Check((n, r, w) => r + w >= n ? 0 : Right(n, r, w)));

    [Fact]
    public void Check_IntegerDivision_SaysSo()
    {
        Says("drops what is after the point", Check((n, r, w) => r + w > n ? 0 : (long)Ways(n - w, r) / (long)Ways(n, r)));
        Says("drops what is after the point", Check((n, r, w) => r + w > n ? 0 : (int)Ways(n - w, r) / (int)Ways(n, r)));
        Says("drops what is after the point", Check((_, _, _) => 0));
    }

    [Fact]
    public void Check_LeavesOutOne_SaysSo()
    {
        Says("leaves out r", Check((n, _, w) => (n - w) / (double)n));
        Says("leaves out w", Check((n, r, _) => 1 - (r / (double)n)));
    }

    [Fact]
    public void Check_AddsChances_SaysSo()
    {
        Says("adds up chances", Check((n, r, w) => 1 - (r * w / (double)n)));
        Says("adds up chances", Check((n, r, w) => Math.Max(0, 1 - (r * w / (double)n))));
    }

    [Fact]
    public void Check_CountsWays_SaysSo()
    {
        Says("counts in how many ways", Check((n, r, w) => Ways(n - w, r)));
        Says("one single set of replicas", Check((n, r, w) => r + w > n ? 0 : 1 / Ways(n, r)));
    }

    [Fact]
    public void Check_ZeroOrOne_SaysSo() => Says("knows two chances only", Check((n, r, w) => r + w > n ? 0 : 1));

    [Fact]
    public void Check_WrongWhereQuorumsOverlap_SaysSo()
    {
        // Factorials of negative numbers taken for 1, and a loop that ends too early to meet the factor 0.
        Says("wrong where R + W > N", Check((n, r, w) => r + w > n ? Factorial(n - w) * Factorial(n - r) / Factorial(Math.Min(n, 150)) : Right(n, r, w)));
        Says("wrong where R + W > N", Check((n, r, w) => Right(n, Math.Min(r, n - w), w)));
    }

    [Fact]
    public void Check_Overflows_SaysSo()
    {
        int IntFactorial(int n) => n <= 1 ? 1 : unchecked(n * IntFactorial(n - 1));
        long LongFactorial(int n) => n <= 1 ? 1 : unchecked(n * LongFactorial(n - 1));

        Says("wrong for many", Check((n, r, w) => r + w > n ? 0 : Factorial(n - w) * Factorial(n - r) / Factorial(n - w - r) / Factorial(n)));
        Says("wrong for many", Check((n, r, w) => r + w > n ? 0 : (double)LongFactorial(n - w) / LongFactorial(n - w - r) * LongFactorial(n - r) / LongFactorial(n)));
        Says("wrong for many", Check((n, r, w) => r + w > n ? 0 : (double)IntFactorial(n - w) / IntFactorial(n - w - r) * IntFactorial(n - r) / IntFactorial(n)));
    }

    [Fact]
    public void Check_Measured_SaysSo()
    {
        var random = new RandomStream(3, "reads");
        Says("as a measurement is", Check((n, r, w) =>
            Enumerable.Range(0, 2000).Count(_ => Enumerable.Range(0, r).All(i => random.Next(n - i) >= w)) / 2000.0));
    }

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same number in every case", Check((_, _, _) => 0.25));

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((n, r, w) => Right(n, r, w) * Right(n, r, w));

        Says("This is not the chance", result);
        Assert.Equal(("n = 3, r = 1, w = 1", "0.666667", "0.444444"), (result.Tried, result.Expected, result.Got));
    }

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check((_, _, _) => throw new FormatException("hm")));

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(5, 2, 2)]
    [InlineData(6, 3, 2)]
    [InlineData(6, 3, 4)]
    public void Solution_AgreesWithCountingAllSets(int n, int r, int w)
    {
        var sets = Enumerable.Range(0, 1 << n).Where(set => int.PopCount(set) == r).ToList();
        var missed = sets.Count(set => (set & ((1 << w) - 1)) == 0) / (double)sets.Count;

        Assert.Equal(missed, Right(n, r, w), 1e-12);
    }

    private static double Right(int n, int r, int w)
    {
        var chance = 1.0;
        for (var i = 0; i < r; i++)
            chance *= Math.Max(0, n - w - i) / (double)(n - i);
        return chance;
    }

    private static double Ways(int all, int chosen) => chosen > all ? 0 : Enumerable.Range(0, chosen).Aggregate(1.0, (ways, i) => ways * (all - i) / (i + 1));

    private static double Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);

    private CheckResult Check(Func<int, int, int, double> answer) => Chapter03.ChanceOfStale.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
