using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

public sealed class ConvergenceTests
{
    private static readonly Operation[] Writes = [Operation.Write("a", "x", 1, 0, 10), Operation.Write("b", "x", 2, 5, 20)];

    [Fact]
    public void Check_LastReadsAgree_IsSatisfiedAndSaysByWhen()
    {
        var history = History.Of([.. Writes, Operation.Read("a", "x", 1, 30, 35), Operation.Read("b", "x", 2, 40, 45), Operation.Read("a", "x", 2, 50, 55)]);

        var key = Assert.Single(Convergence.Of(history));

        Assert.True(Convergence.Check(history).IsSatisfied);
        Assert.True(Convergence.Check(history, TimeSpan.FromMilliseconds(10)).IsSatisfied);
        Assert.Equal("Key x converged late: 'a: read x → 1' 10 ms after the last write.", ((Violated)Convergence.Check(history, TimeSpan.FromMilliseconds(9))).Reason);
        Assert.Equal((true, 20.0, 10.0), (key.HasConverged, key.LastWrite.TotalMilliseconds, key.Within.TotalMilliseconds));
    }

    [Fact]
    public void Check_AProcessIsBehind_NamesWhatIsPending()
    {
        var history = History.Of([.. Writes, Operation.Read("a", "x", 1, 30, 35), Operation.Read("b", "x", 2, 40, 45)]);

        var verdict = (Violated)Convergence.Check(history);

        Assert.Equal("Key x is still pending: 'a: read x → 1', while 'b: read x → 2'.", verdict.Reason);
        Assert.Equal(["a", "b"], verdict.Evidence.Select(operation => operation.Process));
    }

    [Fact]
    public void Check_NothingReadAfterTheLastWrite_IsExplained() => Assert.StartsWith(
        "no key is read after the last write to it",
        Assert.Throws<UnsuitableHistoryException>(() => Convergence.Check(History.Of(Writes))).Problem,
        StringComparison.Ordinal);
}
