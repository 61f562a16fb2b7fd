namespace Fundamentals.Hashing;

/// <summary>Consecutive keys that one node keeps, in the order of their letters' codes (ordinal order).</summary>
/// <param name="From">The first key; the empty one is before all others.</param>
/// <param name="Before">The first key after the range, or null where it goes on to the last key there is.</param>
/// <param name="Node">The node that keeps the range.</param>
public readonly record struct KeyRange(string From, string? Before, string Node)
{
    /// <summary>Tells whether a key is in the range.</summary>
    /// <param name="key">Any key.</param>
    public bool Contains(ReadOnlySpan<char> key) =>
        key.SequenceCompareTo(From) >= 0 && (Before is null || key.SequenceCompareTo(Before) < 0);

    /// <summary>Writes the keys and the node.</summary>
    public override string ToString() => $"{(From.Length == 0 ? "first key" : From)} to {(Before is null ? "last key" : $"before {Before}")}: {Node}";
}
