using Fundamentals.Exercises.Pacelc;

namespace Fundamentals.Exercises.Tests.Pacelc;

public sealed class QuorumLatencyTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        var result = Check((roundTrips, quorum) => roundTrips.Order().ElementAt(quorum - 1));

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 67 cases tried.", result.Message);
        Assert.Equal(["3.1"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_SortsACopy_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((roundTrips, quorum) =>
        {
            var sorted = roundTrips.ToList();
            sorted.Sort();
            return sorted[quorum - 1];
        }).Status);

    [Fact]
    public void Check_SlowestOfTheFastest_IsSolved() =>
        Assert.Equal(CheckStatus.Solved, Check((roundTrips, quorum) => roundTrips.Order().Take(quorum).Max()).Status);

    [Fact]
    public void Check_Mean_SaysSo()
    {
        Says("returns a mean", Check((roundTrips, _) => TimeSpan.FromMilliseconds(roundTrips.Average(time => time.TotalMilliseconds))));
        Says("returns a mean", Check((roundTrips, quorum) => TimeSpan.FromTicks((long)roundTrips.Order().Take(quorum).Average(time => time.Ticks))));
    }

    [Fact]
    public void Check_Slowest_SaysSo() => Says("waits for the slowest replica", Check((roundTrips, _) => roundTrips.Max()));

    [Fact]
    public void Check_Fastest_SaysSo() => Says("returns the fastest answer", Check((roundTrips, _) => roundTrips.Min()));

    [Fact]
    public void Check_Adds_SaysSo() =>
        Says("adds up round trips", Check((roundTrips, quorum) => roundTrips.Order().Take(quorum).Aggregate((sum, time) => sum + time)));

    [Fact]
    public void Check_OneTooMany_SaysSo()
    {
        Says("one answer too many", Check((roundTrips, quorum) => roundTrips.Order().ElementAt(quorum)));
        Says("one answer too many", Check((roundTrips, quorum) => roundTrips.Order().ElementAt(Math.Min(quorum, roundTrips.Count - 1))));
    }

    [Fact]
    public void Check_OneTooFew_SaysSo() => Says("one answer too few", Check((roundTrips, quorum) => roundTrips.Order().ElementAt(quorum - 2)));

    [Fact]
    public void Check_Unsorted_SaysSo()
    {
        Says("the first replicas of the list", Check((roundTrips, quorum) => roundTrips[quorum - 1]));
        Says("the first replicas of the list", Check((roundTrips, quorum) => roundTrips.Take(quorum).Max()));
    }

    [Fact]
    public void Check_SlowestFirst_SaysSo() => Says("sorts the slowest first", Check((roundTrips, quorum) => roundTrips.OrderDescending().ElementAt(quorum - 1)));

    [Fact]
    public void Check_DropsEqualOnes_SaysSo()
    {
        Says("equal round trips for one", Check((roundTrips, quorum) => roundTrips.Distinct().Order().ElementAt(quorum - 1)));
        Says("equal round trips for one", Check((roundTrips, quorum) => new SortedSet<TimeSpan>(roundTrips).Take(quorum).Last()));
    }

    [Fact]
    public void Check_Majority_SaysSo() => Says("waits for a majority", Check((roundTrips, _) => roundTrips.Order().ElementAt(roundTrips.Count / 2)));

    [Fact]
    public void Check_HalfOrDouble_SaysSo()
    {
        Says("half or double the time", Check((roundTrips, quorum) => roundTrips.Order().ElementAt(quorum - 1) / 2));
        Says("half or double the time", Check((roundTrips, quorum) => roundTrips.Order().ElementAt(quorum - 1) * 2));
    }

    [Fact]
    public void Check_PartAfterSeconds_SaysSo() =>
        Says("or TotalMilliseconds", Check((roundTrips, quorum) => roundTrips.OrderBy(time => time.Milliseconds).ElementAt(quorum - 1)));

    [Fact]
    public void Check_SortsInPlace_SaysSo()
    {
        var result = Check((roundTrips, quorum) =>
        {
            Array.Sort((TimeSpan[])roundTrips);
            return roundTrips[quorum - 1];
        });

        Says("sorts the list it was given", result);
        Assert.Equal(("roundTrips = [80, 1, 140] ms, quorum = 2", "80 ms", "80 ms; and roundTrips was changed"), (result.Tried, result.Expected, result.Got));
    }

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same time in every case", Check((_, _) => TimeSpan.FromMilliseconds(80)));

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((roundTrips, quorum) => roundTrips.Order().ElementAt(quorum - 1) + TimeSpan.FromMilliseconds(1));

        Says("This is not the moment", result);
        Assert.Equal("81 ms", result.Got);
    }

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check((_, _) => throw new FormatException("hm")));

    private CheckResult Check(Func<IReadOnlyList<TimeSpan>, int, TimeSpan> answer) => Chapter03.QuorumLatency.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
