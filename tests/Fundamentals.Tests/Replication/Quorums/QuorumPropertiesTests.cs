using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Faults;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>Each promise of the quorum store, over a thousand fault schedules; and each without the rule that it rests on.</summary>
public sealed class QuorumPropertiesTests
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Linearizable_AnyFaultButLostMemory_IsLinearizable() =>
        Assert.Empty(Seeds.Failing(seed => NotLinearizable(seed, QuorumOptions.Linearizable)));

    [Fact]
    public void Linearizable_WithHybridClocks_IsLinearizable() =>
        Assert.Empty(Seeds.Failing(seed => NotLinearizable(seed, QuorumOptions.Linearizable with { Conflicts = ConflictRule.HybridLogicalClock })));

    [Fact]
    public void Linearizable_WithDeletions_IsLinearizable() =>
        Assert.Empty(Seeds.Failing(seed => Wrong(Linearizability.Check(
            (new FaultyRun(QuorumOptions.Linearizable) { Work = ReadWriteAndDelete }).History(seed), new RegisterModel()))));

    [Theory]
    [InlineData(ReadRepair.None)]
    [InlineData(ReadRepair.Asynchronous)]
    public void Linearizable_WithoutWriteBack_IsNot(ReadRepair repair) =>
        Assert.NotEmpty(Seeds.Failing(seed => NotLinearizable(seed, QuorumOptions.Linearizable with { ReadRepair = repair }), 200));

    [Fact]
    public void Linearizable_WithoutVersionFromQuorum_IsNot() =>
        Assert.NotEmpty(Seeds.Failing(seed => NotLinearizable(seed, QuorumOptions.Linearizable with { VersionFromQuorum = false }), 200));

    [Fact]
    public void Linearizable_QuorumsThatDoNotMeet_IsNot() =>
        Assert.NotEmpty(Seeds.Failing(seed => NotLinearizable(seed, QuorumOptions.Linearizable with { Reads = 1 }), 200));

    [Fact]
    public void Linearizable_StandInsVote_IsNot() =>
        Assert.NotEmpty(Seeds.Failing(seed => NotLinearizable(seed, QuorumOptions.Linearizable with { Sloppy = true }, Five), 200));

    [Fact]
    public void Linearizable_MemoryIsLost_IsNot() =>
        Assert.NotEmpty(Seeds.Failing(seed => Wrong(Linearizability.Check(Forgetful.History(seed), new RegisterModel())), 200));

    [Fact]
    public void StrictQuorum_RightClocks_MissesNoWriteThatWasOver() =>
        Assert.Empty(Seeds.Failing(seed => Stale(seed, new QuorumOptions())));

    [Fact]
    public void StrictQuorum_FiveNodesAndAsynchronousRepair_MissesNoWriteThatWasOver() =>
        Assert.Empty(Seeds.Failing(seed => Stale(seed, new QuorumOptions { ReadRepair = ReadRepair.Asynchronous }, Five)));

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    public void PartialQuorum_RightClocks_MissesWrites(int reads, int writes) =>
        Assert.NotEmpty(Seeds.Failing(seed => Stale(seed, new QuorumOptions { Reads = reads, Writes = writes }), 200));

    [Fact]
    public void StrictQuorum_WrongClocks_MissesWrites() =>
        Assert.NotEmpty(Seeds.Failing(seed => Stale(seed, new QuorumOptions(), clocks: true), 200));

    [Fact]
    public void StrictQuorum_LamportClocks_MissesWrites() =>
        Assert.NotEmpty(Seeds.Failing(seed => Stale(seed, new QuorumOptions { Conflicts = ConflictRule.LamportClock }), 200));

    [Fact]
    public void SloppyQuorum_RightClocks_MissesWrites() =>
        Assert.NotEmpty(Seeds.Failing(seed => Stale(seed, new QuorumOptions { Sloppy = true }, Five), 200));

    private static FaultyRun Forgetful => new(QuorumOptions.Linearizable) { Faults = FaultyRun.Forgetting, Link = FaultyRun.BadLink with { Loss = 0.2 } };

    private static void ReadWriteAndDelete(ReplicatedStore store)
    {
        foreach (var (i, at) in store.Replicas.Index())
            store.AddClient($"c{i}", at, client => FaultyRun.Until(client, 3.Seconds, 30.Milliseconds, n => client.Random.Next(10) switch
            {
                < 5 => client.Read("x"),
                < 9 => client.Write("x", $"{client.Name}-{n}"),
                _ => client.Delete("x"),
            }));
    }

    private static string? NotLinearizable(ulong seed, QuorumOptions options, string[]? nodes = null)
    {
        var run = new FaultyRun(options) { Nodes = nodes ?? (seed % 2 == 0 ? Five : ["a", "b", "c"]) };
        return Wrong(Linearizability.Check(run.History(seed), new RegisterModel()));
    }

    private static string? Stale(ulong seed, QuorumOptions options, string[]? nodes = null, bool clocks = false)
    {
        var run = new FaultyRun(options) { Nodes = nodes ?? ["a", "b", "c"] };
        run = run with { Faults = run.Faults with { Kinds = clocks ? Enum.GetValues<FaultKind>() : FaultyRun.NotTheClock } };
        return Wrong(Staleness.Check(run.History(seed), versions: 0));
    }

    private static string? Wrong(Verdict verdict) => verdict.IsSatisfied ? null : verdict.ToString();
}
