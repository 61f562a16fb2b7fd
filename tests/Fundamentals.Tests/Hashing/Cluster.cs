using CsCheck;
using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

/// <summary>A case for the laws: weighted nodes, one more that comes or goes, a hash, and keys of any kind.</summary>
public sealed record Cluster(
    IReadOnlyList<(string Node, double Weight)> Nodes,
    (string Node, double Weight) Newcomer,
    RingOptions Options,
    IReadOnlyList<string> Keys)
{
    /// <summary>Most hashes are good; the coarse ones know few positions, so that ties are common.</summary>
    public static readonly Gen<KeyHash> AnyHash = Gen.Frequency(
        (3, Gen.Long.Select(KeyHash.XxHash3)),
        (2, Gen.Select(Gen.Long, Gen.ULong[1, 40], KeyHash (seed, positions) => new CoarseHash(seed, positions))));

    /// <summary>Few nodes with weights; where <c>even</c> all weigh 1.</summary>
    public static Gen<Cluster> Any(bool even = false) =>
        from names in Gen.String[Gen.Char.AlphaNumeric, 1, 6].ArrayUnique[2, 10]
        from weights in (even ? Gen.Const(1.0) : Gen.Double[0.1, 4]).Array[names.Length]
        from hash in AnyHash
        from points in Gen.Int[1, 30]
        from keys in Gen.OneOf(Gen.String[0, 12], Gen.String[Gen.Char.AlphaNumeric, 1, 200]).Array[1, 60]
        let nodes = names.Zip(weights).ToArray()
        select new Cluster(nodes[1..], nodes[0], new RingOptions { VirtualNodes = points, Hash = hash }, keys);

    public ConsistentHashRing Ring() => ConsistentHashRing.Weighted(Nodes, Options);

    public RendezvousPartitioner Rendezvous() => RendezvousPartitioner.Weighted(Nodes, Options.Hash);

    /// <summary>The names joined, for the message of a law that failed.</summary>
    public override string ToString() =>
        $"{string.Join(' ', Nodes)} then {Newcomer}; {Options}; {Keys.Count} keys";
}

/// <summary>A hash with few positions, spread over the circle; position 0 and 2^64 - 1 among them.</summary>
public sealed record CoarseHash(long Seed, ulong Positions) : KeyHash
{
    public override ulong OfUtf8(ReadOnlySpan<byte> utf8)
    {
        var place = System.IO.Hashing.XxHash64.HashToUInt64(utf8, Seed) % Positions;
        return Positions == 1 ? ulong.MaxValue : ulong.MaxValue / (Positions - 1) * place;
    }
}
