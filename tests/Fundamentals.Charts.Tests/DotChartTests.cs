namespace Fundamentals.Charts.Tests;

public sealed class DotChartTests
{
    private static readonly Axis Nanoseconds = new("time of a lookup", "ns") { IsLogarithmic = true };

    [Fact]
    public void Of_TwoSeries_DrawsARowForEachThingWithADotForEachNumber()
    {
        var figure = Figure.Parse(Two());
        var data = figure["data"]!.AsArray();

        Assert.Equal(["ring", "maglev"], data[1]!["y"]!.AsArray().Select(row => row.Text()));
        Assert.Equal([60, 24], data[1]!["x"]!.AsArray().Select(value => value!.GetValue<double>()));
        Assert.Equal([140, 28], data[2]!["x"]!.AsArray().Select(value => value!.GetValue<double>()));
        Assert.NotEqual(data[1]!["marker"]!["symbol"].Text(), data[2]!["marker"]!["symbol"].Text());
        Assert.Equal("reversed", figure["layout"]!["yaxis"]!["autorange"].Text());
    }

    [Fact]
    public void Of_TwoSeries_JoinsTheDotsOfEachRow()
    {
        var spans = Figure.Parse(Two())["data"]![0]!;

        Assert.Equal([60, 140, null, 24, 28, null], spans["x"]!.AsArray().Select(value => value?.GetValue<double>()));
        Assert.Equal(["ring", "ring", null, "maglev", "maglev", null], spans["y"]!.AsArray().Select(row => row?.GetValue<string>()));
    }

    [Fact]
    public void Of_OneSeries_HasNeitherLinesNorLegend()
    {
        var figure = Figure.Parse(DotChart.Of("t", new Axis("imbalance") { IsPercent = true }, "rule", ["a"], ("all", [0.5])));

        Assert.Single(figure["data"]!.AsArray());
        Assert.False(figure["layout"]!["showlegend"]!.GetValue<bool>());
    }

    [Fact]
    public void AltText_NamesEveryNumber() => Assert.Equal(
        "Maglev is steady. Dots of time of a lookup (ns) for each rule. ring: 60 ns (10 nodes), 140 ns (1,000 nodes). maglev: 24 ns (10 nodes), 28 ns (1,000 nodes).",
        Two().AltText);

    [Fact]
    public void Of_WhatCannotBeDrawn_SaysWhatAndWhy()
    {
        Assert.StartsWith("There is nothing to draw", Error([], ("a", [])), StringComparison.Ordinal);
        Assert.StartsWith("The row 'ring' is there twice", Error(["ring", "ring"], ("a", [1, 2])), StringComparison.Ordinal);
        Assert.StartsWith("There are 0 series; give one to 6.", Error(["ring"]), StringComparison.Ordinal);
        Assert.StartsWith("The series 'a' has 2 numbers for 1 rows", Error(["ring"], ("a", [1, 2])), StringComparison.Ordinal);
        Assert.StartsWith("The series 'a' has 0 for 'ring', which has no place on a logarithmic axis", Error(["ring"], ("a", [0])), StringComparison.Ordinal);
        Assert.StartsWith("The series 'a' has NaN for 'ring'", Error(["ring"], ("a", [double.NaN])), StringComparison.Ordinal);
    }

    internal static Picture Two() => DotChart.Of("Maglev is steady", Nanoseconds, "rule", ["ring", "maglev"], ("10 nodes", [60, 24]), ("1,000 nodes", [140, 28]));

    private static string Error(string[] rows, params (string, IEnumerable<double>)[] series) =>
        Assert.Throws<ArgumentException>(() => DotChart.Of("t", Nanoseconds, "rule", rows, series)).Message;
}
