using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class BoundedLoadsTests
{
    private static readonly Gen<double> AnyBalance = Gen.Frequency((3, Gen.Double[1.01, 3]), (1, Gen.Const(1 + 1e-9)));

    /// <summary>Also for keys that all share one node, and while some are released.</summary>
    [Fact]
    public void Place_AnyKeys_NeverExceedsTheCapacity() => Gen.Select(Cluster.Any(), AnyBalance).Sample((cluster, balance) =>
    {
        var placement = new BoundedLoads(cluster.Ring(), balance);
        var total = cluster.Nodes.Sum(node => node.Weight);
        foreach (var key in cluster.Keys.Concat(cluster.Keys))
        {
            var node = placement.Place(key);
            var weight = cluster.Nodes.Single(entry => entry.Node == node).Weight;
            Assert.True(placement.LoadOf(node) <= Math.Ceiling((balance * placement.Total * weight / total) + 1e-9));
            if (placement.Total % 5 == 0)
                placement.Release(node);
        }
    });

    [Fact]
    public void Place_EqualWeights_LeavesNoneAboveTheMultipleOfTheAverage() =>
        Gen.Select(Cluster.Any(even: true), AnyBalance).Sample((cluster, balance) =>
        {
            var placement = new BoundedLoads(cluster.Ring(), balance);
            foreach (var key in cluster.Keys)
                placement.Place(key);
            var most = (int)Math.Ceiling(balance * cluster.Keys.Count / cluster.Nodes.Count);
            Assert.All(KeyLoad.Of(placement).Nodes, node => Assert.InRange(node.Keys, 0, most));
        });

    /// <summary>The definition: of the nodes in the order of the key's preference list the first with room.</summary>
    [Fact]
    public void Place_AnyKey_TakesTheFirstNodeWithRoom() => Gen.Select(Cluster.Any(), AnyBalance).Sample((cluster, balance) =>
    {
        var placement = new BoundedLoads(cluster.Ring(), balance);
        foreach (var key in cluster.Keys)
        {
            var expected = cluster.Ring().PreferenceList(key, cluster.Nodes.Count).First(node => placement.LoadOf(node) < placement.CapacityOf(node));
            Assert.Equal(expected, placement.Place(key));
        }
    });

    [Fact]
    public void Place_RoomForEverything_IsTheRing() => Cluster.Any().Sample(cluster =>
    {
        var placement = new BoundedLoads(cluster.Ring(), 1e9);
        Assert.Equal(cluster.Keys.Select(key => cluster.Ring().NodeFor(key)), cluster.Keys.Select(key => placement.Place(key)));
    });

    [Fact]
    public void Place_OneHotKey_SpillsOverToTheNextNodes()
    {
        var ring = ConsistentHashRing.Of("a", "b", "c", "d");
        var placement = new BoundedLoads(ring, 1.25);
        for (var request = 0; request < 100; request++)
            placement.Place("hot");

        Assert.Equal([32, 31, 31, 6], ring.PreferenceList("hot", 4).Select(placement.LoadOf));
    }

    /// <summary>
    /// The eleventh node takes 7.8 % of these keys on the ring alone. That is what moves while the balance hardly binds; close to
    /// 1, keys that a full node passed on move as well.
    /// </summary>
    [Theory]
    [InlineData(2, 0.078)]
    [InlineData(1.25, 0.079)]
    [InlineData(1.1, 0.089)]
    [InlineData(1.01, 0.175)]
    public void Movement_OneMoreNode_GrowsAsTheBalanceGetsTighter(double balance, double expected)
    {
        var ring = ConsistentHashRing.Of(Keys.Numbered("node-", 10));

        var movement = Movement.Between(new BoundedLoads(ring, balance), new BoundedLoads(ring.Add("new"), balance), Keys.Numbered("user-", 20_000));

        Assert.Equal(expected, movement.Fraction, 0.0005);
    }

    [Fact]
    public void Release_WhatWasPlaced_MakesRoomAgain()
    {
        var placement = new BoundedLoads(ConsistentHashRing.Of("a", "b"), 1.5);
        var first = placement.Place("key");
        Assert.Equal([first, first], new[] { placement.Place("key"), placement.Place("key") });
        var full = placement.Place("key");
        placement.Release(first);

        Assert.Equal(3, placement.Total);
        Assert.Equal((2, 1), (placement.LoadOf(first), placement.LoadOf(full)));
        placement.Release(full);
        Assert.StartsWith($"Node '{full}' has nothing to release.", Assert.Throws<InvalidOperationException>(() => placement.Release(full)).Message, StringComparison.Ordinal);
        Assert.StartsWith("There is no node 'x'.", Assert.Throws<ArgumentException>(() => placement.Release("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void New_BalanceNotAboveOne_SaysWhatItMeans(double balance) =>
        Assert.StartsWith("The balance is how many times the average a node may have, a number above 1", Assert.Throws<ArgumentOutOfRangeException>(() => new BoundedLoads(ConsistentHashRing.Of("a"), balance)).Message, StringComparison.Ordinal);

    [Fact]
    public void Place_NoNodes_SaysToAddOne()
    {
        Assert.StartsWith("This ring has no nodes", Assert.Throws<InvalidOperationException>(() => new BoundedLoads(ConsistentHashRing.Of()).Place("key")).Message, StringComparison.Ordinal);
        Assert.StartsWith("This ring has no nodes", Assert.Throws<InvalidOperationException>(() => new PowerOfChoices(ConsistentHashRing.Of()).Place("key")).Message, StringComparison.Ordinal);
        Assert.StartsWith("Nothing is placed yet", Assert.Throws<ArgumentException>(() => KeyLoad.Of(new BoundedLoads(ConsistentHashRing.Of("a")))).Message, StringComparison.Ordinal);
    }
}
