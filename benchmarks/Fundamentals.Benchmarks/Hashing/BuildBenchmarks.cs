using BenchmarkDotNet.Attributes;
using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>The time to make a partitioner of all nodes at once, and to add one more to it.</summary>
[MemoryDiagnoser]
public class BuildBenchmarks
{
    private IReadOnlyList<string> names = [];
    private ConsistentHashRing ring = ConsistentHashRing.Of();
    private RendezvousPartitioner rendezvous = RendezvousPartitioner.Of();

    [Params(10, 100, 1000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void Build()
    {
        names = Keys.Numbered("node-", Nodes);
        ring = ConsistentHashRing.Of(names);
        rendezvous = RendezvousPartitioner.Of(names);
    }

    [Benchmark(Description = "ring, 100 points a node: build")]
    public ConsistentHashRing BuildRing() => ConsistentHashRing.Of(names);

    [Benchmark(Description = "ring, 100 points a node: add one node")]
    public ConsistentHashRing AddToRing() => ring.Add("new");

    [Benchmark(Description = "rendezvous: build")]
    public RendezvousPartitioner BuildRendezvous() => RendezvousPartitioner.Of(names);

    [Benchmark(Description = "rendezvous: add one node")]
    public RendezvousPartitioner AddToRendezvous() => rendezvous.Add("new");
}
