using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

public sealed class CheckLimitsTests
{
    private static readonly CancellationToken Stopped = new(canceled: true);

    /// <summary>Gets every model whose check may take long; that of convergence looks at each operation once.</summary>
    public static TheoryData<string> Models => [.. ConsistencyModel.All.Select(model => model.Name).Where(name => name != "convergence")];

    [Theory]
    [MemberData(nameof(Models))]
    public void Check_Stopped_IsUndecided(string model)
    {
        var verdict = ConsistencyModel.Named(model).Check(LargeHistory.Relayed(4_000), new CheckLimits { CancellationToken = Stopped });

        Assert.Equal("the caller's request", Assert.IsType<Undecided>(verdict).Limit);
    }

    [Theory]
    [InlineData("causal")]
    [InlineData("causal-memory")]
    [InlineData("monotonic-writes")]
    public void Check_LimitOfTimeInAWeakModel_SaysWhichAndCountsNoConfigurations(string model)
    {
        var clock = new SteppingClock();

        var verdict = ConsistencyModel.Named(model).Check(LargeHistory.Relayed(4_000), new CheckLimits { Time = TimeSpan.FromSeconds(3), Clock = clock });

        Assert.EndsWith(": stopped at the limit of 3 s", Assert.IsType<Undecided>(verdict).ToString(), StringComparison.Ordinal);
        Assert.InRange(clock.Looks, 4, 6);
    }

    [Fact]
    public void Check_FewConfigurations_DoNotStopAWeakModelThatSearchesNothing() =>
        Assert.True(ConsistencyModel.Named("causal").Check(LargeHistory.Relayed(600), new CheckLimits { Configurations = 1 }).IsSatisfied);

    [Theory]
    [InlineData("causal")]
    [InlineData("monotonic-reads")]
    public void Check_StoppedOnceAViolationIsFound_TellsIt(string model)
    {
        // Ever older versions: each two reads in a row contradict each other.
        var history = History.Of(
            [.. Enumerable.Range(0, 100).Select(i => Operation.Write("a", "x", i, i, i + 0.5)),
            .. Enumerable.Range(0, 100).Select(i => Operation.Read("b", "x", 99 - i, 100 + i, 100.5 + i))]);

        var verdict = ConsistencyModel.Named(model).Check(history, new CheckLimits { Time = TimeSpan.FromSeconds(60), Clock = new SteppingClock() });

        Assert.NotEmpty(Assert.IsType<Violated>(verdict).Evidence);
    }

    [Fact]
    public void CheckSequential_LimitOfTime_IsTakenOnceForItsTwoPasses()
    {
        var clock = new SteppingClock();
        var writes = Enumerable.Range(0, 10).SelectMany(process => Enumerable.Range(0, 8).Select(i => Operation.Write($"p{process}", "x", (100 * process) + i, 10 * i, (10 * i) + 9.5)));
        var history = History.Of([.. writes, Operation.Read("reader", "x", 999, 5, 85)]);

        var verdict = SequentialConsistency.Check(history, new RegisterModel(), new CheckLimits { Time = TimeSpan.FromSeconds(100), Clock = clock });

        Assert.Equal("the limit of 100 s", Assert.IsType<Undecided>(verdict).Limit);
        Assert.InRange(clock.Looks, 100, 103);
    }

    [Fact]
    public void CheckSequential_FewConfigurations_LeaveSomeForTheSecondPass()
    {
        var writes = Enumerable.Range(0, 10).Select(i => Operation.Write($"p{i}", "x", i, 0, 10));
        var history = History.Of([.. writes, Operation.Read("reader", "x", null, 20, 30)]);

        var verdict = SequentialConsistency.Check(history, new RegisterModel(), new CheckLimits { Configurations = 200 });

        Assert.True(verdict.IsSatisfied, verdict.ToString());
        Assert.InRange(verdict.Explored, 100, 200);
    }
}
