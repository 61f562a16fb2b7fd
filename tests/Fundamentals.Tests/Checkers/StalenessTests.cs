using CsCheck;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

public sealed class StalenessTests
{
    [Fact]
    public void Of_Reads_CountsVersionsAndTimeThatAreCertain()
    {
        var history = History.Of(
            Operation.Write("a", "x", 1, 0, 10),
            Operation.Write("a", "x", 2, 20, 30),
            Operation.Write("a", "x", 3, 40, 50),
            Operation.Write("a", "x", 4, 60, 90),
            Operation.Read("b", "x", 1, 80, 85),
            Operation.Read("c", "x", 3, 80, 85),
            Operation.Read("d", "x", null, 45, 46));

        var stale = Staleness.Of(history);

        Assert.Equal([("d", 2, 35.0), ("b", 2, 50.0), ("c", 0, 0.0)], stale.Select(read => (read.Read.Process, read.Versions, read.Time.TotalMilliseconds)));
        Assert.Equal(["a: write x 2", "a: write x 3"], stale[1].Missed.Select(write => write.ToString()));
    }

    [Fact]
    public void Over_Windows_GatherReadsByTheirBeginning()
    {
        var history = History.Of(
            Operation.Write("a", "x", 1, 0, 10),
            Operation.Read("b", "x", 1, 15, 16),
            Operation.Write("a", "x", 2, 20, 30),
            Operation.Read("b", "x", 1, 80, 85),
            Operation.Read("c", "x", 2, 99, 130),
            Operation.Read("b", "x", 1, 250, 251));

        var windows = Staleness.Over(history, TimeSpan.FromMilliseconds(100));

        Assert.Equal([(0.0, 3, 1, 50.0), (100.0, 0, 0, 0.0), (200.0, 1, 1, 220.0)], windows.Select(window => (window.From.TotalMilliseconds, window.Reads.Length, window.Stale, window.Worst.TotalMilliseconds)));
        Assert.Equal([1 / 3.0, null, 1.0], windows.Select(window => window.Share));
    }

    [Theory]
    [InlineData(2, null, true)]
    [InlineData(1, null, false)]
    [InlineData(2, 50.0, true)]
    [InlineData(2, 49.0, false)]
    public void Check_Bounds_AreInclusive(int versions, double? milliseconds, bool isSatisfied)
    {
        var history = History.Of(Operation.Write("a", "x", 1, 0, 10), Operation.Write("a", "x", 2, 20, 30), Operation.Write("a", "x", 3, 40, 50), Operation.Read("b", "x", 1, 80, 85));

        var verdict = Staleness.Check(history, versions, milliseconds is { } ms ? TimeSpan.FromMilliseconds(ms) : null);

        Assert.Equal(isSatisfied, verdict.IsSatisfied);
        if (verdict is Violated violated)
            Assert.Equal(("'b: read x → 1' was 2 versions behind, and out of date for 50 ms.", 4), (violated.Reason, violated.Evidence.Length));
    }

    [Fact]
    public void Check_SmallHistories_LinearizableOnesAreNeverStale() => SmallHistory.Scattered.Sample(
        history =>
        {
            if (Linearizability.Check(history, new RegisterModel()).IsSatisfied)
                Assert.True(Staleness.Check(history, versions: 0, TimeSpan.Zero).IsSatisfied);
        },
        iter: 20_000);

    [Fact]
    public void Of_FailedWrites_AreLeftOut()
    {
        var history = History.Of(
            Operation.Of("a", "write", "x", 1, null, 0, 1, Outcome.Failed),
            Operation.Of("a", "write", "x", null, null, 2, 3, Outcome.Failed),
            Operation.Write("a", "x", 1, 4, 5),
            Operation.Read("b", "x", 1, 6, 7));

        Assert.Equal((0, 2), (Assert.Single(Staleness.Of(history)).Versions, Assert.Single(Staleness.Of(history)).Source!.Index));
    }

    [Fact]
    public void Of_ValueFromNowhere_IsRejected() => Assert.Equal(
        "'a: read x → 7' returned a value that nobody wrote.",
        Assert.Throws<UnsuitableHistoryException>(() => Staleness.Of(AnomalyTests.Parse("read a x 7"))).Problem);
}
