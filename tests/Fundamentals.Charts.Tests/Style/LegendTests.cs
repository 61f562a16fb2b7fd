using System.Text.Json.Nodes;
using Fundamentals.Charts.Tests.Traces;
using Fundamentals.Charts.Traces;

namespace Fundamentals.Charts.Tests.Style;

public sealed class LegendTests
{
    private const int NoLegend = 60;
    private const int OneRow = 88;
    private const int ThreeRows = 128;

    private static readonly string[] Long = ["one of them, which has a long name with a comma", "another of them with as long a name, or longer", "and the third of them, which is no shorter either"];

    [Fact]
    public void TopMargin_OfNoOneOrThreeRows_GrowsWithThem()
    {
        Assert.Equal([NoLegend, OneRow, ThreeRows], new[] { Latencies("a"), Latencies("a", "b"), Latencies(Long) }.Select(TopOf));
        Assert.Equal([NoLegend, OneRow, ThreeRows], new[] { Lines("a"), Lines("a", "b"), Lines(Long) }.Select(TopOf));
        Assert.Equal([NoLegend, OneRow, ThreeRows], new[] { Dots(["row"], "a"), Dots(["row"], "a", "b"), Dots(["row"], Long) }.Select(TopOf));
    }

    [Fact]
    public void Height_OfSeveralRows_KeepsThePlotAsHigh()
    {
        foreach (var draw in new[] { Latencies, Lines })
            Assert.Equal([HouseStyle.Height, HouseStyle.Height, HouseStyle.Height + 40], new[] { draw(["a"]), draw(["a", "b"]), draw(Long) }.Select(HeightOf));
    }

    [Fact]
    public void TopMargin_BesideLongNamesOfRows_CountsWhatIsLeftForTheLegend()
    {
        string[] series = ["one of these", "another one", "the last one", "and one more"];

        Assert.Equal(OneRow, TopOf(Dots(["row"], series)));
        Assert.Equal(OneRow + 20, TopOf(Dots(["a row whose name takes nearly half the width"], series)));
    }

    [Fact]
    public void TopMargin_OfStates_GrowsWithTheirLegend()
    {
        var trace = Cluster.Run().Trace;

        Assert.Equal(OneRow, TopOf(StateTimelineChart.Of(trace)));
        Assert.True(TopOf(StateTimelineChart.Of(trace, note => $"{note}, which takes nearly all of the width of the picture")) > OneRow);
    }

    private static Picture Latencies(params string[] names) => LatencyChart.Of("t", [.. names.Select(name => (name, (IReadOnlyList<TimeSpan>)[TimeSpan.FromMilliseconds(1)]))]);

    private static Picture Lines(params string[] names) => LineChart.Of("t", new Axis("x"), new Axis("y"), [.. names.Select(name => new Series(name, [(1, 2)]))]);

    private static Picture Dots(string[] rows, params string[] names) => DotChart.Of("t", new Axis("x"), "thing", rows, names.Select(name => (name, rows.Select(_ => 1.0))));

    private static double TopOf(Picture picture) => JsonNode.Parse(picture.Json)!["layout"]!["margin"]!["t"]!.GetValue<double>();

    private static double HeightOf(Picture picture) => JsonNode.Parse(picture.Json)!["layout"]!["height"]!.GetValue<double>();
}
