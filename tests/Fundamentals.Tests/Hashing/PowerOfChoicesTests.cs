using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class PowerOfChoicesTests
{
    [Fact]
    public void Place_OneChoice_IsTheRing() => Cluster.Any().Sample(cluster =>
    {
        var placement = new PowerOfChoices(cluster.Ring(), choices: 1);
        Assert.Equal(cluster.Keys.Select(key => cluster.Ring().NodeFor(key)), cluster.Keys.Select(key => placement.Place(key)));
    });

    /// <summary>The definition: the first of the candidates that has least for its weight; the candidates never change.</summary>
    [Fact]
    public void Place_AnyKey_TakesTheEmptiestCandidate() => Gen.Select(Cluster.Any(), Gen.Int[1, 5]).Sample((cluster, choices) =>
    {
        var ring = cluster.Ring();
        var placement = new PowerOfChoices(ring, choices);
        foreach (var key in cluster.Keys)
        {
            var candidates = placement.CandidatesFor(key);
            Assert.Equal(ring.NodeFor(key), candidates[0]);
            Assert.Equal(choices, candidates.Count);
            Assert.Equal(candidates.MinBy(node => placement.LoadOf(node) / ring.WeightOf(node)), placement.Place(key));
            Assert.Equal(candidates, placement.CandidatesFor(key));
        }

        Assert.Equal(cluster.Keys.Count, placement.Total);
    });

    /// <summary>
    /// The fullest node's lead over the average: with one choice it grows with the number of keys, with two it does not, and
    /// is a few keys. Nodes of 1,000 points each, so that arcs of different length add little.
    /// </summary>
    [Theory]
    [InlineData(1, 1, 4, 9)]
    [InlineData(1, 100, 25, 80)]
    [InlineData(2, 1, 1, 4)]
    [InlineData(2, 10, 1, 5)]
    [InlineData(2, 100, 1, 5)]
    [InlineData(3, 100, 1, 4)]
    public void Load_ManyNodes_LeadsByFewKeysHoweverManyThereAre(int choices, int keysPerNode, int least, int most)
    {
        const int Nodes = 1000;
        var placement = new PowerOfChoices(ConsistentHashRing.Of(Keys.Numbered("node-", Nodes), new RingOptions { VirtualNodes = 1000 }), choices);
        foreach (var key in Keys.Numbered("user-", Nodes * keysPerNode))
            placement.Place(key);

        Assert.InRange(KeyLoad.Of(placement).Nodes.Max(node => node.Keys) - keysPerNode, least, most);
    }

    [Fact]
    public void Place_OneHotKey_IsSpreadOverItsTwoNodes()
    {
        var placement = new PowerOfChoices(ConsistentHashRing.Of("a", "b", "c", "d"));
        var key = Keys.Numbered("hot-", 10).First(hot => placement.CandidatesFor(hot).Distinct().Count() == 2);
        for (var request = 0; request < 100; request++)
            placement.Place(key);

        Assert.Equal([50, 50], placement.CandidatesFor(key).Select(placement.LoadOf));
    }

    /// <summary>
    /// A new node changes a candidate of few keys, but each that goes elsewhere tips the scales for others: of 20,000 keys on
    /// 10 nodes, where 9 % must move, 25 % do when all are placed anew.
    /// </summary>
    [Fact]
    public void Movement_OneMoreNode_IsMoreThanWhatMustMove()
    {
        var ring = ConsistentHashRing.Of(Keys.Numbered("node-", 10));

        var movement = Movement.Between(new PowerOfChoices(ring), new PowerOfChoices(ring.Add("new")), Keys.Numbered("user-", 20_000));

        Assert.Equal(0.2523, movement.Fraction, 0.0005);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void New_ChoicesOutOfRange_NamesTheRange(int choices) =>
        Assert.StartsWith("The number of choices must be from 1 to 100", Assert.Throws<ArgumentOutOfRangeException>(() => new PowerOfChoices(ConsistentHashRing.Of("a"), choices)).Message, StringComparison.Ordinal);
}
