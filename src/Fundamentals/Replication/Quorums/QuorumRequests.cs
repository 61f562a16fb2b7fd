using Fundamentals.Clocks;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// A client asks for all versions of a key, of as many owners as it likes. It is answered with <see cref="QuorumAnswer"/> or
/// <see cref="Refusal"/>.
/// </summary>
/// <param name="Key">The key.</param>
/// <param name="Reads">How many owners must answer, from 1 to N; null for the store's own R.</param>
public sealed record QuorumRead(string Key, int? Reads = null)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Reads is null ? $"read {Key}" : $"read {Key}, R = {Reads}";
}

/// <summary>A client writes to as many owners as it likes. It is answered with <see cref="WriteAnswer"/> or <see cref="Refusal"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null deletes the key.</param>
/// <param name="Writes">How many owners must store it, from 1 to N; null for the store's own W.</param>
/// <param name="Seen">What the client has read, and overwrites; null for nothing. Only <see cref="ConflictRule.Siblings"/> heeds it.</param>
public sealed record QuorumWrite(string Key, string? Value, int? Writes = null, VersionVector? Seen = null)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => (Value is null ? $"delete {Key}" : $"write {Key} = {Value}") + (Writes is null ? "" : $", W = {Writes}");
}

/// <summary>Answers a <see cref="QuorumRead"/>.</summary>
/// <param name="Values">The values that stand side by side: none if the key has no value, more than one only with <see cref="ConflictRule.Siblings"/>.</param>
/// <param name="Seen">What to write with in order to replace them; null if the store keeps no siblings.</param>
public sealed record QuorumAnswer(IReadOnlyList<string> Values, VersionVector? Seen)
{
    /// <summary>Gets the values as one text, <c>a | b</c>; null if there is none.</summary>
    public string? Text => Values.Count == 0 ? null : string.Join(" | ", Values);

    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Text ?? "nothing";
}
