using Fundamentals.Exercises.StartHere;

namespace Fundamentals.Exercises.Tests.StartHere;

public sealed class SeedsThatDisagreeTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        static IEnumerable<ulong> Disagreeing(Func<ulong, (string Left, string Right)> run, int count)
        {
            var found = new List<ulong>();
            for (ulong seed = 0; found.Count < count; seed++)
            {
                var (left, right) = run(seed);
                if (left != right)
                    found.Add(seed);
            }

            return found;
        }

        Assert.Equal(CheckStatus.Solved, Check(Disagreeing).Status);
        Assert.Equal(["0.2"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_Lazily_IsSolved() => Assert.Equal(CheckStatus.Solved, Check((run, count) => Differing(run).Take(count)).Status);

    [Fact]
    public void Check_Agreeing_SaysSo() =>
        Says("for which both nodes agree", Check((run, count) => Seeds().Where(seed => !Differ(run, seed)).Take(count)));

    [Fact]
    public void Check_FirstSeeds_SaysSo() => Says("however their runs end", Check((_, count) => Seeds().Take(count)));

    [Fact]
    public void Check_FromOne_SaysSo() => Says("begins with seed 1", Check((run, count) => Differing(run).Where(seed => seed > 0).Take(count)));

    [Fact]
    public void Check_OneTooHigh_SaysSo() => Says("one too high", Check((run, count) => Differing(run).Take(count).Select(seed => seed + 1)));

    [Fact]
    public void Check_AHundredSeeds_SaysSo() =>
        Says("stops looking too early", Check((run, count) => Seeds().Take(100).Where(seed => Differ(run, seed)).Take(count)));

    [Fact]
    public void Check_AThousandSeeds_SaysSo() =>
        Says("stops looking too early", Check((run, count) => Seeds().Take(1000).Where(seed => Differ(run, seed)).Take(count)));

    [Fact]
    public void Check_TooMany_SaysSo() => Says("more seeds than were asked for", Check((run, count) => Differing(run).Take(count + 1)));

    [Fact]
    public void Check_Endless_SaysSo() =>
        Says("more seeds than were asked for", Check((run, count) => Differing(run).Take(count).Concat(Seeds().Skip(1_000_000))));

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same seeds in every world", Check((_, count) => new ulong[] { 1, 3, 4, 7, 11 }.Take(count)));

    [Fact]
    public void Check_NotTheFirst_SaysSo() => Says("not the first ones", Check((run, count) => Differing(run).Skip(2).Take(count)));

    [Fact]
    public void Check_OtherOrder_SaysSo() => Says("not in order", Check((run, count) => Differing(run).Take(count).Reverse()));

    [Fact]
    public void Check_NeverGoesOn_SaysSo()
    {
        static IEnumerable<ulong> Disagreeing(Func<ulong, (string Left, string Right)> run, int count)
        {
            var found = new List<ulong>();
            ulong seed = 0;
            while (found.Count < count)
            {
                var (left, right) = run(seed);
                if (left != right)
                    found.Add(seed++);
            }

            return found;
        }

        Says("never came to an end", Check(Disagreeing));
    }

    [Fact]
    public void Check_Null_SaysSo() => Says("returned null", Check((_, _) => null!));

    private static IEnumerable<ulong> Seeds()
    {
        for (ulong seed = 0; ; seed++)
            yield return seed;
    }

    private static IEnumerable<ulong> Differing(Func<ulong, (string Left, string Right)> run) => Seeds().Where(seed => Differ(run, seed));

    private static bool Differ(Func<ulong, (string Left, string Right)> run, ulong seed)
    {
        var (left, right) = run(seed);
        return left != right;
    }

    private CheckResult Check(Func<Func<ulong, (string Left, string Right)>, int, IEnumerable<ulong>> answer) =>
        Chapter00.SeedsThatDisagree.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
