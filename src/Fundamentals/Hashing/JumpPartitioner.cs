namespace Fundamentals.Hashing;

/// <summary>
/// Jump consistent hash. Nodes are numbered buckets; a key starts in bucket 0 and, as buckets are added one by one, jumps
/// to the newest one with the probability that keeps them even. Only the jumps are computed, about ln N of them.
/// </summary>
/// <remarks>
/// <para>It promises a spread as even as that of the hash itself, keeps nothing but the nodes, and adding a node moves
/// 1/(N + 1) of the keys, all of them to it.</para>
/// <para>It does not promise that any node can leave: buckets are numbers, so only the last one can go. That fits numbered
/// shards that are never lost, each with replicas of its own, and does not fit a set of caches of which any may fail. The order of the
/// nodes matters, and all weigh the same.</para>
/// <para>Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm" (2014), whose listing is
/// <see cref="BucketFor"/>.</para>
/// </remarks>
public sealed class JumpPartitioner : IPartitioner
{
    private readonly NodeRoster _roster;
    private readonly KeyHash _hash;

    private JumpPartitioner(NodeRoster roster, KeyHash hash)
    {
        _roster = roster;
        _hash = hash;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Numbers these nodes from 0, in this order.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static JumpPartitioner Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <summary>Numbers these nodes from 0, in this order.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <param name="hash">How keys are hashed; <see cref="KeyHash.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static JumpPartitioner Of(IEnumerable<string> nodes, KeyHash? hash = null) =>
        new(NodeRoster.Of(nodes), hash ?? KeyHash.Default);

    /// <summary>The algorithm itself: the bucket of a hashed key. Takes O(log N).</summary>
    /// <param name="hash">The key's hash; it seeds the random numbers that decide the jumps.</param>
    /// <param name="buckets">How many buckets there are, at least 1.</param>
    /// <returns>From 0 to <paramref name="buckets"/> - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no bucket.</exception>
    public static int BucketFor(ulong hash, int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        long bucket = 0, next = 0;
        while (next < buckets)
        {
            bucket = next;
            hash = (hash * 2862933555777941757) + 1;

            // 2^31 over a random number from 1 to 2^31: the key stays put until, on average, that many times as many
            // buckets are there.
            next = (long)((bucket + 1) * ((1L << 31) / (double)((hash >> 33) + 1)));
        }

        return (int)bucket;
    }

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        return _roster.Members[BucketFor(_hash.Of(key), _roster.Count)].Node;
    }

    /// <inheritdoc cref="IPartitioner.Add"/>
    public JumpPartitioner Add(string node) => new(_roster.Add(node, weight: 1), _hash);

    /// <summary>Tells whether a node is the last one, for no other can be removed.</summary>
    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node) && _roster.IndexOfKnown(node) == _roster.Count - 1;

    /// <summary>Removes the last node.</summary>
    /// <param name="node">The last one of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    /// <exception cref="InvalidOperationException">It is not the last one.</exception>
    public JumpPartitioner Remove(string node)
    {
        var number = _roster.IndexOfKnown(node);
        if (number == _roster.Count - 1)
            return new(_roster.Remove(node), _hash);
        throw new InvalidOperationException(
            $"Jump hashing can remove only its last node, '{_roster.Members[^1].Node}': without '{node}', number {number}, those after it would be renumbered, and most of their keys would move. Remove the last one, or use a ring or rendezvous hashing, where any node can go.");
    }

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts and names the nodes.</summary>
    public override string ToString() => $"jump over {_roster.Count} nodes: {_roster}";
}
