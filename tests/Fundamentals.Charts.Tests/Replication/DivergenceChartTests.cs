using Fundamentals.Charts.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Replication;

public sealed class DivergenceChartTests
{
    public static Picture Divergence(string name) => DivergenceChart.Of(
        Enumerable.Range(0, 44).SelectMany(i => TwoDesigns.Names.Append(name).Select((replica, row) => new DivergenceSample((i * 250).Milliseconds, replica, i is >= 12 and < 24 && row is 0 or 2 ? (i - 11) * (row + 1) : 0))),
        trace: TwoDesigns.Available.Trace);

    [Fact]
    public void Of_Samples_HasARowForEachReplicaAndACellForEachTime()
    {
        var picture = DivergenceChart.Of([new(0.Seconds, "a", 0), new(1.Seconds, "a", 3), new(0.Seconds, "b", 2)]);
        var cells = Figure.Parse(picture)["data"]![0]!;

        Assert.Equal("[[0,3],[2,null]]", cells["z"]!.ToJsonString().Replace(".0", ""));
        Assert.Equal([0.0, 1000, 2000], cells["x"]!.AsArray().Select(x => x!.GetValue<double>()));
        Assert.Equal("a, 1,000 ms to 2,000 ms:<br>3 keys behind", cells["hovertext"]![0]![1].Text());
        Assert.Equal("%{z}", cells["texttemplate"].Text());
        Assert.Equal("a is up to 3 keys behind, at 1,000 ms; in the end a still is by 3", picture.Title);
        Assert.EndsWith("a: at most 3 at 1,000 ms, 3 at the end; b: at most 2 at 0 ms, 2 at the end.", picture.AltText);
    }

    [Fact]
    public void Of_ATrace_FramesItsFaults()
    {
        var layout = Figure.Parse(Divergence("bern"))["layout"]!;

        var frame = Assert.Single(layout["shapes"]!.AsArray())!;
        Assert.Equal((3.0, 6.0), (frame["x0"]!.GetValue<double>(), frame["x1"]!.GetValue<double>()));
        Assert.Equal("<b>Partition paris | rome oslo</b>", layout["annotations"]![0]!["text"].Text());
    }

    [Fact]
    public void Of_WhatCannotBeDrawn_SaysWhy()
    {
        static string Error(params DivergenceSample[] samples) => Assert.Throws<ArgumentException>(() => DivergenceChart.Of(samples)).Message;

        Assert.Equal("No replica is ever behind", DivergenceChart.Of([new(0.Seconds, "a", 0)]).Title);
        Assert.Contains("no samples", Error());
        Assert.Contains("'a' is -1 behind at 5 ms", Error(new DivergenceSample(5.Milliseconds, "a", -1)));
        Assert.Contains("'a' is sampled twice at 5 ms", Error(new(5.Milliseconds, "a", 1), new(5.Milliseconds, "a", 2)));
    }
}
