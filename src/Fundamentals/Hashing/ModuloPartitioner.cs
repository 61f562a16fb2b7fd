namespace Fundamentals.Hashing;

/// <summary>
/// The obvious way: number the nodes, and put a key on node number hash(key) modulo N.
/// </summary>
/// <remarks>
/// <para>It promises an even spread for the price of one hash and one division, and needs no memory.</para>
/// <para>It does not promise that keys stay where they are: a key keeps its node only if its hash has the same
/// remainder by N and by N + 1. Of the N(N + 1) pairs of remainders N agree, so adding a node to N moves N/(N + 1) of all
/// keys, where 1/(N + 1) would have been enough. The order of the nodes matters, too: removing one renumbers those after
/// it.</para>
/// <para>What it costs a cache: Karger and others, "Consistent Hashing and Random Trees" (STOC 1997), section 4.</para>
/// </remarks>
public sealed class ModuloPartitioner : IPartitioner
{
    private readonly NodeRoster _roster;
    private readonly KeyHash _hash;

    private ModuloPartitioner(NodeRoster roster, KeyHash hash)
    {
        _roster = roster;
        _hash = hash;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Numbers these nodes from 0, in this order.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static ModuloPartitioner Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <summary>Numbers these nodes from 0, in this order.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <param name="hash">How keys are hashed; <see cref="KeyHash.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static ModuloPartitioner Of(IEnumerable<string> nodes, KeyHash? hash = null) =>
        new(NodeRoster.Of(nodes), hash ?? KeyHash.Default);

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        var number = (int)(_hash.Of(key) % (ulong)_roster.Count);
        return _roster.Members[number].Node;
    }

    /// <inheritdoc cref="IPartitioner.Add"/>
    public ModuloPartitioner Add(string node) => new(_roster.Add(node, weight: 1), _hash);

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <inheritdoc cref="IPartitioner.Remove"/>
    public ModuloPartitioner Remove(string node) => new(_roster.Remove(node), _hash);

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Names the rule and the nodes.</summary>
    public override string ToString() => $"hash(key) % {_roster.Count}: {_roster}";
}
