using Fundamentals.Clocks;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// What a replica keeps of a key: what was written, and what it takes to tell which of two is newer. Whatever reaches a
/// replica, by a write, a repair, a hint or anti-entropy, is merged into what it has.
/// </summary>
/// <remarks>
/// Promised: merging is commutative, associative and idempotent, so that messages may come late, twice and in any order, and
/// replicas that have heard the same hold the same. Not promised: that the survivor is the one a user would want; that is
/// the <see cref="ConflictRule"/>'s part.
/// </remarks>
public abstract record Versioned
{
    /// <summary>Gets the values: none of a deleted key, and several only of siblings.</summary>
    public abstract IReadOnlyList<string> Values { get; }

    /// <summary>Gets what a client hands back to overwrite just this; null where the last writer wins anyway.</summary>
    public virtual VersionVector? Context => null;

    /// <summary>
    /// Gets when the key was deleted, by the clock of the node that made the deletion; the latest of several. Null if nothing
    /// was deleted.
    /// </summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Gets a value indicating whether the key is deleted, and this is the mark that says so.</summary>
    public bool IsTombstone => Values.Count == 0;

    /// <summary>Gets the values as one text, <c>a | b</c>; null of a deleted key.</summary>
    public string? Text => Values.Count == 0 ? null : string.Join(" | ", Values);

    /// <summary>Makes of two versions the one that knows both.</summary>
    /// <param name="other">Another version of the same key, under the same rule.</param>
    public abstract Versioned Merge(Versioned other);

    /// <summary>Makes of two versions, of which either may be missing, the one that knows both.</summary>
    internal static Versioned? Merge(Versioned? one, Versioned? other) => one is null || other is null ? one ?? other : one.Merge(other);

    /// <summary>Tells two of one store that were made by different rules.</summary>
    private protected InvalidOperationException Mixed(Versioned other) =>
        new($"'{this}' and '{other}' were made by different conflict rules. All replicas of a store need the same QuorumOptions.Conflicts.");
}

/// <summary>A version where the last writer wins: the later stamp. Of equal stamps, which only a clock that was set back can make, the greater value.</summary>
/// <typeparam name="TStamp">A total order of writes.</typeparam>
/// <param name="Stamp">When it was written, by the chosen clock.</param>
/// <param name="Value">The value; null for a deletion.</param>
public sealed record LastWrite<TStamp>(TStamp Stamp, string? Value) : Versioned
    where TStamp : struct, IComparable<TStamp>
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Values => Value is null ? [] : [Value];

    /// <inheritdoc/>
    public override Versioned Merge(Versioned other)
    {
        if (other is not LastWrite<TStamp> write)
            throw Mixed(other);
        var order = Stamp.CompareTo(write.Stamp);
        return order > 0 || (order == 0 && string.CompareOrdinal(Value, write.Value) >= 0) ? this : write;
    }

    /// <summary>Writes the value and when it was written.</summary>
    public override string ToString() => $"{Value ?? "deleted"} at {Stamp}";
}

/// <summary>Versions side by side: those that no write has replaced whose client had read them.</summary>
/// <param name="Set">The versions, each with its dot; a value of null is a deletion.</param>
public sealed record SiblingVersions(Siblings<string?> Set) : Versioned
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Values => [.. Set.Values.OfType<string>()];

    /// <inheritdoc/>
    public override VersionVector? Context => Set.Context;

    /// <inheritdoc/>
    public override Versioned Merge(Versioned other) => other is SiblingVersions siblings ? new SiblingVersions(Set.Sync(siblings.Set)) { DeletedAt = Later(DeletedAt, siblings.DeletedAt) } : throw Mixed(other);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one > other || other is null ? one : other;

    /// <summary>Writes the values and what is known.</summary>
    public override string ToString() => Set.ToString();
}
