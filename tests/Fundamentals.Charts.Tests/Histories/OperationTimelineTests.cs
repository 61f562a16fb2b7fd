using System.Text.Json.Nodes;
using Fundamentals.Charts.Histories;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Tests.Histories;

public sealed class OperationTimelineTests
{
    private static readonly History Fine = History.Of(
        Operation.Write("a", "x", 1, 0, 40),
        Operation.Read("b", "x", null, 5, 20),
        Operation.Read("c", "x", 1, 10, 50),
        Operation.Of("d", "write", "x", 2, null, 30, 60, Outcome.Unknown));

    private static readonly History Stale = History.Of(
        Operation.Write("a", "x", 1, 0, 10),
        Operation.Write("a", "x", 2, 20, 30),
        Operation.Read("b", "x", 1, 40, 50),
        Operation.Read("b", "x", 2, 60, 70));

    [Fact]
    public void Of_Linearizable_NumbersTheOrderWithinTheOperations()
    {
        var verdict = (Satisfied)Linearizability.Check(Fine, new RegisterModel());

        var picture = OperationTimeline.Of(Fine, verdict);

        var points = Trace(picture, "a legal order");
        Assert.Equal(["1", "2", "3"], Trace(picture, "place in the order")["text"]!.AsArray().Select(text => text!.GetValue<string>()));
        var moments = points["x"]!.AsArray().Select(x => x!.GetValue<double>()).ToList();
        Assert.Equal(moments.Order(), moments);
        Assert.All(verdict.Order.Zip(moments), pair => Assert.InRange(pair.Second, pair.First.InvokedAt.TotalMilliseconds, pair.First.ReturnedAt!.Value.TotalMilliseconds));
        Assert.Equal("A linearizable register: one order explains every answer", picture.Title);
        Assert.Contains("A legal order: 1 b: read x → nil, 2 a: write x 1, 3 c: read x → 1.", picture.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnknownOutcome_ReachesToTheRightEnd()
    {
        var tail = Trace(OperationTimeline.Of(Fine), "may take effect still");

        Assert.Equal(60, tail["base"]![0]!.GetValue<double>());
        Assert.True(tail["x"]![0]!.GetValue<double>() > 0);
    }

    [Fact]
    public void Of_NotLinearizable_MarksTheContradictionAndLeavesOutWhatCameAfter()
    {
        var model = NamedModels.Named("register");
        var verdict = SmallestEvidence.Of(Stale, (Violated)model.CheckLinearizable(Stale), model.CheckLinearizable);

        var picture = OperationTimeline.Of(Stale, verdict);

        Assert.Equal([0.0, 20.0, 40.0], Trace(picture, "contradiction")["base"]!.AsArray().Select(x => x!.GetValue<double>()).Order());
        Assert.Equal(45, Trace(picture, "cannot be placed")["x"]![0]!.GetValue<double>());
        Assert.Equal("Not a linearizable register: 'b: read x → 1' has no place", picture.Title);
        Assert.Contains("Shown are 3 of 4 operations. Why: 'b: read x → 1' cannot be placed", picture.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_LongHistory_ShowsAtMostTheOperationsAskedFor()
    {
        var history = History.Of(Enumerable.Range(0, 200).Select(i => Operation.Write("a", "x", i, 2 * i, (2 * i) + 1)));

        Assert.Equal(25, Trace(OperationTimeline.Of(history, mostOperations: 25), "answered")["x"]!.AsArray().Count);
    }

    [Fact]
    public void Of_Band_LiesBehindTheOperations()
    {
        var picture = OperationTimeline.Of(Stale, bands: [new TimelineBand(TimeSpan.FromMilliseconds(15), TimeSpan.FromMilliseconds(45), "partition")]);

        var shape = JsonNode.Parse(picture.Json)!["layout"]!["shapes"]![0]!;
        Assert.Equal((15.0, 45.0, "below"), (shape["x0"]!.GetValue<double>(), shape["x1"]!.GetValue<double>(), shape["layer"]!.GetValue<string>()));
        Assert.Contains("partition from 15 to 45 ms", picture.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_BandsThatOverlap_HaveTheirLabelsOnLinesOfTheirOwn()
    {
        TimelineBand[] bands = [Band(10, 50, "the first"), Band(24, 44, "the second"), Band(60, 70, "the third")];

        var layout = JsonNode.Parse(OperationTimeline.Of(Stale, bands: bands).Json)!["layout"]!;

        Assert.Equal([16, 0, 16], layout["annotations"]!.AsArray().Select(label => label!["yshift"]!.GetValue<int>()));
        Assert.Equal(JsonNode.Parse(OperationTimeline.Of(Stale).Json)!["layout"]!["height"]!.GetValue<int>() + 32, layout["height"]!.GetValue<int>());
    }

    [Fact]
    public void Of_BandsBeyondThePicture_AreCutOffOrLeftOut()
    {
        TimelineBand[] bands = [Band(60, 9000, "long"), Band(8000, 9000, "later"), Band(65, null, "for ever")];

        var picture = OperationTimeline.Of(Stale, bands: bands);

        var layout = JsonNode.Parse(picture.Json)!["layout"]!;
        var right = layout["xaxis"]!["range"]![1]!.GetValue<double>();
        Assert.Equal([(60, right), (65, right)], layout["shapes"]!.AsArray().Select(shape => (shape!["x0"]!.GetValue<double>(), shape["x1"]!.GetValue<double>())));
        Assert.All(layout["annotations"]!.AsArray(), label => Assert.InRange(label!["x"]!.GetValue<double>(), 0, right));
        Assert.Contains("Behind them: long from 60 to 9,000 ms; for ever from 65 ms on.", picture.AltText, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingToDraw_IsExplained()
    {
        Assert.StartsWith("There is no operation to draw", Assert.Throws<ArgumentException>(() => OperationTimeline.Of(History.Of())).Message, StringComparison.Ordinal);
        Assert.StartsWith("The band 'p' ends at 1 ms, before it begins at 2 ms.", Assert.Throws<ArgumentException>(() => OperationTimeline.Of(Stale, bands: [new TimelineBand(TimeSpan.FromMilliseconds(2), TimeSpan.FromMilliseconds(1), "p")])).Message, StringComparison.Ordinal);
    }

    private static TimelineBand Band(double from, double? to, string label) =>
        new(TimeSpan.FromMilliseconds(from), to is { } end ? TimeSpan.FromMilliseconds(end) : TimeSpan.MaxValue, label);

    private static JsonNode Trace(Picture picture, string name) => JsonNode.Parse(picture.Json)!["data"]!.AsArray().Single(trace => trace!["name"]?.GetValue<string>() == name)!;
}
