using Fundamentals.Faults;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class DeterminismTests
{
    [Theory]
    [InlineData(ConflictRule.PhysicalClock)]
    [InlineData(ConflictRule.Siblings)]
    public void Run_Twice_HasTheSameTrace(ConflictRule rule)
    {
        var options = new QuorumOptions { Conflicts = rule, Sloppy = true, ReadRepair = ReadRepair.Asynchronous, AntiEntropyEvery = 200.Milliseconds };

        Assert.Null(TraceComparison.FirstDifference(Run(options), Run(options)));
    }

    private static Trace Run(QuorumOptions options)
    {
        string[] nodes = ["a", "b", "c", "d", "e"];
        var simulation = new Simulation(7, new SimulationOptions { Link = FaultyRun.BadLink });
        new Workload { Keys = ["x", "y", "z"], Every = 100.Milliseconds, Until = 3.Seconds }.Use(new ReplicatedStore(simulation, nodes, others => new QuorumReplica(others, options)));
        Nemesis.Draw(7, nodes, new NemesisOptions { Duration = 3.Seconds, LoseMemory = 0.5 }).Install(simulation);
        simulation.RunUntil(5.Seconds);
        Assert.True(simulation.EventCount > 1000);
        return simulation.Trace;
    }
}
