using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class IndexedRingTests
{
    [Fact]
    public void NodeFor_AnyKey_IsThatOfTheRing() => Cluster.Any().Sample(cluster =>
    {
        MovementLaws.PlaceAlike(cluster.Ring(), IndexedRing.Of(cluster.Ring()), cluster.Keys);
        MovementLaws.PlaceAlike(cluster.Ring().Add(cluster.Newcomer.Node), IndexedRing.Of(cluster.Ring()).Add(cluster.Newcomer.Node), cluster.Keys);
        var gone = cluster.Nodes[0].Node;
        if (cluster.Nodes.Count > 1)
            MovementLaws.PlaceAlike(cluster.Ring().Remove(gone), IndexedRing.Of(cluster.Ring()).Remove(gone), cluster.Keys);
    });

    /// <summary>At every point, and just before and after it, where a slip would show.</summary>
    [Fact]
    public void FirstAtOrAfter_AroundEveryPoint_IsThatOfTheBinarySearch() => Cluster.Any().Sample(cluster =>
    {
        var points = cluster.Ring().SortedPoints;
        var index = new RingIndex(points);
        foreach (var position in points.SelectMany(point => new[] { point.Position - 1, point.Position, point.Position + 1 }).Concat([0UL, ulong.MaxValue]))
            Assert.Equal(RingPoints.FirstAtOrAfter(points, position), index.FirstAtOrAfter(position));
    });
}
