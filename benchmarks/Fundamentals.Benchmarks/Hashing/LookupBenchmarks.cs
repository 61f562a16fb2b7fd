using System.IO.Hashing;
using System.Text;
using BenchmarkDotNet.Attributes;
using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>The time to find a key's node, beside the time to hash the same key's bytes and do nothing else.</summary>
[MemoryDiagnoser]
public class LookupBenchmarks
{
    /// <summary>A power of two, and enough keys that the processor cannot learn the path of each search.</summary>
    private const int KeyCount = 1 << 14;

    private readonly string[] _keys = [.. Keys.Numbered("user-", KeyCount)];
    private readonly byte[][] _encoded = [.. Keys.Numbered("user-", KeyCount).Select(Encoding.UTF8.GetBytes)];
    private ModuloPartitioner _modulo = ModuloPartitioner.Of();
    private ConsistentHashRing _ring = ConsistentHashRing.Of();
    private RendezvousPartitioner _rendezvous = RendezvousPartitioner.Of();
    private RendezvousPartitioner _weighted = RendezvousPartitioner.Of();
    private int _next;

    [Params(10, 100, 1000)]
    public int Nodes { get; set; }

    [GlobalSetup]
    public void Build()
    {
        var nodes = Keys.Numbered("node-", Nodes);
        _modulo = ModuloPartitioner.Of(nodes);
        _ring = ConsistentHashRing.Of(nodes);
        _rendezvous = RendezvousPartitioner.Of(nodes);
        _weighted = RendezvousPartitioner.Weighted(nodes.Select((node, index) => (node, 1.0 + (index % 2))));
    }

    [Benchmark(Baseline = true, Description = "XxHash3 alone")]
    public ulong Hash() => XxHash3.HashToUInt64(_encoded[Next()]);

    [Benchmark(Description = "key hash (UTF-8, XxHash3)")]
    public ulong KeyHashing() => KeyHash.Default.Of(_keys[Next()]);

    [Benchmark(Description = "modulo")]
    public string Modulo() => _modulo.NodeFor(_keys[Next()]);

    [Benchmark(Description = "ring, 100 points a node")]
    public string Ring() => _ring.NodeFor(_keys[Next()]);

    [Benchmark(Description = "rendezvous")]
    public string Rendezvous() => _rendezvous.NodeFor(_keys[Next()]);

    [Benchmark(Description = "rendezvous with weights")]
    public string Weighted() => _weighted.NodeFor(_keys[Next()]);

    private int Next() => _next = (_next + 1) & (KeyCount - 1);
}
