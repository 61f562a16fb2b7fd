using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class RendezvousPartitionerLawsTests
{
    /// <summary>Nodes of one weight are compared without the logarithm, so both ways are tried.</summary>
    private static readonly Gen<Cluster> AnyCluster = Gen.OneOf(Cluster.Any(), Cluster.Any(even: true));

    [Fact]
    public void Add_AnyNodes_MovesKeysOnlyToTheNewNode() => AnyCluster.Sample(cluster =>
        MovementLaws.AddingTakesOnlyForTheNewNode(
            cluster.Rendezvous(), cluster.Rendezvous().Add(cluster.Newcomer.Node, cluster.Newcomer.Weight), cluster.Newcomer.Node, cluster.Keys));

    [Fact]
    public void Add_FirstNodeOfAnotherWeight_MovesKeysOnlyToTheNewNode() => Cluster.Any(even: true).Sample(cluster =>
        MovementLaws.AddingTakesOnlyForTheNewNode(
            cluster.Rendezvous(), cluster.Rendezvous().Add(cluster.Newcomer.Node, 0.25), cluster.Newcomer.Node, cluster.Keys));

    [Fact]
    public void Remove_AnyNodes_MovesExactlyTheKeysOfThatNode() => AnyCluster.Sample(cluster =>
    {
        var before = cluster.Rendezvous().Add(cluster.Newcomer.Node, cluster.Newcomer.Weight);
        foreach (var node in before.Nodes)
            MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(before, before.Remove(node), node, cluster.Keys);
    });

    [Fact]
    public void Add_InAnyOrder_PlacesAlike() => Gen.Select(AnyCluster, Gen.Int).Sample((cluster, seed) =>
    {
        var shuffled = cluster.Nodes.OrderBy(node => KeyHash.XxHash3(seed).Of(node.Node)).ToArray();
        var grown = shuffled.Aggregate(RendezvousPartitioner.Of([], cluster.Options.Hash), (all, node) => all.Add(node.Node, node.Weight));

        Assert.Equal(shuffled.Select(node => node.Node), grown.Nodes);
        MovementLaws.PlaceAlike(cluster.Rendezvous(), grown, cluster.Keys);
    });

    [Fact]
    public void NodeFor_AllWeightsScaledAlike_StaysTheSame() => Cluster.Any().Sample(cluster =>
    {
        // Powers of two, so that scaling does not round.
        var scaled = RendezvousPartitioner.Weighted(cluster.Nodes.Select(node => (node.Node, node.Weight * 1024)), cluster.Options.Hash);
        MovementLaws.PlaceAlike(cluster.Rendezvous(), scaled, cluster.Keys);
    });

    [Fact]
    public void PreferenceList_AnyKey_IsWhereTheKeyGoesAsNodesFail() => AnyCluster.Sample(cluster =>
    {
        foreach (var key in cluster.Keys)
        {
            var alive = cluster.Rendezvous();
            var all = alive.PreferenceList(key, alive.Nodes.Count);
            Assert.Equal(alive.Nodes.Count, all.Distinct().Count());
            for (var count = 1; count <= all.Count; count++)
                Assert.Equal(all.Take(count), cluster.Rendezvous().PreferenceList(key, count));
            foreach (var node in all)
            {
                Assert.Equal(node, alive.NodeFor(key));
                alive = alive.Remove(node);
            }
        }
    });

    [Fact]
    public void PreferenceList_AfterAdd_IsTheOldOneWithTheNewNodeInserted() => AnyCluster.Sample(cluster =>
    {
        var before = cluster.Rendezvous();
        var after = before.Add(cluster.Newcomer.Node, cluster.Newcomer.Weight);
        foreach (var key in cluster.Keys)
        {
            var longer = after.PreferenceList(key, after.Nodes.Count);
            Assert.Contains(cluster.Newcomer.Node, longer);
            Assert.Equal(before.PreferenceList(key, before.Nodes.Count), longer.Where(node => node != cluster.Newcomer.Node));
        }
    });

    [Fact]
    public void Load_AnyNumberOfNodes_IsAsEvenAsKeysThatChooseAtRandom() => Spread.IsBinomial((nodes, hash) => RendezvousPartitioner.Of(nodes, hash));
}
