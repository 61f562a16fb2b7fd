namespace Fundamentals.Replication;

/// <summary>Asks another replica for its copy of a key. It answers <see cref="Held"/>.</summary>
/// <param name="Round">The coordinator's number for the round, which the answer repeats.</param>
/// <param name="Key">The key.</param>
public sealed record Ask(long Round, string Key)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Key}?";
}

/// <summary>Tells another replica to store a copy, unless it has a newer one. It answers <see cref="Stored"/>.</summary>
/// <param name="Round">The coordinator's number for the round, which the answer repeats.</param>
/// <param name="Key">The key.</param>
/// <param name="Copy">The copy.</param>
public sealed record Store(long Round, string Key, Copy Copy)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Key} := {Copy}";
}

/// <summary>An answer to the coordinator of a round.</summary>
/// <param name="Round">The coordinator's number for the round.</param>
public abstract record RoundAnswer(long Round);

/// <summary>Answers <see cref="Ask"/>.</summary>
/// <param name="Round">The coordinator's number for the round.</param>
/// <param name="Copy">What the replica holds.</param>
public sealed record Held(long Round, Copy Copy) : RoundAnswer(Round)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Copy.ToString();
}

/// <summary>Answers <see cref="Store"/>: the replica holds this copy, or a newer one.</summary>
/// <param name="Round">The coordinator's number for the round.</param>
public sealed record Stored(long Round) : RoundAnswer(Round)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => "stored";
}
