using System.Text.Json.Nodes;
using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class RingMoveChartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public void Of_NodeAdded_DrawsItsRangesInFullColourInBothBands(int virtualNodes)
    {
        var before = Figure.Ring(virtualNodes);
        var after = before.Add("node-e");
        var data = Figure.Parse(RingMoveChart.Of(before, after))["data"]!.AsArray();

        Assert.Equal(after.OwnedShare("node-e") * 360, Width(data.Single(trace => trace!["name"].Text() == "node-e after, moves")), 0.02);
        Assert.Equal(after.OwnedShare("node-e") * 360, data.Where(trace => trace!["name"].Text().EndsWith(" before, moves", StringComparison.Ordinal)).Sum(Width), 0.02);
        foreach (var node in after.Nodes)
            Assert.Equal(after.OwnedShare(node) * 360, Width(data.Single(trace => trace!["name"].Text() == $"{node} after")), 0.02);
    }

    [Fact]
    public void Of_WhatStays_IsPale()
    {
        var data = Figure.Parse(RingMoveChart.Of(Figure.Ring(1), Figure.Ring(1).Add("node-e")))["data"]!.AsArray();

        Assert.Equal(0.22, data.Single(trace => trace!["name"].Text() == "node-a after")!["marker"]!["opacity"]!.GetValue<double>());
        Assert.Null(data.Single(trace => trace!["name"].Text() == "node-e after, moves")!["marker"]!["opacity"]);
    }

    [Fact]
    public void Of_FewRanges_NamesBothOwnersOfEach()
    {
        var ring = ConsistentHashRing.Of(["ash", "birch", "cedar", "elm"], new RingOptions { VirtualNodes = 1 });
        var data = Figure.Parse(RingMoveChart.Of(ring, ring.Add("fir")))["data"]!.AsArray();

        Assert.Equal(["<b>cedar → fir</b>"], data.Single(trace => trace!["name"].Text() == "point names")!["text"]!.AsArray().Select(text => text.Text()));
    }

    [Fact]
    public void Title_OfAddedRemovedAndBoth_SaysWhoTakesWhat()
    {
        var ring = Figure.Ring(100);

        Assert.Matches(@"^node-e takes \d\d\.\d % of the ring from node-a, node-b, node-c and node-d; all else stays$", RingMoveChart.Of(ring, ring.Add("node-e")).Title);
        Assert.Matches(@"^node-a, node-c and node-d take over \d\d\.\d % of the ring from node-b; all else stays$", RingMoveChart.Of(ring, ring.Remove("node-b")).Title);
        Assert.Matches(@"^\d\d\.\d % of the ring changes its owner$", RingMoveChart.Of(ring, ring.Remove("node-b").Add("node-e")).Title);
        Assert.Equal("No range changes its owner", RingMoveChart.Of(ring, ring).Title);
    }

    [Fact]
    public void Of_EmptyRing_SaysWhich()
    {
        Assert.Contains("ring before the change has no nodes", Assert.Throws<ArgumentException>(() => RingMoveChart.Of(ConsistentHashRing.Of(), Figure.Ring(1))).Message);
        Assert.Contains("ring after the change has no nodes", Assert.Throws<ArgumentException>(() => RingMoveChart.Of(Figure.Ring(1), ConsistentHashRing.Of())).Message);
    }

    private static double Width(JsonNode? trace) => trace!["width"]!.AsArray().Sum(width => width!.GetValue<double>());
}
