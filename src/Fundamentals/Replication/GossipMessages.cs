namespace Fundamentals.Replication;

/// <summary>Tells another replica what it may not have yet. It answers <see cref="GossipReceived"/>.</summary>
/// <param name="Copies">All of it, by key: a part alone could show an effect without its cause.</param>
public sealed record Gossip(IReadOnlyList<KeyValuePair<string, Copy>> Copies)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => string.Join(", ", Copies.Select(copy => $"{copy.Key} = {copy.Value.Value ?? "nothing"}"));
}

/// <summary>Acknowledges <see cref="Gossip"/>.</summary>
/// <param name="Stamps">What has arrived, by key.</param>
public sealed record GossipReceived(IReadOnlyList<KeyValuePair<string, Stamp>> Stamps)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"received {string.Join(", ", Stamps.Select(stamp => stamp.Key))}";
}
