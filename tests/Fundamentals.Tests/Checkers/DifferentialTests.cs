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
        SmallHistory.Any(subject).Sample(
            history =>
            {
                var expected = BruteForce.IsSequential(history, subject.Object);
                var verdict = subject.Model.CheckSequential(history);
                Assert.Equal((expected, !expected), (verdict.IsSatisfied, verdict.IsViolated));
                if (verdict is Satisfied satisfied)
                    Assert.True(BruteForce.Explains(satisfied.Order, history, subject.Object, (a, b) => a.Process == b.Process && a.Index < b.Index && a.Outcome == Outcome.Ok));
                if (subject.Model.CheckLinearizable(history).IsSatisfied)
                    Assert.True(expected);
            },
            iter: Histories / 4,
            print: Show);
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

    private static string Show(History history) => HistoryText.Write(history);
}
