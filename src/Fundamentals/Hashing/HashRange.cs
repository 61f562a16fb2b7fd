namespace Fundamentals.Hashing;

/// <summary>
/// An arc of the circle of 2^64 positions: those after <paramref name="After"/>, up to and including
/// <paramref name="UpTo"/>, going clockwise. Where <paramref name="UpTo"/> is the smaller number the arc runs past
/// 2^64 - 1 and on from 0. Where both are equal it is the whole circle; there is no empty arc.
/// </summary>
/// <param name="After">The position before the first one of the arc.</param>
/// <param name="UpTo">The last position of the arc.</param>
public readonly record struct HashRange(ulong After, ulong UpTo)
{
    /// <summary>How many positions the circle has: 2^64, one more than a <see cref="ulong"/> can hold.</summary>
    internal static readonly UInt128 Circle = UInt128.One << 64;

    /// <summary>Gets the number of positions in the arc, from 1 to 2^64.</summary>
    public UInt128 Length => UpTo == After ? Circle : unchecked(UpTo - After);

    /// <summary>Gets the share of the circle, from 2^-64 to 1.</summary>
    public double Share => (double)Length / (double)Circle;

    /// <summary>Tells whether a position is on the arc.</summary>
    /// <param name="position">Any position.</param>
    public bool Contains(ulong position) =>
        After < UpTo ? After < position && position <= UpTo : After < position || position <= UpTo;

    /// <summary>Writes the arc as a half-open interval, with its share of the circle.</summary>
    public override string ToString() => $"({After}, {UpTo}] {Share:P2}";
}

/// <summary>A range of positions that changes its owner.</summary>
/// <param name="Range">The positions.</param>
/// <param name="From">The node that keeps their keys before the change.</param>
/// <param name="To">The node that keeps their keys after it.</param>
public readonly record struct RangeMove(HashRange Range, string From, string To)
{
    /// <summary>Writes the range and the two nodes.</summary>
    public override string ToString() => $"{Range}: {From} → {To}";
}
