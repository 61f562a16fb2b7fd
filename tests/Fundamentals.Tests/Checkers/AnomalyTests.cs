using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>For each anomaly its smallest history, and which models forbid it.</summary>
public sealed class AnomalyTests
{
    private static readonly string[] Models = ["linearizable", "sequential", "CCv", "CM", "CC", "read-your-writes", "monotonic-reads", "monotonic-writes", "writes-follow-reads"];

    public static TheoryData<string, string, string> Anomalies => new()
    {
        { "none", "write a x 1; read b x 1", "" },
        { "stale read by another", "write a x 1; read b x nil", "linearizable" },
        { "lost own write", "write a x 1; read a x nil", "linearizable sequential CCv CM CC read-your-writes" },
        { "an older own write", "write a x 1; write a x 2; read a x 1", "linearizable sequential CCv CM CC read-your-writes" },
        { "back in time", "write a x 1; read b x 1; read b x nil", "linearizable sequential CCv CM CC monotonic-reads" },
        { "back in time, to an older write", "write a x 1; write a x 2; read b x 2; read b x 1", "linearizable sequential CCv CM CC monotonic-reads" },
        { "second write without the first", "write a x 1; write a y 2; read b y 2; read b x nil", "linearizable sequential CCv CM CC monotonic-writes" },
        { "comment before its post", "write a post 1; read b post 1; write b comment 2; read c comment 2; read c post nil", "linearizable sequential CCv CM CC writes-follow-reads" },
        { "clients disagree for good", "write a x 1; write b x 2; read a x 2; read b x 1", "linearizable sequential CCv read-your-writes" },
        { "clients disagree on two keys", "write a x 1; write b y 2; read a y nil; read b x nil", "linearizable sequential" },
        { "a client changes its mind", "write a x 1; write b x 2; read c x 1; read c x 2; read c x 1", "linearizable sequential CCv CM monotonic-reads" },
        { "a value from nowhere", "read a x 7", "linearizable sequential CCv CM CC read-your-writes monotonic-reads monotonic-writes writes-follow-reads" },
    };

    [Theory]
    [MemberData(nameof(Anomalies))]
    public void Check_SmallestHistoryOfAnAnomaly_IsForbiddenByTheseModels(string name, string script, string forbiddenBy)
    {
        var history = Parse(script);
        Verdict[] verdicts =
        [
            Linearizability.Check(history, new RegisterModel()),
            SequentialConsistency.Check(history, new RegisterModel()),
            CausalConsistency.Check(history, CausalModel.Convergent),
            CausalConsistency.Check(history, CausalModel.Memory),
            CausalConsistency.Check(history, CausalModel.Weak),
            .. SessionGuarantees.All.Select(guarantee => SessionGuarantees.Check(history, guarantee)),
        ];

        var violated = Models.Where((_, i) => verdicts[i].IsViolated);

        Assert.True(violated.Order().SequenceEqual(forbiddenBy.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order()), $"{name}: forbidden by {string.Join(' ', violated)}");
        Assert.All(verdicts.OfType<Violated>(), verdict => Assert.NotEmpty(verdict.Evidence));
    }

    [Fact]
    public void CheckCausal_CommentBeforeItsPost_NamesTheChainOfCauses()
    {
        var verdict = (Violated)CausalConsistency.Check(Parse("write a post 1; read b post 1; write b comment 2; read c comment 2; read c post nil"));

        Assert.Equal("'c: read post → nil' found nothing, though 'a: write post 1' had replaced that, and is a cause of the read.", verdict.Reason);
        Assert.Equal(
            ["a: write post 1", "b: read post → 1", "b: write comment 2", "c: read comment → 2", "c: read post → nil"],
            verdict.Evidence.Select(operation => operation.ToString()));
    }

    [Fact]
    public void CheckSession_BackInTime_NamesWhatTheReadHadToSee()
    {
        var verdict = (Violated)SessionGuarantees.Check(Parse("write a x 1; write b x 2; read c x 1; read c x 2; read c x 1"), SessionGuarantee.MonotonicReads);

        Assert.Equal("no order of versions suits these: 'c: read x → 2' had to see 'a: write x 1' or something newer; 'c: read x → 1' had to see 'b: write x 2' or something newer.", verdict.Reason);
    }

    [Fact]
    public void CheckSequential_ClientsDisagree_NamesWhatCannotComeNext()
    {
        var verdict = (Violated)SequentialConsistency.Check(Parse("write a x 1; write b y 2; read a y nil; read b x nil"), new RegisterModel());

        Assert.Equal("no order explains all answers; the one that gets furthest ends with x: 1, y: 2, and 'b: read x → nil' cannot come next.", verdict.Reason);
    }

    [Theory]
    [InlineData("write a x 1; write b x 1", "'b: write x 1' writes a value that 'a: write x 1' writes, too; the check for causal convergence (CCv) must know which write a read saw. Write each value to a key once, for example with a counter in it.")]
    [InlineData("write a x nil", "'a: write x → nil' writes nil, which stands for a key that was never written. Write another value.")]
    [InlineData("cas a x 1", "the model 'causal convergence (CCv)' has no action 'cas'; it knows read and write.")]
    public void CheckCausal_UnsuitableHistory_IsRejectedWithTheReason(string script, string reason) =>
        Assert.Equal(reason, Assert.Throws<UnsuitableHistoryException>(() => CausalConsistency.Check(Parse(script))).Problem);

    /// <summary>Operations one after the other: action process key value.</summary>
    internal static History Parse(string script) => History.Of(script.Split("; ").Select((text, i) =>
    {
        var words = text.Split(' ');
        object? value = words[3] == "nil" ? null : int.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture);
        return Operation.Of(words[1], words[0], words[2], words[0] == "read" ? null : value, words[0] == "read" ? value : null, 10 * i, (10 * i) + 5);
    }));
}
