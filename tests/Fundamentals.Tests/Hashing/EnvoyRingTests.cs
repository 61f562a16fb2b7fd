using Fundamentals.Hashing;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Hashing;

public sealed class EnvoyRingTests
{
    private static readonly ConsistentHashRing Ring = ConsistentHashRing.Of(
        EnvoyRing.Ports.Select(NodeAtPort),
        new RingOptions { VirtualNodes = 2, Hash = KeyHash.XxHash64() });

    [Fact]
    public void Points_OfEnvoysHosts_AreEnvoysPoints() =>
        Assert.Equal(EnvoyRing.Points.Select(point => new RingPoint(point.Position, NodeAtPort(point.Port))), Ring.Points);

    [Fact]
    public void NodeAt_EnvoysLookups_FindsEnvoysHosts() =>
        Assert.Equal(EnvoyRing.Lookups.Select(lookup => NodeAtPort(lookup.Port)), EnvoyRing.Lookups.Select(lookup => Ring.NodeAt(lookup.Hash)));

    private static string NodeAtPort(int port) => $"127.0.0.1:{port}";
}
