using Fundamentals.Networking;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Networking;

/// <summary>
/// Flooding, as chapter 3 of Maelstrom's guide does it (jepsen-io/maelstrom, doc/03-broadcast/02-performance.md): who hears
/// something new tells all neighbours but the one it has it from. That takes 2 E - (n - 1) messages, and at worst the
/// diameter in hops.
/// </summary>
public sealed class FloodingTests
{
    [Theory]
    [InlineData("grid5", 6, 10, 3)]
    [InlineData("grid25", 56, 80, 8)]
    [InlineData("line25", 24, 48, 24)]
    [InlineData("tree25", 24, 48, 5)]
    [InlineData("total25", 576, 600, 1)]
    public void Flood_FromEveryNode_TakesExactlyTheseMessagesAndHops(string shape, int messages, int withEcho, int hops)
    {
        var topology = Make(shape);

        Assert.Equal(hops * 100, topology.Nodes.Max(start => Flood(topology, start, echo: false, messages)));
        Assert.Equal(hops * 100, topology.Nodes.Max(start => Flood(topology, start, echo: true, withEcho)));
    }

    private static Topology Make(string shape) => shape switch
    {
        "grid5" => Topology.Grid(Names(5)),
        "grid25" => Topology.Grid(Names(25)),
        "line25" => Topology.Line(Names(25)),
        "tree25" => Topology.Tree(Names(25), children: 4),
        _ => Topology.Full(Names(25)),
    };

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"n{i}")];

    /// <summary>Floods once, at 100 ms a hop, and answers how many milliseconds it took until everybody had heard.</summary>
    private static double Flood(Topology topology, string start, bool echo, int expectedMessages)
    {
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { Latency = Ms(100) } });
        var machines = topology.Nodes.Select(name => new Flooding(topology.Neighbours(name), echo, name == start)).ToList();
        foreach (var (name, machine) in topology.Nodes.Zip(machines))
            simulation.AddNode(name, machine);
        simulation.Network.Topology = topology;

        simulation.RunUntilIdle();

        Assert.All(machines, machine => Assert.NotNull(machine.HeardAt));
        Assert.Equal(expectedMessages, simulation.Network.MessageCount);
        return machines.Max(machine => machine.HeardAt!.Value - simulation.Options.Start).TotalMilliseconds;
    }

    private sealed class Flooding(IReadOnlyList<string> neighbours, bool echo, bool begins) : IStateMachine
    {
        public DateTimeOffset? HeardAt { get; private set; }

        public void Start(INode node)
        {
            if (begins)
                Hear(node, from: null);
        }

        public void Receive(INode node, Message message)
        {
            if (HeardAt is null)
                Hear(node, message.From);
        }

        private void Hear(INode node, string? from)
        {
            HeardAt = node.Now;
            foreach (var neighbour in neighbours.Where(neighbour => echo || neighbour != from))
                node.Send(neighbour, "news");
        }
    }
}
