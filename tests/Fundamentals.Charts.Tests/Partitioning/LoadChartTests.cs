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
    public void Of_CountJustUnderTheLine_IsWrittenAboveIt()
    {
        var load = KeyLoad.Of(ModuloPartitioner.Of("a", "b", "c", "d"), Figure.TenThousand);
        var heights = Figure.Parse(LoadChart.Of(load))["layout"]!["annotations"]!.AsArray().Skip(1).Select(label => label!["y"]!.GetValue<double>());

        Assert.Contains(load.Nodes, node => node.Keys < load.Mean);
        Assert.Equal(load.Nodes.Select(node => Math.Max(node.Keys, load.Mean)), heights);
    }

    [Fact]
    public void Of_Weights_ComparesEachNodeWithItsShare()
    {
        (string, double)[] weights = [("a", 1), ("b", 1), ("c", 2), ("d", 4)];
        foreach (var partitioner in new IPartitioner[] { ConsistentHashRing.Weighted(weights), RendezvousPartitioner.Weighted(weights) })
        {
            var load = KeyLoad.Of(partitioner, Figure.TenThousand);
            double[] shares = [1250, 1250, 2500, 5000];
            var farthest = load.Nodes.Zip(shares, (node, share) => Math.Abs((node.Keys / share) - 1)).Max();

            var picture = LoadChart.Of(partitioner, Figure.TenThousand);

            Assert.Equal(shares, Figure.Parse(picture)["layout"]!["shapes"]!.AsArray().Select(line => line!["y0"]!.GetValue<double>()));
            Assert.Equal($"Every node is within {farthest * 100:0.0} % of its weight's share", picture.Title);
            Assert.Contains($"d {load.Nodes[3].Keys:N0} where its weight's share is 5,000", picture.AltText);
            Assert.DoesNotContain("mean", picture.AltText, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Of_EqualWeights_ComparesWithTheMean() =>
        Assert.Contains("times the mean", LoadChart.Of(ConsistentHashRing.Weighted(("a", 2), ("b", 2)), Figure.TenThousand).Title);

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
