using BenchmarkDotNet.Attributes;
using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>The time to make a partitioner of all nodes at once, and to add one more to it.</summary>
[MemoryDiagnoser]
public class BuildBenchmarks
{
    private IReadOnlyList<string> _names = [];
    private ConsistentHashRing _ring = ConsistentHashRing.Of();
    private RendezvousPartitioner _rendezvous = RendezvousPartitioner.Of();

    [Params(10, 100, 1000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void Build()
    {
        _names = Keys.Numbered("node-", Nodes);
        _ring = ConsistentHashRing.Of(_names);
        _rendezvous = RendezvousPartitioner.Of(_names);
    }

    [Benchmark(Description = "ring, 100 points a node: build")]
    public ConsistentHashRing BuildRing() => ConsistentHashRing.Of(_names);

    [Benchmark(Description = "ring, 100 points a node: add one node")]
    public ConsistentHashRing AddToRing() => _ring.Add("new");

    [Benchmark(Description = "rendezvous: build")]
    public RendezvousPartitioner BuildRendezvous() => RendezvousPartitioner.Of(_names);

    [Benchmark(Description = "rendezvous: add one node")]
    public RendezvousPartitioner AddToRendezvous() => _rendezvous.Add("new");
}
