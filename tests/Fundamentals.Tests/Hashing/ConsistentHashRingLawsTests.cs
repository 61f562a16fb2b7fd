using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class ConsistentHashRingLawsTests
{
    [Fact]
    public void Add_AnyRing_MovesKeysOnlyToTheNewNode() => Cluster.Any().Sample(cluster =>
        MovementLaws.AddingTakesOnlyForTheNewNode(
            cluster.Ring(), cluster.Ring().Add(cluster.Newcomer.Node, cluster.Newcomer.Weight), cluster.Newcomer.Node, cluster.Keys));

    [Fact]
    public void Remove_AnyRing_MovesExactlyTheKeysOfThatNode() => Cluster.Any().Sample(cluster =>
    {
        var before = cluster.Ring().Add(cluster.Newcomer.Node, cluster.Newcomer.Weight);
        foreach (var node in before.Nodes)
            MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(before, before.Remove(node), node, cluster.Keys);
    });

    [Fact]
    public void Add_InAnyOrder_MakesTheSamePoints() =>
        Gen.Select(Cluster.Any(), Gen.Int).Sample((cluster, seed) =>
        {
            var shuffled = cluster.Nodes.OrderBy(node => KeyHash.XxHash3(seed).Of(node.Node)).ToArray();
            var grown = shuffled.Aggregate(ConsistentHashRing.Of([], cluster.Options), (ring, node) => ring.Add(node.Node, node.Weight));

            Assert.Equal(cluster.Ring().Points, grown.Points);
            Assert.Equal(shuffled.Select(node => node.Node), grown.Nodes);
            MovementLaws.PlaceAlike(cluster.Ring(), grown, cluster.Keys);
        });

    [Fact]
    public void Remove_WhatWasAdded_MakesTheSamePoints() => Cluster.Any().Sample(cluster =>
        Assert.Equal(cluster.Ring().Points, cluster.Ring().Add(cluster.Newcomer.Node, cluster.Newcomer.Weight).Remove(cluster.Newcomer.Node).Points));

    [Fact]
    public void NodeFor_AnyKey_IsTheOwnerThatALookAtEveryPointFinds() => Cluster.Any().Sample(cluster =>
    {
        var ring = cluster.Ring();
        foreach (var key in cluster.Keys)
        {
            var position = cluster.Options.Hash.Of(key);
            var owner = ring.Points.Where(point => point.Position >= position).Append(ring.Points[0]).First();
            Assert.Equal(owner.Node, ring.NodeFor(key));
        }
    });

    [Fact]
    public void PreferenceList_AnyKey_IsTheDistinctNodesClockwiseFromItsOwn() => Cluster.Any().Sample(cluster =>
    {
        var ring = cluster.Ring();
        foreach (var key in cluster.Keys)
        {
            var position = cluster.Options.Hash.Of(key);
            var clockwise = ring.Points.Where(point => point.Position >= position)
                .Concat(ring.Points.Where(point => point.Position < position))
                .Select(point => point.Node).Distinct().ToArray();
            Assert.Equal(ring.NodeFor(key), ring.PreferenceList(key, 1)[0]);
            for (var count = 1; count <= ring.Nodes.Count; count++)
                Assert.Equal(clockwise.Take(count), ring.PreferenceList(key, count));
        }
    });

    [Fact]
    public void PreferenceList_AfterAdd_IsTheOldOneWithTheNewNodeInserted() => Cluster.Any().Sample(cluster =>
    {
        var before = cluster.Ring();
        var after = before.Add(cluster.Newcomer.Node, cluster.Newcomer.Weight);
        foreach (var key in cluster.Keys)
        {
            var longer = after.PreferenceList(key, after.Nodes.Count);
            Assert.Contains(cluster.Newcomer.Node, longer);
            Assert.Equal(before.PreferenceList(key, before.Nodes.Count), longer.Where(node => node != cluster.Newcomer.Node));
        }
    });

    [Fact]
    public void Points_AnyWeight_AreRoundedAndAtLeastOne() => Cluster.Any().Sample(cluster =>
    {
        foreach (var (node, weight) in cluster.Nodes)
        {
            var expected = Math.Max(1, (int)Math.Floor((weight * cluster.Options.VirtualNodes) + 0.5));
            Assert.Equal(expected, cluster.Ring().Points.Count(point => point.Node == node));
        }
    });
}
