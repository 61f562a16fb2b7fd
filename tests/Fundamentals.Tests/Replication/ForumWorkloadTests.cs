using Fundamentals.Histories;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication;

public sealed class ForumWorkloadTests
{
    private static readonly string[] Three = ["paris", "tokyo", "oslo"];

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void Moves_DecidesWhetherAVisitorLeavesItsReplica(bool moves, int replicas)
    {
        var (simulation, _) = Run(new ForumWorkload { Visitors = 1, Visits = 40, Moves = moves });

        var asked = simulation.Trace.Events.Where(happened => happened is { Kind: TraceKind.Send, Message.From: "a" }).Select(happened => happened.Message!.To);
        Assert.Equal(replicas, asked.Distinct().Count());
    }

    [Fact]
    public void Use_EachVisitorReadsBeforeItCommentsAndLooksOnceMoreInTheEnd()
    {
        var (_, history) = Run(new ForumWorkload());

        Assert.Equal(["a", "b", "c", "d", "e", "f"], history.Processes.Order());
        foreach (var visitor in history.Operations.GroupBy(operation => operation.Process))
        {
            var steps = visitor.Select(operation => $"{operation.Action} {operation.Key}").ToList();
            Assert.Equal(["read post", "read comment"], steps[^2..]);
            Assert.True(visitor.Last().InvokedAt >= 10.Seconds);
            Assert.All(Enumerable.Range(0, steps.Count).Where(i => steps[i] == "write comment"), i => Assert.Equal("read post", steps[i - 1]));
        }

        var written = history.Operations.Where(operation => operation.Action == "write").ToList();
        Assert.Equal(written.Count, written.DistinctBy(operation => operation.Input).Count());
    }

    [Fact]
    public void Use_OutOfRange_IsRejected() => Assert.Contains(
        "from 1 to 26 visitors",
        Assert.Throws<InvalidOperationException>(() => Run(new ForumWorkload { Visitors = 27 })).Message,
        StringComparison.Ordinal);

    private static (Simulation Simulation, History History) Run(ForumWorkload workload)
    {
        var simulation = new Simulation(1);
        var store = new ReplicatedStore(simulation, Three, others => new MajorityReplica(others));
        workload.Use(store);
        simulation.RunUntilIdle();
        return (simulation, store.History);
    }
}
