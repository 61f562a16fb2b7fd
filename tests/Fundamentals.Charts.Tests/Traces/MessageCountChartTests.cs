using Fundamentals.Charts.Traces;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Tests.Traces;

public sealed class MessageCountChartTests
{
    [Fact]
    public void Of_ACluster_DrawsEveryMessageOnce()
    {
        var trace = Cluster.Run().Trace;
        foreach (var by in Enum.GetValues<MessageGrouping>())
        {
            var data = Figure.Parse(MessageCountChart.Of(trace, by))["data"]!.AsArray();
            Assert.Equal(Flights.Of(trace).Count, data.Sum(bars => bars!["x"]!.AsArray().Sum(count => count!.GetValue<int>())));
        }
    }

    [Fact]
    public void Title_StatesWhatIsMostFrequent()
    {
        var story = TwoNodeStore.Run().Trace;

        Assert.Equal("Ok, Read, Replicate, Write and int are the most frequent, 3 of 15 messages each", MessageCountChart.Of(story).Title);
        Assert.Equal("All messages are of type Write: 3", MessageCountChart.Of(story.Messages<Write>()).Title);
        Assert.Equal("4 of 5 links are the busiest, with 3 of 14 messages each", MessageCountChart.Of(story.Messages().Where(e => e.Message!.Id != 15), MessageGrouping.Link).Title);
        Assert.Equal("Heartbeat makes up 52.7 % of 55 messages", MessageCountChart.Of(Cluster.Run().Trace).Title);
    }

    [Fact]
    public void AltText_SaysWhatBecameOfEach() =>
        Assert.Contains("Replicate: 3 sent, 2 arrived, 1 dropped;", MessageCountChart.Of(TwoNodeStore.Run().Trace).AltText);

    [Fact]
    public void Of_ManyLinks_AddsUpTheRest()
    {
        var sim = new Simulation(seed: 1);
        for (var i = 0; i < 30; i++)
            sim.AddNode($"n{i}", new Store("n0"));
        sim.AddClient("z", z =>
        {
            for (var i = 0; i < 30; i++)
                z.Send($"n{i}", new Replicate("x", 1));
            return z.Delay(TimeSpan.FromMilliseconds(5));
        });
        sim.Run();

        var bars = Figure.Parse(MessageCountChart.Of(sim.Trace, MessageGrouping.Link))["data"]![0]!;

        Assert.Equal(MessageCountChart.MostBars, bars["y"]!.AsArray().Count);
        Assert.Equal(("11 others", 11), (bars["y"]![19].Text(), bars["x"]![19]!.GetValue<int>()));
    }

    [Fact]
    public void Of_NoMessages_SaysSo()
    {
        var sim = new Simulation(seed: 1);
        sim.AddClient("z", z => z.Delay(TimeSpan.FromMilliseconds(1)));
        sim.Run();

        Assert.Contains("no messages", Assert.Throws<ArgumentException>(() => MessageCountChart.Of(sim.Trace)).Message);
    }
}
