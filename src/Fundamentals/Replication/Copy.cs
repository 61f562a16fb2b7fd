namespace Fundamentals.Replication;

/// <summary>
/// Orders the writes to a key: the larger number is newer, and among equal numbers the name that comes later (Lamport,
/// "Time, Clocks, and the Ordering of Events in a Distributed System", CACM 21(7), 1978, does it so). Two nodes never make
/// the same one; a node must not make one twice.
/// </summary>
/// <param name="Number">A counter, or ticks of 100 ns of a clock; 0 before the first write.</param>
/// <param name="Node">Who made it: the tie-breaker, in ordinal order.</param>
public readonly record struct Stamp(long Number, string Node) : IComparable<Stamp>
{
    /// <summary>Tells whether one is newer than another.</summary>
    public static bool operator >(Stamp one, Stamp other) => one.CompareTo(other) > 0;

    /// <summary>Tells whether one is older than another.</summary>
    public static bool operator <(Stamp one, Stamp other) => one.CompareTo(other) < 0;

    /// <summary>Tells whether one is newer than another, or the same.</summary>
    public static bool operator >=(Stamp one, Stamp other) => one.CompareTo(other) >= 0;

    /// <summary>Tells whether one is older than another, or the same.</summary>
    public static bool operator <=(Stamp one, Stamp other) => one.CompareTo(other) <= 0;

    /// <inheritdoc/>
    public int CompareTo(Stamp other) => Number != other.Number ? Number.CompareTo(other.Number) : string.CompareOrdinal(Node, other.Node);

    /// <summary>Writes number and node, such as <c>3 paris</c>.</summary>
    public override string ToString() => Number == 0 ? "never written" : $"{Number} {Node}";
}

/// <summary>What a replica holds for a key.</summary>
/// <param name="Stamp">Which write it is from.</param>
/// <param name="Value">The value; null if the key was deleted, or never written.</param>
public readonly record struct Copy(Stamp Stamp, string? Value)
{
    /// <summary>Writes the value and its stamp.</summary>
    public override string ToString() => $"{Value ?? "nothing"} ({Stamp})";
}
