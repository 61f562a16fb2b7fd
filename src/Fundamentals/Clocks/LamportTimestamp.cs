namespace Fundamentals.Clocks;

/// <summary>
/// The time of an event on a Lamport clock: a counter, and the node to break ties.
/// Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (1978), "Ordering the Events Totally".
/// </summary>
/// <remarks>
/// Promised: the order is total, and an event that happened before another has the smaller timestamp. Not promised: the
/// reverse; the smaller of two may be concurrent, or later by the clock on the wall. <c>default</c> is before all others.
/// </remarks>
/// <param name="Counter">The counter, at least 0.</param>
/// <param name="Node">The node where it happened; of equal counters, the smaller name comes first (ordinal).</param>
public readonly record struct LamportTimestamp(long Counter, string Node) : IComparable<LamportTimestamp>
{
    /// <summary>Gets the counter, at least 0.</summary>
    public long Counter { get; } = Counter >= 0 ? Counter : throw new ArgumentOutOfRangeException(nameof(Counter), Counter, "A Lamport clock counts from 0.");

    /// <summary>Gets the node where it happened.</summary>
    public string Node { get; } = string.IsNullOrWhiteSpace(Node) ? throw new ArgumentException("A timestamp needs the name of its node; it is null, empty or blank.", nameof(Node)) : Node;

    /// <summary>Tells whether one is before another.</summary>
    public static bool operator <(LamportTimestamp left, LamportTimestamp right) => left.CompareTo(right) < 0;

    /// <summary>Tells whether one is after another.</summary>
    public static bool operator >(LamportTimestamp left, LamportTimestamp right) => left.CompareTo(right) > 0;

    /// <summary>Tells whether one is before another, or the same.</summary>
    public static bool operator <=(LamportTimestamp left, LamportTimestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Tells whether one is after another, or the same.</summary>
    public static bool operator >=(LamportTimestamp left, LamportTimestamp right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(LamportTimestamp other) => Counter != other.Counter ? Counter.CompareTo(other.Counter) : string.CompareOrdinal(Node, other.Node);

    /// <summary>Writes it as in <c>12@paris</c>.</summary>
    public override string ToString() => $"{Counter}@{Node}";
}
