using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class LoadChartTests
{
    private static readonly KeyLoad Load = KeyLoad.Of(Figure.Ring(10), Figure.TenThousand);

    [Fact]
    public void Of_Load_HasABarPerNodeAndTheMean()
    {
        var figure = Figure.Parse(LoadChart.Of(Load));

        Assert.Equal(Load.Nodes.Select(node => node.Keys), figure["data"]![0]!["y"]!.AsArray().Select(value => value!.GetValue<int>()));
        Assert.Equal(Load.Nodes.Select(node => node.Node), figure["data"]![0]!["x"]!.AsArray().Select(value => value.Text()));
        Assert.Equal(2500, figure["layout"]!["shapes"]![0]!["y0"]!.GetValue<double>());
    }

    [Fact]
    public void Title_StatesThePeakToMean()
    {
        var fullest = Load.Nodes.MaxBy(node => node.Keys);

        Assert.Equal($"The fullest of 4 nodes, {fullest.Node}, keeps {Load.PeakToMean:0.00} times the mean", LoadChart.Of(Load).Title);
        Assert.Contains($"{fullest.Node} {fullest.Keys:N0}", LoadChart.Of(Load).AltText);
    }

    [Fact]
    public void Of_SeveralSettings_HasAFrameAndAStepForEach()
    {
        var figure = Figure.Parse(Figure.Slider());

        Assert.Equal(["1", "10", "100"], figure["frames"]!.AsArray().Select(frame => frame!["name"].Text()));
        var steps = figure["layout"]!["sliders"]![0]!["steps"]!.AsArray();
        Assert.Equal(["1", "10", "100"], steps.Select(step => step!["args"]![0]![0].Text()));
        Assert.Equal(
            Load.Nodes.Select(node => node.Keys),
            figure["frames"]![1]!["data"]![0]!["y"]!.AsArray().Select(value => value!.GetValue<int>()));
    }

    [Fact]
    public void Of_SettingsThatCannotBeCompared_SaysWhich()
    {
        var other = KeyLoad.Of(ConsistentHashRing.Of("x"), Figure.TenThousand);

        Assert.Contains("no settings", Assert.Throws<ArgumentException>(() => LoadSliderChart.Of("k", [])).Message);
        Assert.Contains("'1' is there twice", Assert.Throws<ArgumentException>(() => LoadSliderChart.Of("k", [("1", Load), ("1", Load)])).Message);
        Assert.Contains("at '2' is of other nodes", Assert.Throws<ArgumentException>(() => LoadSliderChart.Of("k", [("1", Load), ("2", other)])).Message);
    }
}
