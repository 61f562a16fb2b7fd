using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

public sealed class TraceTests
{
    [Fact]
    public void Events_MoreThanABlock_AreAllThereInOrder()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Recorder(node =>
        {
            for (var i = 0; i < 5000; i++)
                node.Note($"{i}");
        }));
        simulation.RunUntilIdle();

        Assert.Equal(5000, simulation.Trace.Events.Count);
        Assert.Equal(Enumerable.Range(0, 5000).Select(i => $"{i}"), simulation.Trace.Events.Select(happened => (string)happened.Detail!));
        Assert.All(Enumerable.Range(0, 5000), i => Assert.Equal(i + 1, simulation.Trace.Events[i].Id));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Trace.Events[5000]);
    }

    [Fact]
    public void Events_RequestAndAnswer_HaveTheirCauses()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call("a", "hello"));
        simulation.RunUntilIdle();

        Assert.Equal(
            [(TraceKind.Send, "ann", 0), (TraceKind.Deliver, "a", 1), (TraceKind.Send, "a", 2), (TraceKind.Deliver, "ann", 3), (TraceKind.Note, "ann", 4)],
            simulation.Trace.Events.Select(happened => (happened.Kind, happened.Node, (int)happened.Cause)));
    }

    [Fact]
    public void Events_TraceOff_AreNone()
    {
        var simulation = new Simulation(1, new SimulationOptions { Trace = false });
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call("a", "hello"));
        simulation.Run();

        Assert.Empty(simulation.Trace.Events);
        Assert.Equal(Ms(2), simulation.Now);
    }
}
