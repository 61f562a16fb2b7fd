using System.Text.Json.Nodes;
using Fundamentals.Charts.Histories;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Tests.Histories;

public sealed class TimelineLabelsTests
{
    // Axis and margins leave 650 pixels; a letter takes 6.3, with 8 between labels.
    private const double PlotWidth = 650;

    [Fact]
    public void Of_LabelsWithRoom_AreAboveTheMiddleOfTheirBars()
    {
        var picture = OperationTimeline.Of(History.Of(Operation.Write("a", "x", 1, 0, 10), Operation.Write("a", "x", 2, 50, 60)));

        Assert.Equal([("write x 1", 5.0, -0.31), ("write x 2", 55.0, -0.31)], Labels(picture));
        Assert.DoesNotContain(Data(picture), trace => trace!["name"]?.GetValue<string>() == "leaders");
    }

    [Fact]
    public void Of_NeighbourThatOverlapsALittle_IsInASecondLineWithALeaderToItsBar()
    {
        var near = OperationTimeline.Of(History.Of(Operation.Write("a", "x", "first", 0, 4), Operation.Write("a", "x", "second", 12, 16), Operation.Read("b", "x", "second", 90, 100)));

        var (one, other) = (Labels(near)[0], Labels(near)[1]);
        Assert.Equal((2.0, 14.0), (one.X, other.X));
        Assert.True(other.Y < one.Y);
        var leader = Data(near).Single(trace => trace!["name"]?.GetValue<string>() == "leaders")!;
        Assert.Equal([14.0, 14.0, null], leader["x"]!.AsArray().Select(x => x?.GetValue<double>()));
        Assert.True(HeightOf(near) > HeightOf(OperationTimeline.Of(History.Of(Operation.Write("a", "x", "first", 0, 4), Operation.Read("b", "x", "first", 90, 100)))));
    }

    [Fact]
    public void Of_NeighbourOfTwoFullLines_IsPushedAsideAndStillOverItsBar()
    {
        var picture = OperationTimeline.Of(History.Of(
            Operation.Write("a", "x", "first", 0, 2),
            Operation.Write("a", "x", "second", 10, 12),
            Operation.Write("a", "x", "third", 15, 17),
            Operation.Write("b", "x", "last", 90, 100)));

        var labels = Labels(picture);
        Assert.Equal([1.0, 11.0], labels.Take(2).Select(label => label.X));
        Assert.Equal(("write x \"third\"", labels[0].Y), (labels[2].Text, labels[2].Y));
        Assert.InRange(labels[2].X, 17, 16 + HalfOf(labels[2].Text, picture));
        AssertApart(picture);
    }

    // A line holds five.
    [Fact]
    public void Of_ManyOperations_HasLabelsThatDoNotOverlapAndReachOverTheirBars()
    {
        var history = History.Of(Enumerable.Range(0, 60).Select(i => Operation.Write("a", "x", $"value {i}", 5 * i, (5 * i) + 1 + (i % 4))));

        var picture = OperationTimeline.Of(history);

        AssertApart(picture);
        Assert.InRange(Labels(picture).Count, 7, 10);
        foreach (var label in Labels(picture))
        {
            var bar = history.Operations.Single(operation => label.Text == $"write x \"{operation.Input}\"");
            Assert.InRange((bar.InvokedAt + bar.ReturnedAt!.Value).TotalMilliseconds / 2, label.X - HalfOf(label.Text, picture), label.X + HalfOf(label.Text, picture));
        }
    }

    // Ten writes on each other, so that only those that come first have room.
    [Fact]
    public void Of_Contradiction_LabelsTheWriteThatTheBlockedReadSaw()
    {
        var writes = Enumerable.Range(0, 10).Select(i => Operation.Write("a", "x", $"value {i}", 2 * i, (2 * i) + 1));
        var history = History.Of([.. writes, Operation.Read("b", "x", "value 5", 190, 200)]);

        var picture = OperationTimeline.Of(history, Linearizability.Check(history, new RegisterModel()));

        Assert.Equal(["read x → \"value 5\"", "write x \"value 5\""], Labels(picture).Take(2).Select(label => label.Text));
        Assert.DoesNotContain(Labels(OperationTimeline.Of(history)), label => label.Text == "write x \"value 5\"");
    }

    private static void AssertApart(Picture picture)
    {
        foreach (var line in Labels(picture).GroupBy(label => label.Y).Select(line => line.OrderBy(label => label.X).ToList()))
            Assert.All(line.Zip(line.Skip(1)), pair => Assert.True(pair.Second.X - pair.First.X >= HalfOf(pair.First.Text, picture) + HalfOf(pair.Second.Text, picture) - 1e-6, $"{pair}"));
    }

    private static double HalfOf(string label, Picture picture)
    {
        var range = JsonNode.Parse(picture.Json)!["layout"]!["xaxis"]!["range"]!;
        return ((label.Length * 6.3) + 8) / 2 * (range[1]!.GetValue<double>() - range[0]!.GetValue<double>()) / PlotWidth;
    }

    private static List<(string Text, double X, double Y)> Labels(Picture picture)
    {
        var labels = Data(picture).First(trace => trace!["mode"]?.GetValue<string>() == "text")!;
        return [.. labels["text"]!.AsArray().Select((text, i) => (text!.GetValue<string>(), labels["x"]![i]!.GetValue<double>(), labels["y"]![i]!.GetValue<double>()))];
    }

    private static double HeightOf(Picture picture) => JsonNode.Parse(picture.Json)!["layout"]!["height"]!.GetValue<double>();

    private static JsonArray Data(Picture picture) => JsonNode.Parse(picture.Json)!["data"]!.AsArray();
}
