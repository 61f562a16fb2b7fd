namespace Fundamentals.Replication.Quorums;

/// <summary>A coordinator asks a node what it has of a key. Answered with <see cref="CopyAnswer"/>.</summary>
/// <param name="Round">The coordinator's number for the round of messages it belongs to.</param>
/// <param name="Key">The key.</param>
public sealed record FetchCopy(ulong Round, string Key)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Key}?";
}

/// <summary>
/// Somebody has a node store a version, which it merges into what it has: a coordinator, with a write or a repair, or a
/// stand-in that hands over. Answered with <see cref="StoredAnswer"/>.
/// </summary>
/// <param name="Round">The sender's number for it.</param>
/// <param name="Key">The key.</param>
/// <param name="Version">The version.</param>
/// <param name="StandInFor">The owner that the receiver stands in for, and hands it over to; null if it is an owner itself.</param>
public sealed record StoreCopy(ulong Round, string Key, Versioned Version, string? StandInFor = null)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Key} = {Version.Text ?? "nothing"}" + (StandInFor is null ? "" : $", for {StandInFor}");
}

/// <summary>
/// A coordinator that does not own a key has an owner make and store the version of a write, where versions are siblings.
/// Answered with <see cref="CopyAnswer"/>.
/// </summary>
/// <param name="Round">The coordinator's number for it.</param>
/// <param name="Write">The write.</param>
public sealed record MakeVersion(ulong Round, QuorumWrite Write)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"version of {Write}";
}

/// <summary>What a node has of a key.</summary>
/// <param name="Round">The number in what it answers.</param>
/// <param name="Version">The version; null if it has none.</param>
public sealed record CopyAnswer(ulong Round, Versioned? Version)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Version?.Text ?? "nothing";
}

/// <summary>A node has stored what it was sent.</summary>
/// <param name="Round">The number in what it answers.</param>
public sealed record StoredAnswer(ulong Round)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => "stored";
}

/// <summary>
/// A node compares its copies with another's: what its Merkle tree says of some ranges. The other answers for those that
/// differ, with the hashes of their halves, or with <see cref="ExchangeRanges"/> where there is little left.
/// </summary>
/// <param name="Ranges">The ranges, each with the sender's hash.</param>
public sealed record CompareRanges(IReadOnlyList<RangeHash> Ranges)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Ranges.Count == 1 ? "1 hash" : $"{Ranges.Count} hashes";
}

/// <summary>A node sends all that it has in some ranges; the other merges it, and sends back what the first lacks.</summary>
/// <param name="Ranges">The ranges; none in what is sent back.</param>
/// <param name="Copies">The keys with their versions.</param>
public sealed record ExchangeRanges(IReadOnlyList<MerkleRange> Ranges, IReadOnlyList<KeyValuePair<string, Versioned>> Copies)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Copies.Count == 1 ? "1 copy" : $"{Copies.Count} copies";
}
