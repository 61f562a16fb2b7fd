using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class WeightTests
{
    private static readonly IReadOnlyList<string> SomeKeys = Keys.Numbered("user-", 20_000);

    private static readonly Gen<(long Seed, (string Node, double Weight)[] Nodes)> AnyWeights =
        Gen.Select(Gen.Long, Gen.Double[0.5, 4].Array[2, 8], (seed, weights) => (seed, Keys.Numbered("node-", weights.Length).Zip(weights).ToArray()));

    /// <summary>Keys choose independently, so a node's keys are a binomial count: within 6 standard deviations.</summary>
    [Fact]
    public void RendezvousLoad_AnyWeights_IsInProportion() => AnyWeights.Sample(
        (seed, nodes) =>
        {
            var load = KeyLoad.Of(RendezvousPartitioner.Weighted(nodes, KeyHash.XxHash3(seed)), SomeKeys);
            foreach (var (node, share) in nodes.Zip(Shares(nodes)))
            {
                var deviation = Math.Sqrt(share * (1 - share) / SomeKeys.Count);
                Assert.Equal(share, load.Nodes.Single(entry => entry.Node == node.Node).Keys / (double)SomeKeys.Count, 6 * deviation);
            }
        },
        iter: 20);

    /// <summary>The share of a node with v of V points is Beta(v, V - v) distributed: within 6 standard deviations.</summary>
    [Fact]
    public void RingShare_AnyWeights_IsInProportion() => AnyWeights.Sample(
        (seed, nodes) =>
        {
            var ring = ConsistentHashRing.Weighted(nodes, new RingOptions { VirtualNodes = 400, Hash = KeyHash.XxHash3(seed) });
            foreach (var (node, share) in nodes.Zip(Shares(nodes)))
                Assert.Equal(share, ring.OwnedShare(node.Node), 6 * Math.Sqrt(share * (1 - share) / ring.Points.Count));
        },
        iter: 100);

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(1, 100)]
    [InlineData(0.125, 13)]
    [InlineData(2.5, 250)]
    public void Points_OfAWeight_AreItsHundredfoldRounded(double weight, int points)
    {
        var ring = ConsistentHashRing.Of("a").Add("b", weight);

        Assert.Equal(points, ring.Points.Count(point => point.Node == "b"));
        Assert.Equal(weight, ring.WeightOf("b"));
        Assert.Equal(1, ring.WeightOf("a"));
    }

    private static IEnumerable<double> Shares((string Node, double Weight)[] nodes) =>
        nodes.Select(node => node.Weight / nodes.Sum(each => each.Weight));
}
