using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication;

/// <summary>The two designs under the same partition: what one gives up the other keeps.</summary>
public sealed class ConsistentOrAvailableTests
{
    [Fact]
    public void MajorityReplica_UnderAPartition_RefusesAndIsNeverStale()
    {
        var history = Run(others => new MajorityReplica(others)).History;

        Assert.True(Linearizability.Check(history, new RegisterModel()).IsSatisfied);
        Assert.All(Staleness.Over(history, 1.Seconds), window => Assert.Equal(0, window.Stale));
        var windows = Availability.Over(history, 1.Seconds);
        Assert.All(windows[3..6], window => Assert.NotEqual(0, window.NotOk));
        Assert.All(windows[..2].Concat(windows[6..]), window => Assert.Equal(1, window.Share));
    }

    [Fact]
    public void AvailableReplica_UnderAPartition_AnswersAllAndIsStale()
    {
        var store = Run(others => new AvailableReplica(others));

        Assert.Equal(1, Availability.Of(store.History).Share);
        Assert.True(Linearizability.Check(store.History, new RegisterModel()).IsViolated);
        var windows = Staleness.Over(store.History, 1.Seconds);
        Assert.True(windows[3..6].Min(window => window.Share) > windows[..3].Concat(windows[6..]).Max(window => window.Share));
        Assert.True(windows[3..6].Max(window => window.Worst) > windows[..3].Concat(windows[6..]).Max(window => window.Worst));
        Assert.Empty(store.Disagreements);
    }

    /// <summary>Ten seconds, of which the fourth to the sixth under a partition; what was asked just before may meet it on its way.</summary>
    private static ReplicatedStore Run(Func<IReadOnlyList<string>, IReplica> design)
    {
        var simulation = new Simulation(2);
        var store = new ReplicatedStore(simulation, ["paris", "tokyo", "oslo"], design);
        new Workload { Every = 100.Milliseconds }.Use(store);
        simulation.At(3.Seconds, () => simulation.Faults.Partition(["paris", "tokyo"], ["oslo"]));
        simulation.At(6.Seconds - 10.Milliseconds, simulation.Faults.Heal);
        simulation.RunUntilIdle();
        return store;
    }
}
