using Fundamentals.Clocks;

namespace Fundamentals.Replication.Causal;

/// <summary>A write, with what it builds on.</summary>
/// <param name="Dot">Which write it is: the how-manieth of which replica.</param>
/// <param name="After">What the replica that took it knew: all of this comes before it.</param>
/// <param name="Key">The key.</param>
/// <param name="Copy">The value, with the stamp by which the last writer wins.</param>
public sealed record CausalWrite(Dot Dot, VersionVector After, string Key, Copy Copy)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Key} = {Copy.Value ?? "nothing"}, after {After}";
}

/// <summary>A replica sends writes of its own clients to another. It answers <see cref="CausalReceived"/>.</summary>
/// <param name="Writes">The writes, oldest first.</param>
public sealed record CausalWrites(IReadOnlyList<CausalWrite> Writes)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => string.Join("; ", Writes);
}

/// <summary>Answers <see cref="CausalWrites"/>.</summary>
/// <param name="Count">How many of the other's writes, from its first on, are here and shown.</param>
public sealed record CausalReceived(long Count)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"has {Count}";
}
