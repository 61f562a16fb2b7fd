namespace Fundamentals.Clocks;

/// <summary>
/// A version vector: for each node, how many of the writes that it accepted are known here. It stands for the set of all
/// those writes, without a gap. Parker et al., "Detection of Mutual Inconsistency in Distributed Systems" (1983).
/// </summary>
/// <remarks>
/// Promised: one vector is before another exactly if its writes are a proper part of the other's. Not promised: to tell two
/// writes apart that the same node accepted from clients that did not know of each other; for that,
/// <see cref="DottedVersionVector"/> and <see cref="Siblings{T}"/>. A vector is a value. Every operation is O(n) for n nodes,
/// but for those on one node, O(log n).
/// </remarks>
public sealed record VersionVector
{
    private readonly Counters _counters;

    private VersionVector(Counters counters) => _counters = counters;

    /// <summary>Gets the vector that knows of no write.</summary>
    public static VersionVector Zero { get; } = new(Counters.Zero);

    /// <summary>Gets the nodes of which a write is known, by name (ordinal).</summary>
    public IReadOnlyList<string> Nodes => _counters.Nodes;

    /// <summary>Gets how many writes of a node are known; 0 for a node never heard of.</summary>
    /// <param name="node">The node.</param>
    public long this[string node] => _counters[node];

    /// <summary>Makes a vector, such as <c>VersionVector.Of(("a", 2), ("b", 1))</c>.</summary>
    /// <param name="counts">Nodes with how many of their writes are known; each node once, no count negative.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a count is negative.</exception>
    public static VersionVector Of(params IEnumerable<(string Node, long Count)> counts) => new(Counters.Of(counts));

    /// <summary>Adds a node's next write.</summary>
    /// <param name="node">The node that accepts it.</param>
    public VersionVector Increment(string node) => new(_counters.Increment(node));

    /// <summary>Gets the dot that a node's next write will have.</summary>
    /// <param name="node">The node that accepts it.</param>
    public Dot Next(string node) => new(node, checked(this[node] + 1));

    /// <summary>Knows what either knows.</summary>
    /// <param name="other">The other vector.</param>
    public VersionVector Merge(VersionVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new VersionVector(_counters.Merge(other._counters));
    }

    /// <summary>Tells how this lies to another.</summary>
    /// <param name="other">The other vector.</param>
    public CausalRelation Compare(VersionVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _counters.Compare(other._counters);
    }

    /// <summary>Tells whether a write is known.</summary>
    /// <param name="dot">The write.</param>
    public bool Covers(Dot dot) => dot.Counter <= this[dot.Node];

    /// <summary>Tells whether all of another's writes are known.</summary>
    /// <param name="other">The other vector.</param>
    public bool Covers(VersionVector other) => Compare(other) is CausalRelation.Equal or CausalRelation.After;

    /// <summary>Writes it as in <c>[a:2 b:1]</c>.</summary>
    public override string ToString() => _counters.ToString();
}
