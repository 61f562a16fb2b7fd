using Fundamentals.Histories;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>Once faults are over, replicas come to hold the same; by each of the three ways, and not without it.</summary>
public sealed class ConvergenceAfterFaultsTests
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void AntiEntropy_AnyFaultAndLostMemory_OwnersAgree() =>
        Assert.Empty(Seeds.Failing(seed => Apart(seed, 100.Milliseconds, (simulation, _) => simulation.RunFor(10.Seconds))));

    [Fact]
    public void AntiEntropy_SwitchedOff_OwnersDiffer() =>
        Assert.NotEmpty(Seeds.Failing(seed => Apart(seed, null, (simulation, _) => simulation.RunFor(10.Seconds)), 100));

    [Fact]
    public void AsynchronousReadRepair_OneReadOfEachKey_OwnersAgree() =>
        Assert.Empty(Seeds.Failing(seed => Apart(seed, null, ReadAll, ReadRepair.Asynchronous)));

    [Fact]
    public void NoReadRepair_OneReadOfEachKey_OwnersDiffer() =>
        Assert.NotEmpty(Seeds.Failing(seed => Apart(seed, null, ReadAll), 100));

    [Fact]
    public void HintedHandoff_AllOwnersOrStandInsStored_EveryOwnerHoldsWhatWasAcknowledged() =>
        Assert.Empty(Seeds.Failing(seed => Missing(seed, Sloppy)));

    [Fact]
    public void HintedHandoff_NothingIsHandedOver_OwnersMissWhatWasAcknowledged() =>
        Assert.NotEmpty(Seeds.Failing(seed => Missing(seed, Sloppy with { HandoffEvery = null }), 100));

    private static QuorumOptions Sloppy => new() { Writes = 3, Sloppy = true };

    private static void ReadAll(Simulation simulation, ReplicatedStore store)
    {
        store.AddClient("reader", Five[simulation.Seed % 5], async client =>
        {
            await client.Read("x");
            await client.Read("y");
        });
        simulation.RunFor(1.Seconds);
    }

    /// <summary>Runs under any fault and any conflict rule, heals, and says what is pending.</summary>
    private static string? Apart(ulong seed, TimeSpan? antiEntropy, Action<Simulation, ReplicatedStore> then, ReadRepair repair = ReadRepair.None)
    {
        var run = new FaultyRun(new QuorumOptions { Conflicts = (ConflictRule)(seed % 4), AntiEntropyEvery = antiEntropy, ReadRepair = repair }) { Nodes = Five };
        var (simulation, store) = (run with { Faults = run.Faults with { LoseMemory = 0.5 } }).Run(seed);
        then(simulation, store);
        foreach (var key in new[] { "x", "y" })
        {
            // Not the values alone, as Disagreements has it, but all that is known of them.
            var held = Five.Select(name => (QuorumReplica)store[name]).Where(replica => replica.Owns(key)).Select(replica => replica.Versions.GetValueOrDefault(key)).ToList();
            if (held.Distinct().Count() > 1)
                return $"{key} is {string.Join(", ", held)}";
        }

        return store.Disagreements.Count == 0 ? null : "Disagreements says otherwise";
    }

    /// <summary>Looks for an owner that holds less than what was acknowledged to a client.</summary>
    private static string? Missing(ulong seed, QuorumOptions options)
    {
        var run = new FaultyRun(options) { Nodes = Five };
        var (simulation, store) = (run with { Faults = run.Faults with { Kinds = FaultyRun.NotTheClock } }).Run(seed);
        simulation.RunFor(5.Seconds);
        var replicas = Five.Select(name => (QuorumReplica)store[name]).ToList();
        if (options.HandoffEvery is not null && replicas.Exists(replica => replica.Hints.Count > 0))
            return "hints are left";
        foreach (var write in store.History.Operations.Where(operation => operation is { Action: "write", Outcome: Outcome.Ok }))
        {
            foreach (var held in replicas.Where(replica => replica.Owns(write.Key!)).Select(replica => replica.Contents.GetValueOrDefault(write.Key!)))
            {
                var source = store.History.Operations.SingleOrDefault(other => other.Action == "write" && Equals(other.Input, held));
                if (source is null || source.Precedes(write))
                    return $"an owner holds {held ?? "nothing"}, and '{write}' was later";
            }
        }

        return null;
    }
}
