using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Faults;
using Fundamentals.Histories;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>R + W &gt; N is not linearizable: the two ways in which it is not, found by search and made small.</summary>
public sealed class CounterExampleTests
{
    private static readonly string[] Abc = ["a", "b", "c"];

    /// <summary>What a cell of a notebook says: a dozen lines.</summary>
    [Fact]
    public void Cell_SearchOverSeeds_FindsAHistoryThatIsNotLinearizable()
    {
        string? Judge(Attempt attempt)
        {
            var sim = new Simulation(attempt.Seed, new() { Link = new() { Latency = Latency.Exponential(10.Milliseconds) } });
            var store = new ReplicatedStore(sim, ["a", "b", "c"], others => new QuorumReplica(others));
            new Workload { Clients = attempt.Clients, Until = 2.Seconds }.Use(store);
            attempt.Schedule.Install(sim);
            sim.RunUntilIdle();
            return Linearizability.Check(store.History, new RegisterModel()) is Violated violated ? violated.Reason : null;
        }

        var attempts = Enumerable.Range(1, 1000).Select(seed => new Attempt((ulong)seed, Nemesis.Draw((ulong)seed, ["a", "b", "c"]), Clients: 4));
        var shrunk = Shrinking.Shrink(attempts.First(attempt => Judge(attempt) is not null), Judge);

        Assert.True(shrunk.IsMinimal);
        Assert.Equal(shrunk.Failure, Judge(shrunk.Attempt));
    }

    [Fact]
    public void Search_HalfFinishedWrite_IsReadAndThenNotRead()
    {
        var options = new QuorumOptions();
        var shrunk = FindAndShrink([FaultKind.Isolate, FaultKind.Crash], attempt => NotLinearizable(attempt, options));

        // No read misses a write that was over: what is wrong is that one read saw a write that was not, and a later one did not.
        var history = Run(shrunk.Attempt, options);
        var read = Assert.IsType<Violated>(Linearizability.Check(history, new RegisterModel())).Blocked!;
        var older = history.Operations.Single(write => write.Action == "write" && Equals(write.Input, read.Output));
        Assert.True(Staleness.Check(history, versions: 0).IsSatisfied);
        Assert.Contains(history.Operations, earlier => earlier.Action == "read" && earlier.Precedes(read)
            && history.Operations.Any(write => write.Action == "write" && Equals(write.Input, earlier.Output) && older.Precedes(write) && !write.Precedes(read)));

        // Written back before the answer, the same schedule does no harm.
        Assert.Null(NotLinearizable(shrunk.Attempt, options with { ReadRepair = ReadRepair.Blocking }));
        Assert.Null(NotLinearizable(shrunk.Attempt, QuorumOptions.Linearizable));
    }

    [Fact]
    public void Search_SkewedClock_LosesAnAcknowledgedWrite()
    {
        var options = new QuorumOptions { ReadRepair = ReadRepair.Blocking };
        var shrunk = FindAndShrink([FaultKind.Skew], attempt => Loses(attempt, options));

        // One skewed clock will do, and to ask all replicas does not help; a version after what a quorum has does.
        Assert.Equal(FaultKind.Skew, Assert.Single(shrunk.Attempt.Schedule.Faults).Fault.Kind);
        Assert.NotNull(Loses(shrunk.Attempt, options with { Reads = 3, Writes = 3 }));
        Assert.Null(Loses(shrunk.Attempt, options with { Conflicts = ConflictRule.HybridLogicalClock, VersionFromQuorum = true }));
        Assert.Null(Loses(shrunk.Attempt, QuorumOptions.Linearizable));
    }

    private static Shrunk FindAndShrink(IReadOnlyList<FaultKind> kinds, Func<Attempt, string?> scenario)
    {
        var faults = new NemesisOptions { Kinds = kinds, Duration = 2.Seconds };
        var attempts = Enumerable.Range(1, 1000).Select(seed => new Attempt((ulong)seed, Nemesis.Draw((ulong)seed, Abc, faults), Clients: 4));
        var shrunk = Shrinking.Shrink(attempts.First(attempt => scenario(attempt) is not null), scenario);
        Assert.True(shrunk.IsMinimal);
        Assert.InRange(shrunk.Attempt.Schedule.Faults.Count, 0, 1);
        return shrunk;
    }

    private static string? NotLinearizable(Attempt attempt, QuorumOptions options) =>
        Linearizability.Check(Run(attempt, options), new RegisterModel()) is Violated violated ? violated.Reason : null;

    /// <summary>A read returns what an acknowledged write had replaced.</summary>
    private static string? Loses(Attempt attempt, QuorumOptions options) =>
        Staleness.Check(Run(attempt, options), versions: 0) is Violated violated ? violated.Reason : null;

    private static History Run(Attempt attempt, QuorumOptions options)
    {
        var simulation = new Simulation(attempt.Seed, new SimulationOptions { Link = new LinkOptions { Latency = Latency.Exponential(10.Milliseconds) } });
        var store = new ReplicatedStore(simulation, Abc, others => new QuorumReplica(others, options));
        new Workload { Clients = attempt.Clients, Until = 2.Seconds }.Use(store);
        attempt.Schedule.Install(simulation);
        simulation.RunUntilIdle();
        return store.History;
    }
}
