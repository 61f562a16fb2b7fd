namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>A write as it stands in the primary's log.</summary>
/// <param name="Position">Its place in the log, from 1.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null deletes the key.</param>
public sealed record LogEntry(long Position, string Key, string? Value)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Position}: {Key} = {Value ?? "nothing"}";
}

/// <summary>The primary sends a follower a part of its log. It answers <see cref="LogReceived"/>.</summary>
/// <param name="Entries">The entries, by position, without a gap.</param>
public sealed record LogPart(IReadOnlyList<LogEntry> Entries)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => string.Join(", ", Entries);
}

/// <summary>A follower tells the primary how far it has come.</summary>
/// <param name="Position">It has all entries up to this.</param>
public sealed record LogReceived(long Position)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"has {Position}";
}

/// <summary>A follower passes a client's write on to the primary. It answers <see cref="WriteLogged"/>.</summary>
/// <param name="Number">The follower's number for it; of one that comes twice, the second changes nothing.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null deletes the key.</param>
public sealed record PassedWrite(long Number, string Key, string? Value)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"write {Key} = {Value ?? "nothing"}";
}

/// <summary>Answers <see cref="PassedWrite"/>: the write is in the log, and as many followers have it as must.</summary>
/// <param name="Number">The number that it answers.</param>
/// <param name="Position">Its place in the log.</param>
public sealed record WriteLogged(long Number, long Position)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"done at {Position}";
}

/// <summary>A client asks for a key, in a copy that is not older than what it has seen. Answered with <see cref="SessionAnswer"/> or <see cref="Refusal"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="After">The copy must have the log up to this position; from 0.</param>
public sealed record SessionRead(string Key, long After)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"read {Key}, not before {After}";
}

/// <summary>A client writes, and asks for the position. Answered with <see cref="SessionAnswer"/> or <see cref="Refusal"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null deletes the key.</param>
public sealed record SessionWrite(string Key, string? Value)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"write {Key} = {Value ?? "nothing"}";
}

/// <summary>Answers a client that keeps a position.</summary>
/// <param name="Value">What was read; null if there is nothing, or of a write.</param>
/// <param name="Position">How far the copy had come that it was read from, or the place of the write.</param>
public sealed record SessionAnswer(string? Value, long Position)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Value ?? "done"}, at {Position}";
}
