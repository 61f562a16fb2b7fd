using System.Text.Json.Nodes;
using Fundamentals.Charts.Traces;
using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Tests.Traces;

public sealed class SpaceTimeChartTests
{
    private static readonly string Cross = "x";

    [Fact]
    public void Title_TheStory_StatesWhatBecameOfTheMessages()
    {
        Assert.Equal("14 of 15 messages arrive; 1 is cut off", SpaceTimeChart.Of(TwoNodeStore.Run().Trace).Title);
        Assert.Equal("All 3 messages arrive", SpaceTimeChart.Of(TwoNodeStore.Run().Trace.Messages().Where(e => e.Message!.Id <= 3)).Title);
        Assert.Equal("Both messages arrive", SpaceTimeChart.Of(TwoNodeStore.Run().Trace.Messages().Where(e => e.Message!.Id <= 2)).Title);
        Assert.Equal("Mine", SpaceTimeChart.Of(TwoNodeStore.Run().Trace, "Mine").Title);
    }

    [Fact]
    public void Timeouts_ACallThatIsNotAnswered_IsAnHourglassOnTheClientsLine()
    {
        var picture = SpaceTimeChart.Of(SilentNode.Run().Trace);

        var mark = Assert.Single(Traces(picture), trace => (string?)trace["name"] == "timeout");
        Assert.Equal("hourglass", (string?)mark["marker"]!["symbol"]);
        Assert.Equal((15.0, 0), (mark["x"]![0]!.GetValue<double>(), mark["y"]![0]!.GetValue<int>()));
        Assert.Equal(["alice, timeout at 15 ms:<br>left has not answered read &lt;x&gt;"], Texts(mark["hovertext"]));
        Assert.Contains("1 call times out.", picture.AltText);
    }

    [Fact]
    public void Lines_TheStory_AreTheClientAboveTheNodes()
    {
        var axis = Layout(SpaceTimeChart.Of(TwoNodeStore.Run().Trace))["yaxis"]!;

        Assert.Equal(["alice", "left", "right"], Texts(axis["ticktext"]));
        Assert.True(axis["range"]![0]!.GetValue<double>() > axis["range"]![1]!.GetValue<double>());
    }

    [Fact]
    public void Lines_Chosen_AreDrawnInThatOrderWithTheirMessagesAlone()
    {
        var picture = SpaceTimeChart.Of(TwoNodeStore.Run().Trace, options: new SpaceTimeOptions { Lines = ["right", "left"] });

        Assert.Equal(["right", "left"], Texts(Layout(picture)["yaxis"]!["ticktext"]));
        Assert.Equal(3, Heads(picture).Count + Crosses(picture).Count);
        Assert.Contains("There is no node or client named 'bob'", Assert.Throws<ArgumentException>(() => SpaceTimeChart.Of(TwoNodeStore.Run().Trace, options: new SpaceTimeOptions { Lines = ["bob"] })).Message);
    }

    [Fact]
    public void Arrows_TheStory_GoFromSendingToArrival()
    {
        var trace = TwoNodeStore.Run().Trace;
        var picture = SpaceTimeChart.Of(trace);

        var arrived = Flights.Of(trace).Where(flight => flight.Arrived).Select(flight => (flight.End!.Value.At.TotalMilliseconds, LineOf(flight.Message.To)));
        Assert.Equal(arrived.Order(), Heads(picture).Order());
        var begun = Arrows(picture).SelectMany(arrow => Enumerable.Range(0, arrow["x"]!.AsArray().Count / 4).Select(i => Point(arrow, i * 4)));
        Assert.Equal(Flights.Of(trace).Select(flight => (flight.Sent.At.TotalMilliseconds, LineOf(flight.Message.From))).Order(), begun.Order());
    }

    [Fact]
    public void Drops_TheStory_EndAtACrossInTheMiddleOfThePartition()
    {
        var picture = SpaceTimeChart.Of(TwoNodeStore.Run().Trace);
        var band = Assert.Single(Bands(picture));

        Assert.Equal([4.0, 8, 8, 4, 4], band["x"]!.AsArray().Select(x => x!.GetValue<double>()));
        Assert.Equal("Partition left | right<br>from 4 ms to 8 ms", band["text"].Text());
        var (time, line) = Assert.Single(Crosses(picture));
        Assert.Equal((5.5, 1.5), (time, line), (one, other) => Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9);
    }

    [Fact]
    public void Drops_OfACluster_NeverEndOnALineTheyDoNotReach()
    {
        var picture = SpaceTimeChart.Of(Cluster.Run(1000).Trace, options: new SpaceTimeOptions { MostMessages = 1000 });
        var down = Flights.Of(Cluster.Run(1000).Trace).Count(flight => flight.Dropped?.Reason is DropReason.Down);

        Assert.Equal(down, Crosses(picture).Count(point => Math.Abs(point.Line - Math.Round(point.Line)) < 0.05));
        Assert.InRange(Crosses(picture).Count, 10, 1000);
    }

    [Fact]
    public void Labels_TheStory_NameMessagesNotesAndTheFault()
    {
        var texts = Annotations(SpaceTimeChart.Of(TwoNodeStore.Run().Trace));

        Assert.Equal(["<b>Partition left | right</b>", "<b>reads 1</b>", "<b>reads 1</b>", "<b>reads 3</b>"], texts.Where(text => text.StartsWith("<b>", StringComparison.Ordinal)));
        Assert.Equal(["1", "1", "3", "Ok", "Ok", "Ok", "Read(x)", "Read(x)", "Read(x)", "Replicate(x, 1)", "Replicate(x, 2)", "Replicate(x, 3)", "Write(x, 1)", "Write(x, 2)", "Write(x, 3)"], texts.Where(text => !text.StartsWith('<')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Notes_ThatAClientIsDone_AreNotDrawn()
    {
        var sim = new Simulation(seed: 1);
        sim.AddNode("left", new Store("left"));
        sim.AddClient("alice", alice => alice.Call("left", new Read("x")));
        sim.Run();
        Assert.Single(sim.Trace.Only(TraceKind.Note).Events);

        Assert.DoesNotContain("done", SpaceTimeChart.Of(sim.Trace).Json);
    }

    [Fact]
    public void Labels_GivenAFunction_AreItsTexts()
    {
        var texts = Annotations(SpaceTimeChart.Of(TwoNodeStore.Run().Trace, options: new SpaceTimeOptions { Label = body => body is Read ? "R" : "" }));

        Assert.DoesNotContain("Ok", texts);
    }

    [Fact]
    public void Labels_WithoutRoomForMost_AreLeftToTheHoverText()
    {
        var picture = SpaceTimeChart.Of(Cluster.Run().Trace);

        Assert.DoesNotContain(Annotations(picture), text => text.Contains("Heartbeat"));
        Assert.Contains(Arrows(picture), arrow => Texts(arrow["hovertext"]).Any(text => text.Contains("Heartbeat { Term = 1 }")));
    }

    [Fact]
    public void Hover_OfAnArrow_HasTheWholeMessage()
    {
        var hovers = Arrows(SpaceTimeChart.Of(TwoNodeStore.Run().Trace)).SelectMany(arrow => Texts(arrow["hovertext"])).ToList();

        Assert.Contains("alice → left<br>Write { Key = x, Value = 1 }<br>message 1: sent at 0 ms, arrives at 1 ms", hovers);
        Assert.Contains("left → right<br>Replicate { Key = x, Value = 2 }<br>message 8: sent at 5 ms, cut off, at 5 ms", hovers);
    }

    [Fact]
    public void MostMessages_OfMany_IsAnnounced()
    {
        var trace = Cluster.Run(3000).Trace;
        var all = Flights.Of(trace).Count;
        Assert.True(all > 1000);

        var picture = SpaceTimeChart.Of(trace);

        var drawn = Heads(picture).Count + Crosses(picture).Count;
        Assert.InRange(drawn, 195, 200); // some may still be under way
        Assert.Contains(Annotations(picture), text => text.StartsWith($"<i>Shows the first 200 of {all:N0} messages, until ", StringComparison.Ordinal));
        Assert.Contains($"Shows the first 200 of {all:N0} messages", picture.AltText);
        Assert.DoesNotContain(Annotations(SpaceTimeChart.Of(TwoNodeStore.Run().Trace)), text => text.StartsWith("<i>", StringComparison.Ordinal));
        Assert.InRange(picture.Json.Length, 10_000, 150_000);
    }

    [Fact]
    public void MostLines_OfMany_IsAnnounced()
    {
        var picture = SpaceTimeChart.Of(Cluster.Run().Trace, options: new SpaceTimeOptions { MostLines = 3 });

        Assert.Equal(3, Texts(Layout(picture)["yaxis"]!["ticktext"]).Count);
        Assert.Contains("Shows 3 of 5 nodes and clients.", picture.AltText);
    }

    [Fact]
    public void Copies_AreDashed_AndWhatIsUnderWayDotted()
    {
        var link = new LinkOptions { Latency = Latency.Constant(TimeSpan.FromMilliseconds(1)), Duplication = 1 };
        var sim = new Simulation(seed: 1, new SimulationOptions { Link = link });
        sim.AddNode("left", new Store("left"));
        sim.AddClient("alice", async alice =>
        {
            alice.Send("left", new Read("x"));
            await alice.Delay(TimeSpan.FromMilliseconds(1.5));
            alice.Send("left", new Read("y"));
        });
        sim.Run();

        var dashes = Arrows(SpaceTimeChart.Of(sim.Trace.Messages<Read>())).Select(arrow => arrow["line"]!["dash"].Text());

        Assert.Equal(["dash", "dot", "solid"], dashes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bands_OfFaultsOfEveryKind_LieWhereTheyBelong()
    {
        var sim = new Simulation(seed: 1);
        foreach (var name in new[] { "a", "b", "c", "d" })
            sim.AddNode(name, new Store("a"));
        foreach (var fault in new[] { Fault.Partition(["a", "c"], ["b", "d"]), Fault.Isolate("a"), Fault.Crash("d"), Fault.Slow("b", 2), Fault.Hold(["a"], ["d"]) })
            sim.At(TimeSpan.FromMilliseconds(1), () => sim.Faults.Begin(fault));
        sim.AddClient("z", z => z.Delay(TimeSpan.FromMilliseconds(9)));
        sim.Run();

        var bands = Bands(SpaceTimeChart.Of(sim.Trace)).Select(band => $"{band["name"].Text()}: {band["y"]![0]!.GetValue<double>():0.##} to {band["y"]![2]!.GetValue<double>():0.##}");

        // The lines are z, a, b, c, d, from 0 on.
        Assert.Equal(
            [
                "Partition a c | b d: 1.06 to 1.94", "Partition a c | b d: 2.06 to 2.94", "Partition a c | b d: 3.06 to 3.94",
                "Isolate a: 1.06 to 1.94", "Crash d: 3.87 to 4.13", "Slow b ×2: 1.87 to 2.13", "Hold a – d: 1.06 to 3.94",
            ],
            bands);
    }

    [Fact]
    public void Times_OfALongRun_AreInSeconds()
    {
        var sim = new Simulation(seed: 1);
        sim.AddClient("z", z => z.Delay(TimeSpan.FromSeconds(60)));
        sim.Run();

        Assert.Equal("time (s)", Layout(SpaceTimeChart.Of(sim.Trace))["xaxis"]!["title"]!["text"].Text());
        Assert.Equal("No messages are sent", SpaceTimeChart.Of(sim.Trace).Title);
    }

    [Fact]
    public void APart_DrawsWholeMessagesAndTheFaultsOfItsTime()
    {
        var trace = TwoNodeStore.Run().Trace;
        var picture = SpaceTimeChart.Of(trace.Between(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)));

        Assert.Contains((5.0, 1.0), Heads(picture));
        Assert.Single(Bands(picture));
        Assert.Contains("4 ms alice → left: Write { Key = x, Value = 2 }, arrives at 5 ms", picture.AltText);
    }

    [Fact]
    public void NothingToDraw_SaysWhy()
    {
        var off = new Simulation(seed: 1, new SimulationOptions { Trace = false });

        Assert.Contains("The trace is off", Assert.Throws<ArgumentException>(() => SpaceTimeChart.Of(off.Trace)).Message);
        Assert.Contains("Nothing has happened", Assert.Throws<ArgumentException>(() => SpaceTimeChart.Of(new Simulation(seed: 1).Trace)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => SpaceTimeChart.Of(TwoNodeStore.Run().Trace, options: new SpaceTimeOptions { MostMessages = 0 }));
    }

    private static double LineOf(string name) => Array.IndexOf(["alice", "left", "right"], name);

    private static JsonNode Layout(Picture picture) => Figure.Parse(picture)["layout"]!;

    private static List<JsonNode> Traces(Picture picture) => [.. Figure.Parse(picture)["data"]!.AsArray().Select(trace => trace!)];

    private static List<JsonNode> Bands(Picture picture) => Traces(picture).FindAll(trace => trace["fill"] is not null);

    private static List<JsonNode> Arrows(Picture picture) => Traces(picture).FindAll(trace => trace["marker"]?["symbol"] is JsonValue symbol && symbol.GetValue<string>() == "arrow");

    /// <summary>The tips of the arrows that have a head.</summary>
    private static List<(double Time, double Line)> Heads(Picture picture) =>
        [.. Arrows(picture).SelectMany(arrow => Enumerable.Range(0, arrow["x"]!.AsArray().Count).Where(i => arrow["marker"]!["size"]![i]!.GetValue<int>() > 0).Select(i => Point(arrow, i)))];

    private static List<(double Time, double Line)> Crosses(Picture picture) =>
        [.. Traces(picture).Where(trace => trace["marker"]?["symbol"] is JsonValue symbol && symbol.GetValue<string>() == Cross).SelectMany(trace => Enumerable.Range(0, trace["x"]!.AsArray().Count).Select(i => Point(trace, i)))];

    private static (double Time, double Line) Point(JsonNode trace, int i) => (trace["x"]![i]!.GetValue<double>(), trace["y"]![i]!.GetValue<double>());

    private static List<string> Annotations(Picture picture) => [.. Layout(picture)["annotations"]!.AsArray().Select(annotation => annotation!["text"].Text())];

    private static List<string> Texts(JsonNode? array) => [.. array!.AsArray().Select(text => text.Text())];
}
