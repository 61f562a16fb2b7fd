namespace Fundamentals.Clocks;

/// <summary>
/// The name of one write: the how-manieth of which node. No two writes may have the same dot, so a node must never count
/// from an earlier number again: one that has lost its memory comes back under another name.
/// Preguiça, Baquero, Almeida, Fonte, Gonçalves, "Dotted Version Vectors: Logical Clocks for Optimistic Replication" (2010).
/// </summary>
/// <remarks>The order is total, by node (ordinal) and then by counter. It only makes lists look alike; it says nothing of time.</remarks>
/// <param name="Node">The node that accepted the write.</param>
/// <param name="Counter">Its number among that node's writes, from 1.</param>
public readonly record struct Dot(string Node, long Counter) : IComparable<Dot>
{
    /// <summary>Gets the node that accepted the write.</summary>
    public string Node { get; } = string.IsNullOrWhiteSpace(Node) ? throw new ArgumentException("A dot needs the name of a node; it is null, empty or blank.", nameof(Node)) : Node;

    /// <summary>Gets its number among that node's writes, from 1.</summary>
    public long Counter { get; } = Counter >= 1 ? Counter : throw new ArgumentOutOfRangeException(nameof(Counter), Counter, "A node's writes are counted from 1.");

    /// <summary>Tells which of two comes first.</summary>
    public static bool operator <(Dot left, Dot right) => left.CompareTo(right) < 0;

    /// <summary>Tells which of two comes first.</summary>
    public static bool operator >(Dot left, Dot right) => left.CompareTo(right) > 0;

    /// <summary>Tells which of two comes first.</summary>
    public static bool operator <=(Dot left, Dot right) => left.CompareTo(right) <= 0;

    /// <summary>Tells which of two comes first.</summary>
    public static bool operator >=(Dot left, Dot right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Dot other) => string.CompareOrdinal(Node, other.Node) is var order and not 0 ? order : Counter.CompareTo(other.Counter);

    /// <summary>Writes it as in <c>paris:3</c>.</summary>
    public override string ToString() => $"{Node}:{Counter}";
}
