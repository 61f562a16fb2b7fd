using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tests.Simulator;

namespace Fundamentals.Tests.Networking;

public sealed class TopologyTests
{
    [Fact]
    public void Neighbours_OfEachShape_AreAsDrawn()
    {
        Assert.Equal(["n1", "n4"], Topology.Ring(Names(5)).Neighbours("n0").Order());
        Assert.Equal(["n1"], Topology.Line(Names(5)).Neighbours("n0"));
        Assert.Equal(["n0", "n1", "n3", "n4"], Topology.Full(Names(5)).Neighbours("n2").Order());
        Assert.Equal(["n1", "n3", "n5", "n7"], Topology.Grid(Names(9)).Neighbours("n4").Order());
        Assert.Equal(["n0", "n4"], Topology.Grid(Names(5)).Neighbours("n1").Where(name => name != "n2").Order());
        Assert.Equal(["n0", "n3", "n4"], Topology.Tree(Names(7), 2).Neighbours("n1").Order());
        Assert.Equal(["n1", "n2", "n3"], Topology.Regions([Names(3), ["n3", "n4"]]).Neighbours("n0").Order());
        Assert.Equal(["n3"], Topology.Regions([Names(3), ["n3", "n4"]]).Neighbours("n4"));
    }

    [Fact]
    public void Links_OfTwentyFive_AreAsMany()
    {
        Assert.Equal(24, Topology.Line(Names(25)).Links.Count);
        Assert.Equal(25, Topology.Ring(Names(25)).Links.Count);
        Assert.Equal(24, Topology.Tree(Names(25), 4).Links.Count);
        Assert.Equal(40, Topology.Grid(Names(25)).Links.Count);
        Assert.Equal(300, Topology.Full(Names(25)).Links.Count);
    }

    [Fact]
    public void Diameter_OfEachShape_IsTheWorstNumberOfHops()
    {
        Assert.Equal(24, Topology.Line(Names(25)).Diameter);
        Assert.Equal(12, Topology.Ring(Names(25)).Diameter);
        Assert.Equal(8, Topology.Grid(Names(25)).Diameter);
        Assert.Equal(5, Topology.Tree(Names(25), 4).Diameter);
        Assert.Equal(1, Topology.Full(Names(25)).Diameter);
        Assert.Equal(0, Topology.Line(Names(1)).Diameter);
    }

    [Fact]
    public void Create_BadNames_IsRefused()
    {
        Assert.Contains("'x' is named twice", Assert.Throws<ArgumentException>(() => Topology.Full(["x", "x"])).Message);
        Assert.Throws<ArgumentException>(() => Topology.Line([]));
        Assert.Throws<ArgumentException>(() => Topology.Ring(["a", "b"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Topology.Tree(["a"], 0));
        Assert.Contains("no node 'z'", Assert.Throws<ArgumentException>(() => Topology.Full(["x"]).Neighbours("z")).Message);
    }

    [Fact]
    public void Send_ToNoNeighbour_IsAnErrorThatNamesTheNeighbours()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("n0", new Recorder(node => node.Send("n2", "hello")));
        simulation.AddNode("n1", new Recorder());
        simulation.AddNode("n2", new Recorder());
        simulation.Network.Topology = Topology.Line(Names(3));

        Assert.Contains("n2, which is no neighbour of it in the network's topology. Its neighbours: n1.", Assert.Throws<SimulationException>(simulation.RunUntilIdle).Message);
    }

    private static string[] Names(int count) => [.. Enumerable.Range(0, count).Select(i => $"n{i}")];
}
