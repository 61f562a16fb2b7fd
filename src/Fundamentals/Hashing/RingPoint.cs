namespace Fundamentals.Hashing;

/// <summary>
/// One point of a <see cref="ConsistentHashRing"/>. It owns the positions that end in it: those after the point before
/// it, up to and including its own.
/// </summary>
/// <param name="Position">Where it is on the circle of 2^64 positions.</param>
/// <param name="Node">Whose point it is.</param>
public readonly record struct RingPoint(ulong Position, string Node)
{
    /// <summary>
    /// The order around the circle. Points at one position are ordered by the names of their nodes, letter by letter, so
    /// that a tie is settled alike whatever the order in which the nodes came: the first one owns the range, the others
    /// own nothing until it is gone.
    /// </summary>
    internal static int Clockwise(RingPoint left, RingPoint right)
    {
        var byPosition = left.Position.CompareTo(right.Position);
        return byPosition != 0 ? byPosition : string.CompareOrdinal(left.Node, right.Node);
    }

    /// <summary>Names the node and the position.</summary>
    public override string ToString() => $"{Node} at {Position}";
}
