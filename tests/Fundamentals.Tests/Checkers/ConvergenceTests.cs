using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
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

    /// <summary>A write of 2 that timed out may take effect between any two reads, however late.</summary>
    [Theory]
    [InlineData("a reads 1 from 10 to 11; b reads 2 from 12 to 13")]
    [InlineData("b reads 1 from 10 to 11; a reads 2 from 12 to 14; b reads 1 from 13 to 15")]
    public void Check_WriteOfUnknownOutcomeMayExplainTheReads_SaysNothingOfTheKey(string reads)
    {
        var history = InDoubt(reads, 2);

        Assert.True(Linearizability.Check(history, new RegisterModel()).IsSatisfied);
        Assert.Empty(Convergence.Of(history));
        Assert.IsType<Undecided>(ConsistencyModel.Named("convergence").Check(history));
        Assert.Throws<UnsuitableHistoryException>(() => Convergence.Check(history));
    }

    [Fact]
    public void Check_WriteOfUnknownOutcomeAndTheFinalValueWasThereBefore_IsViolated()
    {
        var history = InDoubt("b reads 2 from 10 to 11; a reads 1 from 12 to 13; b reads 2 from 14 to 15", 2);

        var verdict = Assert.IsType<Violated>(Convergence.Check(history));

        Assert.Equal("Key x is still pending: 'a: read x → 1', while 'b: read x → 2'.", verdict.Reason);
    }

    [Fact]
    public void Check_WritesOfUnknownOutcomeMayHaveBroughtTheFinalValueBack_SaysNothingOfTheKey() =>
        Assert.Empty(Convergence.Of(InDoubt("b reads 1 from 10 to 11; a reads 2 from 12 to 13; b reads 1 from 14 to 15", 2, 1)));

    [Fact]
    public void Check_WriteOfUnknownOutcomeAndAllAgreeInTheEnd_IsLateOnlyOnceTheFinalValueWasRead()
    {
        var early = InDoubt("a reads 1 from 10 to 11; b reads 2 from 500 to 501; a reads 2 from 502 to 503", 2);
        var late = InDoubt("b reads 2 from 500 to 501; a reads 1 from 510 to 511; b reads 2 from 512 to 513; a reads 2 from 514 to 515", 2);

        Assert.Equal(TimeSpan.Zero, Assert.Single(Convergence.Of(early)).Within);
        Assert.Equal(TimeSpan.FromMilliseconds(9), Assert.Single(Convergence.Of(late)).Within);
        Assert.True(Convergence.Check(late, TimeSpan.FromMilliseconds(9)).IsSatisfied);
        Assert.True(Convergence.Check(late, TimeSpan.FromMilliseconds(8)).IsViolated);
    }

    /// <summary>After a write of 1, writes of values whose clients gave up at 3 ms; then reads.</summary>
    private static History InDoubt(string reads, params int[] values) => History.Of(
    [
        Operation.Write("w", "x", 1, 0, 1),
        .. values.Select((value, i) => Operation.Of($"v{i}", "write", "x", value, null, 2, 3, Outcome.Unknown)),
        .. reads.Split("; ").Select(read => read.Split(' ')).Select(words => Operation.Read(words[0], "x", int.Parse(words[2]), int.Parse(words[4]), int.Parse(words[6]))),
    ]);

    [Fact]
    public void Check_NothingReadAfterTheLastWrite_IsExplained() => Assert.StartsWith(
        "no key is read after the last write to it",
        Assert.Throws<UnsuitableHistoryException>(() => Convergence.Check(History.Of(Writes))).Problem,
        StringComparison.Ordinal);
}
