using System.Collections.Immutable;

namespace Fundamentals.Clocks;

/// <summary>
/// What a replica holds of one key: the values that no known write has replaced, and which writes are known. More than one
/// value means that clients wrote without knowing of each other. A dotted version vector set: Almeida, Baquero, Gonçalves,
/// Preguiça, Fonte, "Scalable and Accurate Causality Tracking for Eventually Consistent Stores" (2014), "Dotted Version Vector Sets".
/// </summary>
/// <remarks>
/// <para>
/// A read answers with <see cref="Values"/> and <see cref="Context"/>; a write hands the context back, to say what it
/// replaces; replicas <see cref="Sync"/>. Promised: a value goes only when a write whose client had read it, or had read
/// what replaced it, comes to be known (no lost update), and then it does go (no false concurrency). Sync is commutative,
/// associative and idempotent, so replicas may exchange in any order, and again.
/// </para>
/// <para>
/// Not promised: anything, if a context is handed to a client without all the values that came with it, or if a node uses a
/// dot twice, as one that has lost its memory does unless it comes back under another name.
/// </para>
/// </remarks>
/// <typeparam name="T">The values.</typeparam>
public sealed record Siblings<T>
{
    private readonly ImmutableArray<DottedValue<T>> _versions;

    /// <summary>Makes what a replica holds that has heard of no write.</summary>
    public Siblings()
        : this(VersionVector.Zero, [])
    {
    }

    private Siblings(VersionVector context, IEnumerable<DottedValue<T>> versions) => (Context, _versions) = (context, [.. versions.OrderBy(version => version.Dot)]);

    /// <summary>Gets the writes that are known here: those of the versions, and those that were replaced.</summary>
    public VersionVector Context { get; }

    /// <summary>Gets the versions that nothing has replaced, by dot.</summary>
    public IReadOnlyList<DottedValue<T>> Versions => _versions;

    /// <summary>Gets the values that nothing has replaced, by dot.</summary>
    public IEnumerable<T> Values => _versions.Select(version => version.Value);

    /// <summary>Accepts a write. It replaces what its client had read, and joins what its client had not. O(n + s log s) for n nodes and s versions.</summary>
    /// <param name="context">The context that the client's last read of this key was given, from any replica; <see cref="VersionVector.Zero"/> if it has read nothing.</param>
    /// <param name="node">The node that accepts the write, which must be where this is kept: it gives the dot.</param>
    /// <param name="value">The value.</param>
    public Siblings<T> Write(VersionVector context, string node, T value)
    {
        var rest = Remove(context);
        return new Siblings<T>(rest.Context.Increment(node), rest._versions.Add(new DottedValue<T>(rest.Context.Next(node), value)));
    }

    /// <summary>Removes what a client had read, and nothing else. The context remembers it, so that it does not come back. O(n + s log s).</summary>
    /// <param name="context">As for <see cref="Write"/>.</param>
    public Siblings<T> Remove(VersionVector context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Siblings<T>(Context.Merge(context), _versions.Where(version => !context.Covers(version.Dot)));
    }

    /// <summary>Knows what either replica knows: keeps a version if both have it, or if one has it and the other has not heard of it. O(n + s log s).</summary>
    /// <param name="other">What another replica holds of the same key.</param>
    /// <exception cref="InvalidOperationException">The two have different values for the same dot: a node has used it twice.</exception>
    public Siblings<T> Sync(Siblings<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var theirs = other._versions.ToDictionary(version => version.Dot, version => version.Value);
        var kept = _versions.Where(version => theirs.TryGetValue(version.Dot, out var value) ? IsSame(version, value) : !other.Context.Covers(version.Dot));
        var news = other._versions.Where(version => !Context.Covers(version.Dot));
        return new Siblings<T>(Context.Merge(other.Context), kept.Concat(news));
    }

    /// <summary>Tells whether another knows the same writes and holds the same versions.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(Siblings<T>? other) => other is not null && Context == other.Context && _versions.AsSpan().SequenceEqual(other._versions.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Context, _versions.Length);

    /// <summary>Writes the values and what is known, as in <c>red | blue [a:2 b:1]</c>.</summary>
    public override string ToString() => $"{(_versions.IsEmpty ? "nothing" : string.Join(" | ", Values))} {Context}";

    private static bool IsSame(DottedValue<T> mine, T theirs) => EqualityComparer<T>.Default.Equals(mine.Value, theirs) ? true : throw new InvalidOperationException(
        $"The dot {mine.Dot} is two values, '{mine.Value}' and '{theirs}': {mine.Dot.Node} has used it twice. A node that has lost its memory must come back under another name.");
}

/// <summary>A value, and the write that made it.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Dot">The write.</param>
/// <param name="Value">The value.</param>
public readonly record struct DottedValue<T>(Dot Dot, T Value)
{
    /// <summary>Writes it as in <c>red (a:3)</c>.</summary>
    public override string ToString() => $"{Value} ({Dot})";
}
