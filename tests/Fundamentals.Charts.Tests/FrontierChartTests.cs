using System.Text.Json.Nodes;

namespace Fundamentals.Charts.Tests;

public sealed class FrontierChartTests
{
    private static readonly Axis Latency = new("p99.9 of reads and writes", "ms");
    private static readonly Axis Fresh = new("fresh reads") { IsPercent = true, StartsAtZero = false };

    private static readonly FrontierPoint[] Quorums =
    [
        new("R=1 W=1", 5.5, 0.4), new("R=1 W=2", 9, 0.85), new("R=2 W=1", 8, 0.8), new("R=2 W=2", 12, 1), new("R=3 W=1", 12, 1),
        new("R=1 W=3", 14, 1), new("R=3 W=3", 20, 1), new("R=2 W=3", 12.5, 0.9),
    ];

    public static Picture Dense() => FrontierChart.Of(Latency with { IsLogarithmic = true }, Fresh, Enumerable.Range(0, 16).Select(i => new FrontierPoint($"R={i % 4} W={i / 4}", 5 + (i % 4) + (i / 4), 0.9 + (i % 5 / 100.0))));

    public static Picture OfQuorums(string? title = null) => FrontierChart.Of(Latency, Fresh, Quorums, title);

    [Fact]
    public void Of_Points_JoinsThoseThatNoOtherBeats()
    {
        var data = Figure.Parse(OfQuorums())["data"]!;

        Assert.Equal([5.5, 8, 9, 12, 12], Numbers(data[0]!["x"]));
        Assert.Equal([0.4, 0.8, 0.85, 1, 1], Numbers(data[0]!["y"]));
        Assert.Equal("hv", data[0]!["line"]!["shape"].Text());
        Assert.Equal([14.0, 20, 12.5], Numbers(data[1]!["x"]));
        Assert.Equal("circle-open", data[1]!["marker"]!["symbol"].Text());
    }

    [Fact]
    public void Of_LessIsBetterInBoth_JoinsTheLowerLeft()
    {
        var data = Figure.Parse(FrontierChart.Of(Latency, new Axis("staleness", "ms"), [new("a", 1, 9), new("b", 2, 3), new("c", 3, 4), new("d", 4, 1)], betterY: Better.Less))["data"]!;

        Assert.Equal([1.0, 2, 4], Numbers(data[0]!["x"]));
        Assert.Equal([3.0], Numbers(data[1]!["x"]));
    }

    [Fact]
    public void Texts_SayWhichBeatsWhich()
    {
        var picture = OfQuorums();
        var data = Figure.Parse(picture)["data"]!;

        Assert.Equal("5 of 8 settings are beaten by no other, from R=1 W=1 (5.5 ms, 40.0 %) to R=3 W=1 (12 ms, 100.0 %)", picture.Title);
        Assert.Equal("<b>R=2 W=3</b><br>p99.9 of reads and writes: 12.5 ms<br>fresh reads: 90.0 %<br>R=2 W=2 beats it", data[1]!["hovertext"]![2].Text());
        Assert.Contains("Beaten: R=1 W=3 at 14 ms and 100.0 %, by R=2 W=2; ", picture.AltText);
        Assert.Equal("p99.9 of reads and writes (ms), less is better", Figure.Parse(picture)["layout"]!["xaxis"]!["title"]!["text"].Text());
        Assert.Equal("a (1 ms, 50.0 %) beats the other 1 setting", FrontierChart.Of(Latency, Fresh, [new("a", 1, 0.5), new("b", 2, 0.5)]).Title);
    }

    [Fact]
    public void Of_SharesUpToAll_LeavesRoomForLabelsAboveAndNamesNoShareBeyond()
    {
        var axis = Figure.Parse(OfQuorums())["layout"]!["yaxis"]!;

        Assert.Equal([0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1], Numbers(axis["tickvals"]));
        Assert.Equal("100%", axis["ticktext"]![6].Text());
        Assert.InRange(Numbers(axis["range"])[1], 1.05, 1.2);
    }

    [Fact]
    public void Of_AxesThatCoverTheSame_HaveTheSameRanges()
    {
        static double[] Ranges(params FrontierPoint[] points)
        {
            var layout = Figure.Parse(FrontierChart.Of(Latency with { IsLogarithmic = true, Covers = [1, 500] }, Fresh with { Covers = [0.5, 1] }, points))["layout"]!;
            return [.. Numbers(layout["xaxis"]!["range"]), .. Numbers(layout["yaxis"]!["range"])];
        }

        Assert.Equal(Ranges(new("a", 2, 0.6), new("b", 300, 0.7)), Ranges(new FrontierPoint("a", 20, 0.9)));
    }

    [Fact]
    public void Labels_OfManyPoints_NeverOverlapEachOtherOrPoints()
    {
        foreach (var picture in new[] { OfQuorums(), Dense() })
        {
            var figure = Figure.Parse(picture);
            var (x, y) = (Numbers(figure["layout"]!["xaxis"]!["range"]), Numbers(figure["layout"]!["yaxis"]!["range"]));
            var boxes = figure["layout"]!["annotations"]!.AsArray().Select(label =>
            {
                double Value(string name) => label![name]?.GetValue<double>() ?? 0;
                var left = ((Value("x") - x[0]) / (x[1] - x[0]) * 660) + Value("xshift") + Value("ax");
                var top = 330 - ((Value("y") - y[0]) / (y[1] - y[0]) * 330) - Value("yshift") + Value("ay");
                var half = label!["text"].Text().Length * 7 / 2;
                return (Left: left - half, Right: left + half, Top: top - 7, Bottom: top + 7);
            }).ToList();

            Assert.True(boxes.Count >= 8, $"{boxes.Count} labels");
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.False(boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right && boxes[i].Top < boxes[j].Bottom && boxes[j].Top < boxes[i].Bottom, $"labels {j} and {i} overlap");
            }
        }
    }

    [Fact]
    public void Labels_AmongCrowdedPoints_AreNearestToTheirOwn()
    {
        FrontierPoint[] continents =
        [
            new("R=1 W=1", 1.18, 0.797), new("R=1 W=2", 41.79, 0.99), new("R=1 W=3", 76.83, 1), new("R=2 W=1", 84.84, 0.964), new("R=2 W=2", 125.8, 1),
            new("R=2 W=3", 160.2, 1), new("R=3 W=1", 152.6, 1), new("R=3 W=2", 195.5, 1), new("R=3 W=3", 227.9, 1),
        ];
        var layout = Figure.Parse(FrontierChart.Of(Latency with { IsLogarithmic = true, Covers = [1, 500] }, Fresh with { Covers = [0.75] }, continents))["layout"]!;
        var (x, y) = (Numbers(layout["xaxis"]!["range"]), Numbers(layout["yaxis"]!["range"]));
        (double X, double Y) At(FrontierPoint point) => ((Math.Log10(point.X) - x[0]) / (x[1] - x[0]) * 660, (point.Y - y[0]) / (y[1] - y[0]) * 330);
        var labels = layout["annotations"]!.AsArray();

        Assert.Superset(new HashSet<string> { "R=1 W=1", "R=1 W=2", "R=1 W=3", "R=2 W=2" }, labels.Select(label => label!["text"].Text()).ToHashSet());
        foreach (var label in labels.Where(label => !label!["showarrow"]!.GetValue<bool>()))
        {
            var own = At(continents.Single(point => point.Setting == label!["text"].Text()));
            var (left, up) = (own.X + label!["xshift"]!.GetValue<double>(), own.Y + label["yshift"]!.GetValue<double>());
            double Gap((double X, double Y) point) => Math.Max(Math.Abs(point.X - left) - (label["text"].Text().Length * 7 / 2), Math.Abs(point.Y - up) - 7);
            Assert.Equal(label["text"].Text(), continents.MinBy(point => Gap(At(point)))!.Setting);
        }
    }

    [Fact]
    public void Labels_OfPointsFarApart_NeedNoLines()
    {
        FrontierPoint[] points = [.. Enumerable.Range(0, 100).Select(i => 1 + (i * 0.37)).Select(x => new FrontierPoint($"{x} s", x, 0.5))];

        Assert.All(points, point => Assert.False(Figure.Parse(FrontierChart.Of(Latency with { Covers = [0, 50] }, Fresh with { Covers = [0, 1] }, [point]))["layout"]!["annotations"]![0]!["showarrow"]!.GetValue<bool>()));
    }

    [Fact]
    public void Of_WhatCannotBeDrawn_SaysWhy()
    {
        static string Error(Axis x, params FrontierPoint[] points) => Assert.Throws<ArgumentException>(() => FrontierChart.Of(x, Fresh, points)).Message;

        Assert.Contains("no setting", Error(Latency));
        Assert.Contains("'a' is there twice", Error(Latency, new("a", 1, 1), new("a", 2, 1)));
        Assert.Contains("'a' is at (NaN, 1)", Error(Latency, new FrontierPoint("a", double.NaN, 1)));
        Assert.Contains("no place on a logarithmic axis", Error(Latency with { IsLogarithmic = true }, new FrontierPoint("a", 0, 1)));
    }

    private static double[] Numbers(JsonNode? array) => [.. array!.AsArray().Select(value => value!.GetValue<double>())];
}
