using System.Text.Json.Nodes;
using Fundamentals.Charts.Traces;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Traces;

public sealed class StateTimelineChartTests
{
    [Fact]
    public void Of_ANodeThatCrashes_HasASegmentForEachState()
    {
        var sim = new Simulation(seed: 1);
        sim.AddNode("a", new Blinker());
        sim.At(TimeSpan.FromMilliseconds(5), () => sim.Faults.Crash("a"));
        sim.At(TimeSpan.FromMilliseconds(8), () => sim.Faults.Restart("a"));
        sim.At(TimeSpan.FromMilliseconds(11), () => sim.Faults.Slow("a", 2));
        sim.RunUntil(TimeSpan.FromMilliseconds(11));

        Assert.Equal(["off 0+2", "off 4+1", "off 8+2", "on 2+2", "on 10+1", "down 5+3"], Segments(StateTimelineChart.Of(sim.Trace)));
        Assert.Equal("a changes state 5 times in 11 ms", StateTimelineChart.Of(sim.Trace).Title);
        Assert.EndsWith("a: off from 0 ms to 2 ms, on from 2 ms to 4 ms, off from 4 ms to 5 ms, down from 5 ms to 8 ms, off from 8 ms to 10 ms, on from 10 ms to 11 ms.", StateTimelineChart.Of(sim.Trace).AltText);
    }

    [Fact]
    public void Of_AClient_EndsWhenItIsDone()
    {
        var sim = new Simulation(seed: 1);
        sim.AddClient("breaker", async client =>
        {
            client.Note("closed: 0 failures");
            await client.Delay(TimeSpan.FromMilliseconds(1));
            client.Note("closed: 1 failure");
            await client.Delay(TimeSpan.FromMilliseconds(1));
            client.Note("hello");
            client.Note("open");
            await client.Delay(TimeSpan.FromMilliseconds(3));
        });
        sim.AddClient("other", other => other.Delay(TimeSpan.FromMilliseconds(20)));
        sim.Run();

        var picture = StateTimelineChart.Of(sim.Trace, note => note.Split(':')[0] is "open" or "closed" ? note.Split(':')[0] : null);

        Assert.Equal(["closed 0+2", "open 2+3"], Segments(picture));
        Assert.Equal("breaker changes state once in 5 ms", picture.Title);
    }

    [Fact]
    public void Of_NoStates_SaysHowToNoteThem() =>
        Assert.Contains("node.Note(", Assert.Throws<ArgumentException>(() => StateTimelineChart.Of(TwoNodeStore.Run().Trace, _ => null)).Message);

    private static List<string> Segments(Picture picture) =>
    [
        .. Figure.Parse(picture)["data"]!.AsArray().SelectMany(trace => trace!["x"]!.AsArray().Select((length, i) => $"{trace["name"].Text()} {Number(trace["base"]![i])}+{Number(length)}")),
    ];

    private static double Number(JsonNode? node) => node!.GetValue<double>();

    /// <summary>On and off in turn, two milliseconds each.</summary>
    private sealed class Blinker : IStateMachine
    {
        public void Start(INode node) => Switch(node, "off");

        public void TimerFired(INode node, object timer) => Switch(node, (string)timer);

        public void Receive(INode node, Message message) => throw new InvalidOperationException("Nobody sends.");

        private static void Switch(INode node, string state)
        {
            node.Note(state);
            node.SetTimer(TimeSpan.FromMilliseconds(2), state == "on" ? "off" : "on");
        }
    }
}
