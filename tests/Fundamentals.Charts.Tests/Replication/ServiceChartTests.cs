using System.Text.Json.Nodes;
using Fundamentals.Charts.Replication;
using Fundamentals.Charts.Tests.Traces;
using Fundamentals.Checkers;
using Fundamentals.Faults;
using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Replication;

public sealed class ServiceChartTests
{
    // Windows of 100 ms: 3 of 4 answered, then nobody asks, then 1 of 3; the reads are 0, then 150 and 190 ms out of date.
    private static readonly History Small = History.Of(
        Operation.Write("a", "x", "1", 0, 10),
        Operation.Write("a", "x", "2", 20, 50),
        Operation.Read("b", "x", "1", 30, 40),
        Operation.Of("b", "read", "x", null, null, 90, 95, Outcome.Failed),
        Operation.Read("b", "x", "1", 200, 210),
        Operation.Read("c", "x", "1", 240, 250),
        Operation.Of("a", "write", "x", "3", null, 299, 400, Outcome.Unknown),
        Operation.Of("b", "write", "x", "4", null, 299, 400, Outcome.Failed));

    private static readonly TimeSpan Window = 100.Milliseconds;

    [Fact]
    public void Of_AHistory_CountsRequestsByWhenTheyBegan()
    {
        var picture = ServiceChart.Of(Small, window: Window);

        Assert.Equal([0.75, null, 0.5], Values(picture, "answered"));
        Assert.Equal([1, null, 0.75], Values(picture, "refused"));
        Assert.Equal([50.0, 150, 250], Trace(picture, "answered")["x"]!.AsArray().Select(x => x!.GetValue<double>()));
        Assert.Equal("0 ms to 100 ms:<br>75.0 % of 4 requests answered<br>3 answered, 1 refused, 0 in doubt", Trace(picture, "answered")["hovertext"]![0].Text());
    }

    [Fact]
    public void Of_AHistory_ShowsTheWorstReadOfEachWindow()
    {
        var picture = ServiceChart.Of(Small, window: Window);

        Assert.Equal([0, null, 190.0], Values(picture, "worst read"));
        Assert.Equal("200 ms to 300 ms:<br>worst of 2 reads: out of date for 190 ms<br>median 150 ms; 2 stale", Trace(picture, "worst read")["hovertext"]![2].Text());
    }

    [Fact]
    public void Title_WithoutFaults_StatesTheShareAndTheWorstRead()
    {
        var picture = ServiceChart.Of(Small, window: Window);

        Assert.Equal("62.5 % of requests are answered, and reads are up to 190 ms out of date", picture.Title);
        Assert.EndsWith("8 requests, 5 answered (62.5 %), 2 refused, 1 in doubt; lowest 50.0 % from 200 ms to 300 ms; 2 of 3 reads stale, the worst out of date for 190 ms.", picture.AltText);
    }

    [Fact]
    public void Of_TwoDesigns_StatesWhatEachGivesUpDuringTheFault()
    {
        var picture = TheTwo();
        bool During(Operation operation) => operation.InvokedAt >= 3.Seconds && operation.InvokedAt <= 6.Seconds;
        var majority = TwoDesigns.Majority.History.Operations.Where(During).ToList();
        var worst = Staleness.Of(TwoDesigns.Available.History).Where(read => During(read.Read)).Max(read => read.Time);

        var share = 100.0 * majority.Count(operation => operation.Outcome == Outcome.Ok) / majority.Count;
        Assert.Equal($"During the fault majority answers {share:0.0} % of requests and no read is stale; available answers 100.0 % and reads are up to {worst.TotalMilliseconds:0.#} ms out of date", picture.Title);
        Assert.All(Values(picture, "majority: worst read"), value => Assert.Equal(0, value));
        Assert.All(Values(picture, "available: answered"), value => Assert.Equal(1, value));
        Assert.EndsWith("Behind them: Partition paris | rome oslo from 3,000 ms to 6,000 ms.", picture.AltText);
    }

    // Small's reads are 0, 150 and 190 ms out of date; the worst begins at 240 ms.
    [Theory]
    [InlineData(20, 220, "During the fault 75.0 % of requests are answered, and reads are up to 150 ms out of date")]
    [InlineData(20, 100, "During the fault 66.7 % of requests are answered, and no read is stale")]
    [InlineData(20, 250, "During the fault 80.0 % of requests are answered, and reads are up to 190 ms out of date")]
    public void Title_WithAFault_IsAboutTheReadsThatBeganWithinIt(int from, int to, string expected)
    {
        var sim = new Simulation(seed: 1);
        foreach (var name in new[] { "left", "right" })
            sim.AddNode(name, new Store(other: name));
        new FaultSchedule(new ScheduledFault(Fault.Partition(["left"], ["right"]), At: from.Milliseconds, For: (to - from).Milliseconds)).Install(sim);
        sim.RunUntil(500.Milliseconds);

        var picture = ServiceChart.Of(Small, sim.Trace, window: Window);

        Assert.Equal(expected, picture.Title);
        Assert.Contains("the worst out of date for 190 ms", picture.AltText);
    }

    [Fact]
    public void Of_TwoDesigns_HasTheFaultBehindBothRowsAndItsNameBetweenThem()
    {
        var layout = Figure.Parse(TheTwo())["layout"]!;

        var band = Assert.Single(layout["shapes"]!.AsArray())!;
        Assert.Equal((3000, 6000, 0, 1), (band["x0"]!.GetValue<double>(), band["x1"]!.GetValue<double>(), band["y0"]!.GetValue<double>(), band["y1"]!.GetValue<double>()));
        var name = Assert.Single(layout["annotations"]!.AsArray())!;
        Assert.Equal("<b>Partition paris | rome oslo</b>", name["text"].Text());
        Assert.InRange(name["y"]!.GetValue<double>(), layout["yaxis2"]!["domain"]![1]!.GetValue<double>(), layout["yaxis"]!["domain"]![0]!.GetValue<double>());
    }

    [Fact]
    public void Of_TwoDesigns_DifferInMoreThanColor()
    {
        var picture = TheTwo();
        var (one, other) = (Trace(picture, "majority: answered"), Trace(picture, "available: answered"));

        Assert.NotEqual(one["line"]!["dash"].Text(), other["line"]!["dash"].Text());
        Assert.NotEqual(one["marker"]!["symbol"].Text(), other["marker"]!["symbol"].Text());
        Assert.NotEqual(one["line"]!["color"].Text(), other["line"]!["color"].Text());
        Assert.Equal(one["line"]!["color"].Text(), Trace(picture, "majority: worst read")["line"]!["color"].Text());
    }

    [Theory]
    [InlineData(9_999, 1000, 250)]
    [InlineData(9_999, 60, 2000)]
    [InlineData(80, 1000, 2)]
    [InlineData(0, 3, 1)]
    public void Window_ByDefault_IsRoundAndHoldsTenRequests(double lastMs, int requests, double expectedMs)
    {
        var history = History.Of(Enumerable.Range(0, requests).Select(i => Operation.Read($"p{i}", "x", null, lastMs * i / (requests - 1), lastMs + 1)));

        Assert.Contains($"in windows of {expectedMs:#,0.###} ms:", ServiceChart.Of(history).AltText);
    }

    [Fact]
    public void Of_WhatCannotBeDrawn_SaysWhy()
    {
        static string Error(Action action) => Assert.ThrowsAny<ArgumentException>(action).Message;
        var off = new Simulation(seed: 1, new SimulationOptions { Trace = false }).Trace;

        Assert.Contains("no history", Error(() => ServiceChart.Of([])));
        Assert.Contains("'a' is there twice", Error(() => ServiceChart.Of([("a", Small), ("a", Small)])));
        Assert.Contains("'a' has no operations", Error(() => ServiceChart.Of([("a", History.Of())])));
        Assert.Contains("has no times", Error(() => ServiceChart.Of(History.FromEvents([new HistoryEvent("a", HistoryEventType.Invoke, "read", "x", null)]))));
        Assert.Contains("longer than zero", Error(() => ServiceChart.Of(Small, window: TimeSpan.Zero)));
        Assert.Contains("The trace is off", Error(() => ServiceChart.Of(Small, off)));
        Assert.Throws<UnsuitableHistoryException>(() => ServiceChart.Of(History.Of(Operation.Read("a", "x", "never written", 0, 1))));
    }

    private static Picture TheTwo() =>
        ServiceChart.Of([("majority", TwoDesigns.Majority.History), ("available", TwoDesigns.Available.History)], TwoDesigns.Available.Trace);

    private static JsonNode Trace(Picture picture, string name) => Assert.Single(Figure.Parse(picture)["data"]!.AsArray(), trace => trace!["name"].Text() == name)!;

    private static IEnumerable<double?> Values(Picture picture, string name) => Trace(picture, name)["y"]!.AsArray().Select(value => value?.GetValue<double>());
}
