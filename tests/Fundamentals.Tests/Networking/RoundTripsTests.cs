using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tests.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Networking;

public sealed class RoundTripsTests
{
    [Fact]
    public void Place_FrankfurtAndTokyo_AnAnswerTakesOneRoundTrip()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call("a", "hello"));

        RoundTrips.IbmCloud2024.Place(simulation.Network, [("a", "Frankfurt"), ("ann", "Tokyo")]);
        simulation.Run();

        Assert.Equal(Ms(237), simulation.Now);
    }

    [Fact]
    public void Between_PublishedCells_AreAsPublished()
    {
        var trips = RoundTrips.IbmCloud2024;

        Assert.Equal(10, trips.Regions.Count);
        Assert.Equal(Ms(34), trips.Between("Dallas", "Toronto"));
        Assert.Equal(Ms(12), trips.Between("London", "Frankfurt"));
        Assert.Equal(Ms(329), trips.Between("Sydney", "Sao Paulo"));
        Assert.Equal(Ms(326), trips.Between("Sao Paulo", "Sydney"));
        Assert.Equal(Ms(1.96), trips.Between("Dallas", "Dallas"));
        Assert.Contains("no region 'Atlantis'. Known: Dallas", Assert.Throws<ArgumentException>(() => trips.Between("Dallas", "Atlantis")).Message);
    }

    [Fact]
    public void OneWay_Jitter_KeepsTheMedian()
    {
        var latency = RoundTrips.IbmCloud2024.OneWay("Frankfurt", "London", jitter: 0.2);
        var random = new RandomStream(4, "jitter");

        var draws = Enumerable.Range(0, 10_001).Select(_ => latency.Draw(random).TotalMilliseconds).Order().ToList();

        Assert.InRange(draws[5000], 5.95, 6.05);
        Assert.True(draws[^1] > 9);
    }

    [Fact]
    public void Create_RowsThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new RoundTrips("here", ["x", "y"], [[1, 2]]));
        Assert.Throws<ArgumentException>(() => new RoundTrips("here", ["x"], [[-1]]));
        Assert.Throws<ArgumentException>(() => new RoundTrips("here", ["x", "x"], [[1, 2], [2, 1]]));
    }
}
