using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class RingChartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void Bands_OfEveryNode_CoverWhatItOwns(int virtualNodes)
    {
        var ring = Figure.Ring(virtualNodes);
        var bands = Figure.Parse(RingChart.Of(ring))["data"]!.AsArray().Where(trace => trace!["type"].Text() == "barpolar").ToList();

        Assert.Equal(ring.Nodes.Select(node => $"{node} {ring.OwnedShare(node) * 100:0.0} %"), bands.Select(band => band!["name"].Text()));
        foreach (var (node, band) in ring.Nodes.Zip(bands))
            Assert.Equal(ring.OwnedShare(node) * 360, band!["width"]!.AsArray().Sum(width => width!.GetValue<double>()), 0.01);
    }

    [Fact]
    public void Bands_AreCentredOnTheOwnersOfTheirAngles()
    {
        var ring = Figure.Ring(3);
        foreach (var band in Figure.Parse(RingChart.Of(ring))["data"]!.AsArray().Where(trace => trace!["type"].Text() == "barpolar"))
        {
            foreach (var angle in band!["theta"]!.AsArray())
                Assert.StartsWith(ring.NodeAt((ulong)(angle!.GetValue<double>() / 360 * Math.Pow(2, 64))), band["name"].Text());
        }
    }

    [Fact]
    public void Points_OfALargeRing_AreLeftOut()
    {
        static bool HasPoints(Picture picture) => Figure.Parse(picture)["data"]!.AsArray().Any(trace => trace!["name"]?.Text() == "points");

        Assert.True(HasPoints(RingChart.Of(Figure.Ring(10))));
        Assert.False(HasPoints(RingChart.Of(Figure.Ring(100))));
    }

    [Fact]
    public void Keys_Few_HaveAWayToTheirOwnerEach()
    {
        var ring = Figure.Ring(1);
        var colors = NodeColors.Of(ring.Nodes);
        var keys = Keys.Numbered("key-", 6);

        var ways = Figure.Parse(RingChart.Of(ring, keys))["data"]!.AsArray().Where(trace => trace!["mode"]?.Text() == "lines+markers");

        Assert.Equal(
            keys.ToDictionary(key => $"way of {key}", key => colors[ring.NodeFor(key)]),
            ways.ToDictionary(way => way!["name"].Text(), way => way!["line"]!["color"].Text()));
    }

    [Fact]
    public void Keys_OfOneOwner_GoWaysThatNeitherCrossNorCover()
    {
        var ring = ConsistentHashRing.Of(["a"], new RingOptions { VirtualNodes = 1 });
        var ways = Figure.Parse(RingChart.Of(ring, Keys.Numbered("key-", 16)))["data"]!.AsArray().Where(trace => trace!["mode"]?.Text() == "lines+markers");

        var lanes = ways.Select(way => way!["r"]![1]!.GetValue<double>()).ToList();
        var heads = ways.Select(way => way!["theta"]!.AsArray()[^1]!.GetValue<double>()).ToList();

        Assert.Equal(16, lanes.Distinct().Count());
        Assert.Equal(lanes.OrderDescending(), lanes);
        Assert.Equal(heads.Distinct().Order(), heads);
    }

    // plotly.js outlines markers in white where there are some of several sizes; in the dark, outlines fuse into a zigzag.
    [Fact]
    public void Ways_Heads_HaveNoOutline()
    {
        var ways = Figure.Parse(RingChart.Of(Figure.Ring(1), Keys.Numbered("key-", 6)))["data"]!.AsArray().Where(trace => trace!["mode"]?.Text() == "lines+markers").ToList();

        Assert.Equal(6, ways.Count);
        Assert.All(ways, way => Assert.Equal(0, way!["marker"]!["line"]!["width"]!.GetValue<int>()));
    }

    [Fact]
    public void Keys_TooMany_AreCutOffAndTheTextSaysSo()
    {
        var picture = RingChart.Of(Figure.Ring(10), Figure.TenThousand);

        var keys = Figure.Parse(picture)["data"]!.AsArray().Single(trace => trace!["name"]?.Text() == "keys")!;
        Assert.Equal(RingChart.MostKeys, keys["theta"]!.AsArray().Count);
        Assert.EndsWith("The first 500 are drawn.", picture.AltText);
    }

    [Fact]
    public void AltText_OfFewKeys_NamesTheirOwners()
    {
        var ring = Figure.Ring(1);

        Assert.Contains($"key user-7 reaches {ring.NodeFor("user-7")}", RingChart.Of(ring, ["user-7"]).AltText);
    }

    [Fact]
    public void Colors_MoreNodesThanColors_GetAPattern()
    {
        var bands = Figure.Parse(RingChart.Of(ConsistentHashRing.Of(Keys.Numbered("n", 9), new RingOptions { VirtualNodes = 1 })))["data"]!;

        Assert.Equal(bands[0]!["marker"]!["color"].Text(), bands[8]!["marker"]!["color"].Text());
        Assert.Null(bands[0]!["marker"]!["pattern"]);
        Assert.Equal("/", bands[8]!["marker"]!["pattern"]!["shape"].Text());
    }

    [Fact]
    public void Of_EmptyRing_SaysSo() =>
        Assert.Contains("no nodes", Assert.Throws<ArgumentException>(() => RingChart.Of(ConsistentHashRing.Of())).Message);

    [Fact]
    public void Of_OneNode_OwnsEverything() =>
        Assert.Equal("a is alone and owns the whole ring", RingChart.Of(ConsistentHashRing.Of("a")).Title);
}
