namespace Fundamentals.Hashing;

/// <summary>
/// Maglev hashing: a table of M slots says which node has which part of all hashes, so that a lookup is one hash and one
/// array read. The nodes fill it by taking turns, each in an order of slots of its own.
/// </summary>
/// <remarks>
/// <para>It promises a lookup nearly as fast as modulo, whatever the number of nodes, and an even load: nodes of equal weight have
/// as many slots, give or take one. The order in which nodes were added does not matter.</para>
/// <para>It does not promise that only what must move does. When a node comes or goes, the turns of the others shift, and
/// some of their slots change hands between them; the larger the table is for its nodes, the fewer. Adding and removing
/// make the table anew.</para>
/// <para>Eisenbud and others, "Maglev: A Fast and Reliable Software Network Load Balancer" (NSDI 2016), section 3.4;
/// section 5.3 measures what moves. Weights are Envoy's: a node that weighs half as much chooses every second time.</para>
/// </remarks>
public sealed class MaglevPartitioner : IPartitioner
{
    /// <summary>The size of the table if none is given, the smaller one of the paper: 256 KiB, enough for some 650 nodes within 1 %.</summary>
    public const int DefaultTableSize = 65_537;

    /// <summary>The largest table, 20 MB: the limit that Envoy has, too.</summary>
    public const int LargestTableSize = 5_000_011;

    private readonly NodeRoster _roster;
    private readonly KeyHash _hash;
    private readonly string[] _names;
    private readonly int[] _table;

    private MaglevPartitioner(NodeRoster roster, KeyHash hash, int tableSize)
    {
        if (tableSize > LargestTableSize || !MaglevTable.IsPrime(tableSize))
            throw new ArgumentOutOfRangeException(nameof(tableSize), tableSize, $"The table's size must be a prime number up to {LargestTableSize}, such as {DefaultTableSize} or 655373: with another one, nodes could not reach all slots.");
        if (roster.Count > tableSize)
            throw new ArgumentException($"A table of {tableSize} slots is too small for {roster.Count} nodes: some would get none. Choose a prime of at least 100 times the number of nodes.", nameof(tableSize));
        _roster = roster;
        _hash = hash;

        // By name, so that the turns are the same whatever the order of adding.
        var members = roster.Members.Sort((left, right) => string.CompareOrdinal(left.Node, right.Node));
        _names = [.. members.Select(member => member.Node)];
        _table = MaglevTable.Of(members, tableSize);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Gets the number of slots.</summary>
    public int TableSize => _table.Length;

    /// <summary>Makes a table of the default size for nodes of weight 1.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static MaglevPartitioner Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <summary>Makes a table for nodes of weight 1. Takes O(M log M) for M slots.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <param name="tableSize">The number of slots, a prime up to <see cref="LargestTableSize"/>: at least 100 times as many as nodes keeps the load within 1 %.</param>
    /// <param name="hash">How keys are hashed; <see cref="KeyHash.Default"/> if not given. Names are always hashed as Envoy does.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or there are more nodes than slots.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not such a prime.</exception>
    public static MaglevPartitioner Of(IEnumerable<string> nodes, int tableSize = DefaultTableSize, KeyHash? hash = null) =>
        new(NodeRoster.Of(nodes), hash ?? KeyHash.Default, tableSize);

    /// <summary>Makes a table for nodes with weights.</summary>
    /// <param name="nodes">Distinct names, each with a positive weight.</param>
    /// <param name="tableSize">As for nodes of weight 1.</param>
    /// <param name="hash">How keys are hashed; <see cref="KeyHash.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, a weight is not a positive number, or there are more nodes than slots.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is not such a prime.</exception>
    public static MaglevPartitioner Weighted(IEnumerable<(string Node, double Weight)> nodes, int tableSize = DefaultTableSize, KeyHash? hash = null) =>
        new(NodeRoster.Of(nodes), hash ?? KeyHash.Default, tableSize);

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        return _names[_table[_hash.Of(key) % (ulong)_table.Length]];
    }

    /// <summary>The node of a slot: that of the keys whose hash leaves this remainder.</summary>
    /// <param name="slot">From 0 to <see cref="TableSize"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public string NodeAt(int slot)
    {
        _roster.RequireAny("partitioner");
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, _table.Length);
        return _names[_table[slot]];
    }

    /// <summary>Adds a node of weight 1, and makes the table anew.</summary>
    /// <inheritdoc cref="IPartitioner.Add"/>
    public MaglevPartitioner Add(string node) => Add(node, weight: 1);

    /// <summary>Adds a node, and makes the table anew.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    /// <param name="weight">Its share relative to the others, a positive number.</param>
    /// <exception cref="ArgumentException">The name is missing or already there, the weight is not a positive number, or the table is full.</exception>
    public MaglevPartitioner Add(string node, double weight) => new(_roster.Add(node, weight), _hash, TableSize);

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <summary>Removes a node, and makes the table anew.</summary>
    /// <inheritdoc cref="IPartitioner.Remove"/>
    public MaglevPartitioner Remove(string node) => new(_roster.Remove(node), _hash, TableSize);

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts the slots, counts and names the nodes.</summary>
    public override string ToString() => $"maglev table of {TableSize} slots for {_roster.Count} nodes: {_roster}";
}
