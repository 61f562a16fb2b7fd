namespace Fundamentals.Replication;

/// <summary>A client asks a replica for the value of a key. It is answered with <see cref="ReadAnswer"/> or <see cref="Refusal"/>.</summary>
/// <param name="Key">The key.</param>
public sealed record ReadRequest(string Key)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"read {Key}";
}

/// <summary>A client asks a replica to write. It is answered with <see cref="WriteAnswer"/> or <see cref="Refusal"/>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null deletes the key.</param>
public sealed record WriteRequest(string Key, string? Value)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Value is null ? $"delete {Key}" : $"write {Key} = {Value}";
}

/// <summary>Answers a <see cref="ReadRequest"/>.</summary>
/// <param name="Value">The value; null if the key has none.</param>
public sealed record ReadAnswer(string? Value)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => Value ?? "nothing";
}

/// <summary>Answers a <see cref="WriteRequest"/>: the write is done, as the store understands it.</summary>
public sealed record WriteAnswer
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => "done";
}

/// <summary>Answers either request: the store will not do it now.</summary>
/// <param name="Reason">Why, such as <c>paris reaches 1 of 3 replicas, and a majority is 2</c>.</param>
/// <param name="HadNoEffect">Whether the request certainly had no effect and never will have; if not, it may take effect yet.</param>
public sealed record Refusal(string Reason, bool HadNoEffect)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => "refused";
}
