using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

public sealed class LinearizabilityTests
{
    [Fact]
    public void Check_TimedOutWrite_MayTakeEffectLateOrNever()
    {
        var write = Operation.Of("a", "write", "x", 1, null, 0, 1, Outcome.Unknown);

        Assert.True(Check(write, Operation.Read("b", "x", null, 2, 3), Operation.Read("b", "x", 1, 4, 5)).IsSatisfied);
        Assert.True(Check(write, Operation.Read("b", "x", null, 2, 3), Operation.Read("b", "x", null, 4, 5)).IsSatisfied);
        Assert.True(Check(write, Operation.Read("b", "x", 1, 2, 3), Operation.Read("b", "x", null, 4, 5)).IsViolated);
    }

    [Fact]
    public void Check_FailedWrite_HasNoEffect() =>
        Assert.True(Check(Operation.Of("a", "write", "x", 1, null, 0, 1, Outcome.Failed), Operation.Read("b", "x", 1, 2, 3)).IsViolated);

    [Fact]
    public void Check_StaleRead_NamesTheReadAndWhatItCouldHaveSeen()
    {
        var verdict = Assert.IsType<Violated>(Check(Operation.Write("a", "x", 1, 0, 1), Operation.Write("a", "x", 2, 2, 3), Operation.Read("b", "x", 1, 4, 5)));

        Assert.Equal("'b: read x → 1' cannot be placed: the only state possible by its return is 2, which does not allow it.", verdict.Reason);
        Assert.Equal(["a: write x 1", "a: write x 2"], verdict.Prefix.Select(operation => operation.ToString()));
        Assert.Equal("b: read x → 1", verdict.Blocked!.ToString());
    }

    /// <summary>One client acquires and releases; null is an acquisition of which nobody knows what it answered, or whether it was done.</summary>
    [Theory]
    [InlineData(true, 0L)]
    [InlineData(true, -5L, -4L, 0L)]
    [InlineData(false, 0L, 0L)]
    [InlineData(false, 0L, -1L)]
    [InlineData(true, null, -5L)]
    [InlineData(true, null, 1L)]
    [InlineData(true, 1L, null, 2L)]
    [InlineData(false, 1L, null, 1L)]
    public void Check_FencedLock_TakesAnyFirstTokenAndHigherOnesAfterIt(bool isRight, params long?[] tokens)
    {
        var operations = tokens.SelectMany((token, i) => new[]
        {
            Operation.Of($"a{i}", "acquire", null, null, token, 10 * i, (10 * i) + 1, token is null ? Outcome.Unknown : Outcome.Ok),
            Operation.Of($"a{i}", "release", null, null, null, (10 * i) + 2, (10 * i) + 3, token is null ? Outcome.Unknown : Outcome.Ok),
        });

        Assert.Equal(isRight, Linearizability.Check(History.Of(operations), new FencedLockModel()).IsSatisfied);
    }

    [Fact]
    public void Check_FencedLockAfterAnUnseenToken_SkipsIt()
    {
        var model = new FencedLockModel();
        var unseen = Operation.Of("a", "acquire", null, null, null, 0, 1, Outcome.Unknown);

        Assert.True(model.TryStep(new LockState(null, 5), unseen, out var next));

        Assert.False(model.TryStep(next with { Holder = null }, Operation.Of("b", "acquire", null, null, 6, 2, 3), out _));
        Assert.True(model.TryStep(next with { Holder = null }, Operation.Of("b", "acquire", null, null, 7, 2, 3), out _));
        Assert.Equal(("free", "held by a, last token 0"), (model.Initial.ToString(), new LockState("a", 0).ToString()));
    }

    [Fact]
    public void Check_LimitOfConfigurations_IsUndecidedWithTheNumberVisited()
    {
        var history = LargeHistory.Record(operations: 600, keys: 1, clients: 30);

        var verdict = Assert.IsType<Undecided>(Linearizability.Check(history, new KeyValueModel(), new CheckLimits { Configurations = 5 }));

        Assert.Equal((5L, "the limit of 5 configurations"), (verdict.Explored, verdict.Limit));
    }

    [Fact]
    public void Check_LimitOfMemory_IsKept()
    {
        const long Limit = 20_000_000;
        var before = GC.GetAllocatedBytesForCurrentThread();

        var verdict = Linearizability.Check(Hard(), new QueueModel(), new CheckLimits { Memory = Limit });

        Assert.Equal("the limit of 20000000 bytes", Assert.IsType<Undecided>(verdict).Limit);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Limit, Limit * 2);
    }

    [Fact]
    public void Check_LimitOfTime_IsKept()
    {
        var clock = new SteppingClock();

        var verdict = Linearizability.Check(Hard(), new QueueModel(), new CheckLimits { Time = TimeSpan.FromSeconds(10), Clock = clock });

        Assert.Equal("the limit of 10 s", Assert.IsType<Undecided>(verdict).Limit);
        Assert.Equal(12, clock.Looks);
    }

    [Fact]
    public void Check_Cancelled_IsUndecided()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.IsType<Undecided>(Linearizability.Check(Hard(), new QueueModel(), new CheckLimits { CancellationToken = stop.Token }));
    }

    [Fact]
    public void Check_TimeWithoutAClock_IsExplained() => Assert.StartsWith(
        "CheckLimits.Time needs a clock: set CheckLimits.Clock, for example to the system's TimeProvider.",
        Assert.Throws<ArgumentException>(() => Linearizability.Check(Hard(), new QueueModel(), new CheckLimits { Time = TimeSpan.FromSeconds(1) })).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("register", "cas", null, "the model 'register' has no action 'cas'; it knows read and write.")]
    [InlineData("cas-register", "cas", 3L, "'cas' of the model 'cas-register' needs two values [from to]; here it is 3.")]
    [InlineData("kv", "put", 3L, "'put' of the model 'kv' has the value 3; this model's values are text.")]
    [InlineData("counter", "add", "one", "'add' of the model 'counter' needs a whole number; here it is \"one\".")]
    [InlineData("queue", "enqueue", null, "'enqueue' of the model 'queue' needs a value other than null, which stands for an empty queue; here it is nil.")]
    [InlineData("set", "union", null, "the model 'set' has no action 'union'; it knows add, remove, contains and read.")]
    [InlineData("mutex", "lock", null, "the model 'mutex' has no action 'lock'; it knows acquire and release.")]
    [InlineData("fenced-lock", "acquire", null, "'acquire' of the model 'fenced-lock' must answer a token, which is a whole number, or false; here it is nil.")]
    public void Check_OperationTheModelDoesNotKnow_IsExplained(string model, string action, object? input, string message) =>
        Assert.Equal(message, Assert.Throws<UnsuitableHistoryException>(() => NamedModels.Named(model).CheckLinearizable(History.Of(Operation.Of("a", action, null, input, null, 0, 1)))).Problem);

    [Fact]
    public void Check_HundredThousandOperations_IsSatisfied()
    {
        var history = LargeHistory.Record(operations: 100_020, keys: 1_000, clients: 30, lost: 0.003);
        Assert.Equal(100_020, history.Operations.Length);
        Assert.InRange(history.Operations.Count(operation => operation.Outcome == Outcome.Unknown), 100, 1_000);

        var verdict = Linearizability.Check(history, new KeyValueModel(), new CheckLimits { Configurations = 10_000_000 });

        Assert.True(verdict.IsSatisfied, verdict.ToString());
    }

    /// <summary>Many overlapping additions of one value to one queue, and an answer that no order explains.</summary>
    private static History Hard() => History.Of(
        Enumerable.Range(0, 16).Select(i => Operation.Of($"p{i}", "enqueue", "q", i + 1, null, 0, 100)).Append(Operation.Of("reader", "dequeue", "q", null, 99, 0, 200)));

    private static Verdict Check(params Operation[] operations) => Linearizability.Check(History.Of(operations), new RegisterModel());
}
