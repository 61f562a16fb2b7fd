using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class RangesMovedTests
{
    /// <summary>Two rings with one hash and any nodes each, some of them common.</summary>
    private static readonly Gen<(ConsistentHashRing Before, ConsistentHashRing After, Cluster Cluster)> TwoRings =
        from cluster in Cluster.Any()
        from kept in Gen.Int[1, 10]
        from points in Gen.Int[1, 30]
        let nodes = cluster.Nodes.Take(kept).Append(cluster.Newcomer)
        select (cluster.Ring(), ConsistentHashRing.Weighted(nodes, cluster.Options with { VirtualNodes = points }), cluster);

    [Fact]
    public void RangesMovedTo_AnyTwoRings_HoldExactlyThePositionsThatChangeOwner() => TwoRings.Sample((before, after, cluster) =>
    {
        var ranges = before.RangesMovedTo(after);
        var positions = before.Points.Concat(after.Points).Select(point => point.Position)
            .SelectMany(position => new[] { unchecked(position - 1), position, unchecked(position + 1) })
            .Concat<ulong>([0, ulong.MaxValue])
            .Concat(cluster.Keys.Select(key => cluster.Options.Hash.Of(key)));
        foreach (var position in positions)
        {
            var expected = (From: before.NodeAt(position), To: after.NodeAt(position));
            var holding = ranges.Where(range => range.Range.Contains(position)).Select(range => (range.From, range.To));
            Assert.Equal(expected.From == expected.To ? [] : [expected], holding);
        }
    });

    [Fact]
    public void RangesMovedTo_AnyTwoRings_AgreeWithTheKeysThatMove() => TwoRings.Sample((before, after, cluster) =>
    {
        var ranges = before.RangesMovedTo(after);
        var expected =
            from key in cluster.Keys
            from range in ranges
            where range.Range.Contains(cluster.Options.Hash.Of(key))
            select new KeyMove(key, range.From, range.To);
        Assert.Equal(expected, Movement.Between(before, after, cluster.Keys).Moves);
    });

    [Fact]
    public void RangesMovedTo_AnyTwoRings_AreAsLongAsPossible() => TwoRings.Sample((before, after, _) =>
    {
        var ranges = before.RangesMovedTo(after);
        for (var index = 0; index < ranges.Count && ranges.Count > 1; index++)
        {
            RangeMove range = ranges[index], next = ranges[(index + 1) % ranges.Count];
            Assert.False(range.Range.UpTo == next.Range.After && range.From == next.From && range.To == next.To);
        }
    });

    [Fact]
    public void RangesMovedTo_RingWithOneNodeMore_AreTheShareOfTheNewNode() => Cluster.Any().Sample(cluster =>
    {
        var after = cluster.Ring().Add(cluster.Newcomer.Node, cluster.Newcomer.Weight);

        var moved = cluster.Ring().RangesMovedTo(after).Aggregate(UInt128.Zero, (sum, range) => sum + range.Range.Length);

        Assert.Equal(after.OwnedShare(cluster.Newcomer.Node), (double)moved / Math.Pow(2, 64));
    });

    [Fact]
    public void RangesMovedTo_SameRing_IsEmpty() => Cluster.Any().Sample(cluster =>
        Assert.Empty(cluster.Ring().RangesMovedTo(cluster.Ring())));

    [Fact]
    public void RangesMovedTo_OnlyNodeReplaced_IsTheWholeCircle()
    {
        var range = Assert.Single(ConsistentHashRing.Of("a").RangesMovedTo(ConsistentHashRing.Of("b")));

        Assert.Equal(("a", "b", 1.0), (range.From, range.To, range.Range.Share));
    }

    [Fact]
    public void RangesMovedTo_RingWithAnotherHash_NamesBothHashes()
    {
        var other = ConsistentHashRing.Of(["a"], new RingOptions { Hash = KeyHash.XxHash64(7) });

        var error = Assert.Throws<ArgumentException>(() => ConsistentHashRing.Of("a").RangesMovedTo(other));

        Assert.StartsWith("This ring hashes keys with XxHash3 with seed 0, the other with XxHash64 with seed 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RangesMovedTo_EmptyRing_SaysThatItHasNoNodes()
    {
        Assert.StartsWith("This ring has no nodes", Assert.Throws<InvalidOperationException>(() => ConsistentHashRing.Of().RangesMovedTo(ConsistentHashRing.Of("a"))).Message, StringComparison.Ordinal);
        Assert.StartsWith("This ring has no nodes", Assert.Throws<InvalidOperationException>(() => ConsistentHashRing.Of("a").RangesMovedTo(ConsistentHashRing.Of())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OwnedShare_AllNodes_AreTheLengthsOfTheirRangesAndAddUpToOne() => Cluster.Any().Sample(cluster =>
    {
        var ring = cluster.Ring();
        // Every range moves from its owner to a node that owns everything.
        var ranges = ring.RangesMovedTo(ConsistentHashRing.Of(["everything"], cluster.Options));
        foreach (var node in ring.Nodes)
        {
            var owned = ranges.Where(range => range.From == node).Aggregate(UInt128.Zero, (sum, range) => sum + range.Range.Length);
            Assert.Equal((double)owned / Math.Pow(2, 64), ring.OwnedShare(node));
        }

        Assert.Equal(UInt128.One << 64, ranges.Aggregate(UInt128.Zero, (sum, range) => sum + range.Range.Length));
        Assert.Equal(1, ring.Nodes.Sum(ring.OwnedShare), 1e-12);
    });
}
