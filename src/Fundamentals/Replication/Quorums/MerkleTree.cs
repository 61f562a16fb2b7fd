using System.Buffers.Binary;
using System.IO.Hashing;
using Fundamentals.Hashing;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Hashes over ranges of keys, each made of the hashes of its halves. Two nodes that compare from the top down find what
/// differs between them without sending what does not: one differing key among n costs about 2 log2(n) hashes.
/// </summary>
/// <remarks>
/// Promised: ranges with the same keys and versions have the same hash. Not promised: that ranges with the same hash have
/// the same keys; two differ unnoticed with a chance of about 2^-64, and whoever wants that can bring it about, since XxHash3 is not
/// cryptographic. Merkle, "A Digital Signature Based on a Conventional Encryption Function" (CRYPTO 1987); used as in
/// DeCandia et al., "Dynamo" (SOSP 2007), section 4.7. Building takes O(n log n) for n keys; a question O(log n).
/// </remarks>
public sealed class MerkleTree
{
    private const int DeepestLevel = 64;

    private readonly (ulong Position, string Key, ulong Hash)[] _entries;
    private readonly Dictionary<MerkleRange, ulong> _hashes = [];

    /// <summary>Builds the tree.</summary>
    /// <param name="entries">Each key once, with a text that says what it holds.</param>
    public MerkleTree(IEnumerable<KeyValuePair<string, string>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [.. entries
            .Select(entry => (KeyHash.Default.Of(entry.Key), entry.Key, Combine(KeyHash.Default.Of(entry.Key), KeyHash.Default.Of(entry.Value))))
            .OrderBy(entry => entry.Item1).ThenBy(entry => entry.Key, StringComparer.Ordinal)];
        HashOf(MerkleRange.All);
    }

    /// <summary>Gets the hash of everything.</summary>
    public RangeHash Root => new(MerkleRange.All, HashOf(MerkleRange.All));

    /// <summary>Gets the hash of a range: 0 of an empty one.</summary>
    /// <param name="range">The range.</param>
    public ulong HashOf(MerkleRange range)
    {
        var (from, to) = Slice(range);
        if (to == from)
            return 0;
        if (IsLeaf(range))
            return _entries[from..to].Aggregate(0UL, (hash, entry) => Combine(hash, entry.Hash));
        if (!_hashes.TryGetValue(range, out var known))
            _hashes.Add(range, known = Combine(HashOf(range.Left), HashOf(range.Right)));
        return known;
    }

    /// <summary>Tells whether there is so little in a range that to halve it further would not pay: one key at most.</summary>
    /// <param name="range">The range.</param>
    public bool IsLeaf(MerkleRange range)
    {
        var (from, to) = Slice(range);
        return to - from <= 1 || range.Level == DeepestLevel;
    }

    /// <summary>Gets the keys in a range, by position.</summary>
    /// <param name="range">The range.</param>
    public IReadOnlyList<string> KeysIn(MerkleRange range)
    {
        var (from, to) = Slice(range);
        return [.. _entries[from..to].Select(entry => entry.Key)];
    }

    private (int From, int To) Slice(MerkleRange range) => (FirstAtOrAfter(range.First), range.Last == ulong.MaxValue ? _entries.Length : FirstAtOrAfter(range.Last + 1));

    private int FirstAtOrAfter(ulong position)
    {
        var (low, high) = (0, _entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_entries[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static ulong Combine(ulong left, ulong right)
    {
        Span<byte> both = stackalloc byte[2 * sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(both, left);
        BinaryPrimitives.WriteUInt64LittleEndian(both[sizeof(ulong)..], right);
        return XxHash3.HashToUInt64(both);
    }
}

/// <summary>A range of key hashes that a Merkle tree has a node for: all of them, a half, a quarter, …</summary>
/// <param name="Level">How often the whole was halved, from 0 to 64.</param>
/// <param name="First">The first position of the range.</param>
public readonly record struct MerkleRange(int Level, ulong First)
{
    /// <summary>Gets the range of all positions.</summary>
    public static MerkleRange All => default;

    /// <summary>Gets the last position of the range.</summary>
    public ulong Last => Level == 0 ? ulong.MaxValue : First + ((1UL << (64 - Level)) - 1);

    /// <summary>Gets the lower half; not of a range of level 64, which is a single position.</summary>
    public MerkleRange Left => new(Level + 1, First);

    /// <summary>Gets the upper half; not of a range of level 64, which is a single position.</summary>
    public MerkleRange Right => new(Level + 1, First + (1UL << (63 - Level)));

    /// <summary>Writes it as in <c>3/8</c>: the fourth eighth.</summary>
    public override string ToString() => Level == 0 ? "0/1" : $"{First >> (64 - Level)}/{(UInt128.One << Level)}";
}

/// <summary>What a Merkle tree says of a range.</summary>
/// <param name="Range">The range.</param>
/// <param name="Hash">Its hash; 0 if it is empty.</param>
public readonly record struct RangeHash(MerkleRange Range, ulong Hash);
