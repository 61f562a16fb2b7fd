using CsCheck;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>The checkers against brute force, on many small histories of each model.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int Histories = 100_000;

    public static TheoryData<string> Models => ["register", "cas-register", "kv", "counter", "set", "queue", "mutex", "fenced-lock"];

    [Theory]
    [MemberData(nameof(Models))]
    public void CheckLinearizable_SmallHistories_AgreesWithBruteForce(string model)
    {
        var subject = Subject.Of(model);
        var linearizable = 0;
        SmallHistory.Any(subject).Sample(
            history =>
            {
                var expected = BruteForce.IsLinearizable(history, subject.Object);
                var verdict = subject.Model.CheckLinearizable(history);
                Assert.Equal((expected, !expected), (verdict.IsSatisfied, verdict.IsViolated));
                if (verdict is Satisfied satisfied)
                    Assert.True(BruteForce.Explains(satisfied.Order, history, subject.Object, (a, b) => a.Precedes(b)));
                if (verdict is Violated violated)
                    AssertBlockedWhereItSays(violated, history, subject);
                if (expected)
                    Interlocked.Increment(ref linearizable);
            },
            iter: Histories,
            print: Show);
        output.WriteLine($"{linearizable} of {Histories} {model} histories are linearizable");
        Assert.InRange(linearizable, Histories / 10, Histories * 9 / 10);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void CheckSequential_SmallHistories_AgreesWithBruteForce(string model)
    {
        var subject = Subject.Of(model);
        var (sequential, alsoLinearizable) = (0, 0);
        SmallHistory.Any(subject).Sample(
            history =>
            {
                var expected = BruteForce.IsSequential(history, subject.Object);
                var verdict = subject.Model.CheckSequential(history);
                Assert.Equal((expected, !expected), (verdict.IsSatisfied, verdict.IsViolated));
                if (verdict is Satisfied satisfied)
                    Assert.True(BruteForce.Explains(satisfied.Order, history, subject.Object, InOwnOrder));
                if (verdict is Violated violated)
                    AssertNothingFollows(violated, history, subject);
                if (expected)
                    Interlocked.Increment(ref sequential);
                if (!subject.Model.CheckLinearizable(history).IsSatisfied)
                    return;
                Assert.True(expected);
                Interlocked.Increment(ref alsoLinearizable);
            },
            iter: Histories,
            print: Show);
        output.WriteLine($"{sequential} of {Histories} {model} histories are sequential, {alsoLinearizable} of them linearizable");
        Assert.InRange(sequential, Histories / 10, Histories * 95 / 100);
        Assert.InRange(alsoLinearizable, Histories / 10, sequential - (Histories / 1000));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void CheckLinearizable_OneAnswerOfALinearizableHistoryChanged_ChangesTheVerdictWhereBruteForceSaysSo(string model)
    {
        var subject = Subject.Of(model);
        var changed = 0;
        Gen.Select(SmallHistory.Any(subject), Gen.Int[0, 5], Gen.Int[0, 9]).Sample(
            (history, index, answer) =>
            {
                var operation = history.Operations[index % history.Operations.Length];
                if (!SmallHistory.HasAnswer(operation) || !subject.Model.CheckLinearizable(history).IsSatisfied)
                    return;
                var mutant = history.Replace(operation with { Output = SmallHistory.Other(subject, operation, answer) });
                var verdict = subject.Model.CheckLinearizable(mutant);
                Assert.Equal(BruteForce.IsLinearizable(mutant, subject.Object), verdict.IsSatisfied);
                if (verdict.IsViolated)
                    Interlocked.Increment(ref changed);
            },
            iter: Histories / 10);
        Assert.True(changed > Histories / 1000, $"only {changed} verdicts changed");
    }

    /// <summary>Up to the return of the operation there is no order; if its return is taken away, there is.</summary>
    private static void AssertBlockedWhereItSays(Violated violated, History history, Subject subject)
    {
        var blocked = violated.Blocked!;
        var part = history.Where(operation => operation.Key == blocked.Key && operation.Outcome != Outcome.Failed);
        Assert.False(BruteForce.IsLinearizableUntil(blocked.Return + 1, part, subject.Object));
        Assert.True(BruteForce.IsLinearizableUntil(blocked.Return, part, subject.Object));
        Assert.True(BruteForce.Explains(violated.Prefix, part, subject.Object, (a, b) => a.Precedes(b), operation => operation.Return < blocked.Return));
        Assert.Equal(blocked, violated.Evidence[^1]);
    }

    /// <summary>The order that gets furthest explains its answers, and none of the operations that are said to be stuck can come next.</summary>
    private static void AssertNothingFollows(Violated violated, History history, Subject subject)
    {
        Assert.True(BruteForce.Explains(violated.Prefix, history, subject.Object, InOwnOrder, _ => false));
        Assert.NotEmpty(violated.Evidence);
        Assert.All(violated.Evidence, next => Assert.False(BruteForce.Explains([.. violated.Prefix, next], history, subject.Object, InOwnOrder, _ => false)));
    }

    private static bool InOwnOrder(Operation before, Operation after) =>
        before.Process == after.Process && before.Index < after.Index && before.Outcome == Outcome.Ok;

    private static string Show(History history) => HistoryText.Write(history);
}
