namespace Fundamentals.Clocks;

/// <summary>
/// The time of an event on a hybrid logical clock: a time of day that is close to the real one, a counter for events that
/// share it, and the node to break ties.
/// Kulkarni, Demirbas, Madappa, Avva, Leone, "Logical Physical Clocks and
/// Consistent Snapshots in Globally Distributed Databases" (2014), section 3.
/// </summary>
/// <remarks>
/// Promised: the order is total, and an event that happened before another has the smaller timestamp; so it will do for
/// last-writer-wins. Not promised: the reverse. The node is no part of the paper's timestamp, which leaves ties between
/// nodes to others. <c>default</c> is before all others.
/// </remarks>
/// <param name="Physical">The largest clock reading known at the event, <c>l</c> in the paper; in UTC.</param>
/// <param name="Logical">The counter, <c>c</c> in the paper, at least 0.</param>
/// <param name="Node">The node where it happened; of otherwise equal timestamps, the smaller name comes first (ordinal).</param>
public readonly record struct HybridTimestamp(DateTimeOffset Physical, long Logical, string Node) : IComparable<HybridTimestamp>
{
    /// <summary>Gets the largest clock reading known at the event, in UTC.</summary>
    public DateTimeOffset Physical { get; } = Physical.ToUniversalTime();

    /// <summary>Gets the counter, at least 0.</summary>
    public long Logical { get; } = Logical >= 0 ? Logical : throw new ArgumentOutOfRangeException(nameof(Logical), Logical, "A hybrid clock's counter starts from 0.");

    /// <summary>Gets the node where it happened.</summary>
    public string Node { get; } = string.IsNullOrWhiteSpace(Node) ? throw new ArgumentException("A timestamp needs the name of its node; it is null, empty or blank.", nameof(Node)) : Node;

    /// <summary>Tells whether one is before another.</summary>
    public static bool operator <(HybridTimestamp left, HybridTimestamp right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one is after another.</summary>
    public static bool operator >(HybridTimestamp left, HybridTimestamp right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one is before another, or the same.</summary>
    public static bool operator <=(HybridTimestamp left, HybridTimestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one is after another, or the same.</summary>
    public static bool operator >=(HybridTimestamp left, HybridTimestamp right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(HybridTimestamp other)
    {
        if (Physical != other.Physical)
            return Physical.CompareTo(other.Physical);
        return Logical != other.Logical ? Logical.CompareTo(other.Logical) : string.CompareOrdinal(Node, other.Node);
    }

    /// <summary>Writes it as in <c>00:00:01.25+3@paris</c>; without the day, and without a counter that is 0.</summary>
    public override string ToString() => $"{Physical:HH:mm:ss.FFFFFFF}{(Logical > 0 ? $"+{Logical}" : "")}@{Node}";
}
