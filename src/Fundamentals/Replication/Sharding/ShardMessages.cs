namespace Fundamentals.Replication.Sharding;

/// <summary>
/// Somebody who runs the store orders a shard to be moved. Any node takes the order, and answers <see cref="MoveAnswer"/>
/// or <see cref="Refusal"/>. It may be given again and again, until it is done.
/// </summary>
/// <param name="Shard">The name of the shard.</param>
/// <param name="To">The node that is to have it.</param>
public sealed record MoveShard(string Shard, string To)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"move {Shard} to {To}";
}

/// <summary>Answers <see cref="MoveShard"/>.</summary>
/// <param name="IsDone">Whether the shard is there already; if not, it is on its way.</param>
public sealed record MoveAnswer(bool IsDone)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => IsDone ? "moved" : "moving";
}

/// <summary>A node passes a request on to the owner of its shard. The owner answers the node at which it came in with <see cref="PassedAnswer"/>.</summary>
/// <param name="Entry">The node at which it came in.</param>
/// <param name="Number">That node's number for it.</param>
/// <param name="Request">A <see cref="ReadRequest"/>, <see cref="WriteRequest"/> or <see cref="MoveShard"/>.</param>
/// <param name="Epoch">In this epoch whoever gets it is the owner, as far as the sender knows. It grows with every hop; 0 before the first.</param>
public sealed record PassedRequest(string Entry, long Number, object Request, long Epoch)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Request}, epoch {Epoch}";
}

/// <summary>Answers <see cref="PassedRequest"/>, and tells who the owner is.</summary>
/// <param name="Number">The number that it answers.</param>
/// <param name="Answer">What the client is told.</param>
/// <param name="Shard">The name of the shard.</param>
/// <param name="Owner">Who has it.</param>
/// <param name="Epoch">In which epoch.</param>
public sealed record PassedAnswer(long Number, object Answer, string Shard, string Owner, long Epoch)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"{Answer}";
}

/// <summary>
/// The owner sends a part of a shard to the next owner, which answers <see cref="PartReceived"/>. The last part is the
/// token: who has sent it is the owner no longer, and who has got it is.
/// </summary>
/// <param name="Shard">The name of the shard.</param>
/// <param name="Epoch">The epoch that begins with the last part.</param>
/// <param name="Number">From 1, without a gap.</param>
/// <param name="Entries">Keys and their values, null for one that was deleted.</param>
/// <param name="IsLast">Whether it is the token.</param>
public sealed record ShardPart(string Shard, long Epoch, int Number, IReadOnlyList<KeyValuePair<string, string?>> Entries, bool IsLast)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString()
    {
        IEnumerable<string> contents = [.. Entries.Select(entry => $"{entry.Key} = {entry.Value ?? "nothing"}"), .. IsLast ? [$"{Shard} is yours, epoch {Epoch}"] : Array.Empty<string>()];
        return string.Join(", ", contents);
    }
}

/// <summary>Answers <see cref="ShardPart"/>.</summary>
/// <param name="Shard">The name of the shard.</param>
/// <param name="Epoch">The epoch of the part.</param>
/// <param name="Number">The number of the part.</param>
public sealed record PartReceived(string Shard, long Epoch, int Number)
{
    /// <summary>Writes it as a picture shows it.</summary>
    public override string ToString() => $"has part {Number}";
}
