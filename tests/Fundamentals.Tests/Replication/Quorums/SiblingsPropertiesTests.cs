using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>
/// No write is lost that no context covered: an acknowledged value is there in the end, or somebody who had read it has
/// written over it. And what was written over, for certain, is gone; where every node is an owner, for else a coordinator
/// that had to ask a second owner for a version may have made two of one write.
/// </summary>
public sealed class SiblingsPropertiesTests
{
    private static readonly string[] Three = ["a", "b", "c"];
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Siblings_EveryNodeAnOwner_NoneIsLostAndNoneComesBack() =>
        Assert.Empty(Seeds.Failing(seed => LostOrUndead(seed, ConflictRule.Siblings, nodes: Three)));

    [Fact]
    public void Siblings_AnyFault_NoWriteIsLostThatNoContextCovered() =>
        Assert.Empty(Seeds.Failing(seed => LostOrUndead(seed, ConflictRule.Siblings)));

    [Fact]
    public void Siblings_SloppyQuorum_NoWriteIsLostThatNoContextCovered() =>
        Assert.Empty(Seeds.Failing(seed => LostOrUndead(seed, ConflictRule.Siblings, sloppy: true)));

    [Theory]
    [InlineData(ConflictRule.PhysicalClock)]
    [InlineData(ConflictRule.HybridLogicalClock)]
    [InlineData(ConflictRule.LamportClock)]
    public void LastWriterWins_AnyFault_LosesWritesThatNobodyHadRead(ConflictRule rule) =>
        Assert.NotEmpty(Seeds.Failing(seed => LostOrUndead(seed, rule), 50));

    [Fact]
    public void Siblings_MemoryIsLost_LosesWrites() =>
        Assert.NotEmpty(Seeds.Failing(seed => LostOrUndead(seed, ConflictRule.Siblings, forgetful: true), 100));

    private static string? LostOrUndead(ulong seed, ConflictRule rule, bool sloppy = false, bool forgetful = false, string[]? nodes = null)
    {
        nodes ??= Five;

        // What a client has been told is written, and which values each write was given to replace.
        var written = new List<string>();
        var replaced = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var run = new FaultyRun(new QuorumOptions { Conflicts = rule, Sloppy = sloppy, AntiEntropyEvery = 200.Milliseconds })
        {
            Nodes = nodes,
            Work = store =>
            {
                foreach (var (i, at) in nodes.Index())
                    store.AddClient($"c{i}", at, client => FaultyRun.Until(client, 3.Seconds, 60.Milliseconds, n => Add(client, $"{client.Name}-{n}")));
            },
        };
        if (forgetful)
            run = run with { Faults = FaultyRun.Forgetting, Link = FaultyRun.BadLink with { Loss = 0.2 } };
        var (simulation, store) = run.Run(seed);
        simulation.RunFor(10.Seconds);
        if (store.Disagreements.Count > 0)
            return $"pending: {string.Join(", ", store.Disagreements["x"])}";
        var left = store[nodes.First(name => store[name].Owns("x"))].Contents.GetValueOrDefault("x", "").Split(" | ");
        var covered = replaced.Values.SelectMany(values => values).ToHashSet(StringComparer.Ordinal);
        if (written.Find(value => !left.Contains(value, StringComparer.Ordinal) && !covered.Contains(value)) is { } lost)
            return $"{lost} is lost";
        if (nodes.Length > 3)
            return null;
        var undead = written.SelectMany(value => replaced[value]).FirstOrDefault(value => left.Contains(value, StringComparer.Ordinal));
        return undead is null ? null : $"{undead} is undead";

        async Task Add(StoreClient client, string value)
        {
            // Half of the writes resolve what there is; half are blind.
            var seen = client.Random.Chance(0.5) ? await client.ReadSiblings("x") : new QuorumAnswer([], null);
            replaced[value] = seen.Values;
            await client.Write("x", value, instead: seen);
            written.Add(value);
        }
    }
}
