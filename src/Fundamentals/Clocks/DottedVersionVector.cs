namespace Fundamentals.Clocks;

/// <summary>
/// The history of one version: the write that made it, and what its writer had seen. Preguiça, Baquero, Almeida, Fonte,
/// Gonçalves, "Dotted Version Vectors: Logical Clocks for Optimistic Replication" (2010); in short, with the comparison that
/// looks at one entry, "Efficient Causality Tracking in Distributed Storage Systems with Dotted Version Vectors" (2012).
/// </summary>
/// <remarks>
/// Promised: two versions compare as their full histories do, as sets of writes; also if one node accepted both. A version
/// that a write does not know of is not before it, however small its counter is: the dot may lie beyond a gap, which a
/// <see cref="VersionVector"/> cannot say. Not promised: that the dots are used once; see <see cref="Clocks.Dot"/>.
/// </remarks>
/// <param name="Dot">The write that made this version.</param>
/// <param name="Context">The writes that its writer had seen; not the dot itself.</param>
public sealed record DottedVersionVector(Dot Dot, VersionVector Context)
{
    /// <summary>Gets the writes that its writer had seen.</summary>
    public VersionVector Context { get; } = RequireOthers(Dot, Context);

    /// <summary>Tells whether a write is in this version's history: is its own, or had been seen. O(log n) for n nodes.</summary>
    /// <param name="dot">The write.</param>
    public bool Covers(Dot dot) => dot == Dot || Context.Covers(dot);

    /// <summary>Tells how this version lies to another. O(log n) for n nodes.</summary>
    /// <param name="other">The other version.</param>
    public CausalRelation Compare(DottedVersionVector other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Dot == other.Dot)
            return CausalRelation.Equal;
        if (other.Covers(Dot))
            return CausalRelation.Before;
        return Covers(other.Dot) ? CausalRelation.After : CausalRelation.Concurrent;
    }

    /// <summary>Writes it as in <c>a:4 after [a:2 b:1]</c>.</summary>
    public override string ToString() => $"{Dot} after {Context}";

    private static VersionVector RequireOthers(Dot dot, VersionVector context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Covers(dot)
            ? throw new ArgumentException($"The context {context} covers the dot {dot}: a writer cannot have seen what it is about to write.", nameof(context))
            : context;
    }
}
