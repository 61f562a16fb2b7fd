using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class MultiProbePartitionerTests
{
    [Fact]
    public void NodeFor_OneProbe_IsThatOfARingWithOnePoint() => Cluster.Any().Sample(cluster =>
        MovementLaws.PlaceAlike(
            ConsistentHashRing.Of(cluster.Nodes.Select(node => node.Node), cluster.Options with { VirtualNodes = 1 }),
            Of(cluster, probes: 1),
            cluster.Keys));

    /// <summary>The definition: of all probes and all points the pair with the shortest way clockwise; of equals the first probe, then the first name.</summary>
    [Fact]
    public void NodeFor_AnyKey_IsTheNearestNodeOfAllProbes() => AnyCase.Sample((cluster, probes) =>
    {
        var points = ConsistentHashRing.Of(cluster.Nodes.Select(node => node.Node), cluster.Options with { VirtualNodes = 1 }).Points;
        foreach (var key in cluster.Keys)
        {
            var pairs =
                from probe in Enumerable.Range(0, probes)
                let position = SplitMix64.Probe(cluster.Options.Hash.Of(key), probe)
                from point in points
                select (Distance: point.Position - position, Probe: probe, point.Node);
            Assert.Equal(pairs.OrderBy(pair => (pair.Distance, pair.Probe)).ThenBy(pair => pair.Node, StringComparer.Ordinal).First().Node, Of(cluster, probes).NodeFor(key));
        }
    });

    [Fact]
    public void AddAndRemove_AnyNode_MoveExactlyItsKeys() => AnyCase.Sample((cluster, probes) =>
    {
        var before = Of(cluster, probes);
        var after = before.Add(cluster.Newcomer.Node);
        MovementLaws.AddingTakesOnlyForTheNewNode(before, after, cluster.Newcomer.Node, cluster.Keys);
        foreach (var node in after.Nodes)
            MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(after, after.Remove(node), node, cluster.Keys);
    });

    [Fact]
    public void Add_InAnyOrder_PlacesAlike() => Gen.Select(AnyCase, Gen.Int).Sample((drawn, seed) =>
    {
        var (cluster, probes) = drawn;
        var shuffled = cluster.Nodes.Select(node => node.Node).OrderBy(name => KeyHash.XxHash3(seed).Of(name));
        MovementLaws.PlaceAlike(
            Of(cluster, probes),
            shuffled.Aggregate(MultiProbePartitioner.Of([], probes, cluster.Options.Hash), (partitioner, node) => partitioner.Add(node)),
            cluster.Keys);
    });

    /// <summary>
    /// With k probes and many nodes, a node whose arc is a times the mean gets k/(k - 1) * (1 - e^(-(k - 1) a)) of the mean: never
    /// more than k/(k - 1), and with the deviation that this has for arcs that are exponential. Sampled with keys: 6 of
    /// their standard deviations are allowed, of which the fullest of hundreds needs some three.
    /// </summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(21)]
    public void Load_ManyNodes_PeaksAndDeviatesAsTheClosedFormsSay(int probes)
    {
        const int Nodes = 400;
        const int KeysPerNode = 1000;

        var load = KeyLoad.Of(MultiProbePartitioner.Of(Keys.Numbered("node-", Nodes), probes), Keys.Numbered("user-", Nodes * KeysPerNode));

        double k = probes, peak = k / (k - 1);
        Assert.InRange(load.PeakToMean, 1, peak * (1 + (6 / Math.Sqrt(KeysPerNode))));
        var deviation = Math.Sqrt((peak * peak * ((1 / ((2 * k) - 1)) - (1 / (k * k)))) + (1.0 / KeysPerNode));
        Assert.Equal(1, load.RelativeStandardDeviation / deviation, 0.12);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10_001)]
    public void Of_ProbesOutOfRange_NamesTheRange(int probes) =>
        Assert.StartsWith(
            "The number of probes must be from 1 to 10000",
            Assert.Throws<ArgumentOutOfRangeException>(() => MultiProbePartitioner.Of(["a"], probes)).Message,
            StringComparison.Ordinal);

    private static Gen<(Cluster Cluster, int Probes)> AnyCase => Gen.Select(Cluster.Any(), Gen.Int[1, 25]);

    private static MultiProbePartitioner Of(Cluster cluster, int probes) =>
        MultiProbePartitioner.Of(cluster.Nodes.Select(node => node.Node), probes, cluster.Options.Hash);
}
