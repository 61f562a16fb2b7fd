namespace Fundamentals.Clocks;

/// <summary>
/// A vector clock: for each node, how many of its events are known here. It counts <em>events</em>; a
/// <see cref="VersionVector"/> looks the same and counts versions of a piece of data.
/// Fidge, "Timestamps in Message-Passing Systems That Preserve the Partial Ordering" (1988);
/// Mattern, "Virtual Time and Global States of Distributed Systems" (1989), "Vector Time".
/// </summary>
/// <remarks>
/// Promised, if every event increments and every message carries its sender's clock: e happened before f exactly if e's
/// clock is before f's. Not promised: a small clock; it has an entry for every node that ever took part, and no fewer can do
/// (Charron-Bost, "Concerning the Size of Logical Clocks in Distributed Systems", 1991). A clock is a value. Every operation
/// is O(n) for n nodes, but for the look-up of one, O(log n).
/// </remarks>
public sealed record VectorClock
{
    private readonly Counters _counters;

    private VectorClock(Counters counters) => _counters = counters;

    /// <summary>Gets the clock that knows of no event.</summary>
    public static VectorClock Zero { get; } = new(Counters.Zero);

    /// <summary>Gets the nodes of which an event is known, by name (ordinal).</summary>
    public IReadOnlyList<string> Nodes => _counters.Nodes;

    /// <summary>Gets how many events of a node are known; 0 for a node never heard of.</summary>
    /// <param name="node">The node.</param>
    public long this[string node] => _counters[node];

    /// <summary>Makes a clock, such as <c>VectorClock.Of(("a", 2), ("b", 1))</c>.</summary>
    /// <param name="counts">Nodes with how many of their events are known; each node once, no count negative.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a count is negative.</exception>
    public static VectorClock Of(params IEnumerable<(string Node, long Count)> counts) => new(Counters.Of(counts));

    /// <summary>Has an event happen at a node; also the sending of a message, which carries the new clock.</summary>
    /// <param name="node">The node.</param>
    public VectorClock Increment(string node) => new(_counters.Increment(node));

    /// <summary>Knows what either knows. A node that receives a message merges, and then increments, as receiving is an event too.</summary>
    /// <param name="other">The other clock.</param>
    public VectorClock Merge(VectorClock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new VectorClock(_counters.Merge(other._counters));
    }

    /// <summary>Has a message arrive at a node: <see cref="Merge"/>, then <see cref="Increment"/>.</summary>
    /// <param name="node">The node that receives.</param>
    /// <param name="sent">The clock that the message carries.</param>
    public VectorClock Receive(string node, VectorClock sent) => Merge(sent).Increment(node);

    /// <summary>Tells how this lies to another.</summary>
    /// <param name="other">The other clock.</param>
    public CausalRelation Compare(VectorClock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _counters.Compare(other._counters);
    }

    /// <summary>Tells whether this happened before another.</summary>
    /// <param name="other">The other clock.</param>
    public bool HappenedBefore(VectorClock other) => Compare(other) == CausalRelation.Before;

    /// <summary>Tells whether neither happened before the other.</summary>
    /// <param name="other">The other clock.</param>
    public bool IsConcurrentWith(VectorClock other) => Compare(other) == CausalRelation.Concurrent;

    /// <summary>Writes it as in <c>[a:2 b:1]</c>.</summary>
    public override string ToString() => _counters.ToString();
}
