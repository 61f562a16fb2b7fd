using Fundamentals.Hashing;

namespace Fundamentals.Replication.Sharding;

/// <summary>
/// The knobs of <see cref="ShardedReplica"/>. With the last four as they are it keeps its promise; they are there to be taken out and
/// missed.
/// </summary>
/// <param name="Placement">Which node has which shard when the store begins: the names of shards are its keys. Moves are ordered, not worked out.</param>
public sealed record ShardedOptions(IPartitioner Placement)
{
    /// <summary>Gets how many shards the keys are cut into, for ever: at least 1. Default: 16.</summary>
    public int Shards { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There must be at least one shard."); } = 16;

    /// <summary>Gets how many keys go into one part of a shard that is sent; at least 1. Default: 10.</summary>
    public int PartSize { get; init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A part must have room for at least one key."); } = 10;

    /// <summary>Gets how long a node waits for the owner's answer before it refuses; positive. Default: 600 ms, so that its refusal comes well before a client's deadline of 1 s.</summary>
    public TimeSpan Patience { get; init => field = ReplicaOptions.Positive(value, nameof(Patience)); } = TimeSpan.FromMilliseconds(600);

    /// <summary>Gets how long the owner waits before it sends a part again; positive. Default: 100 ms.</summary>
    public TimeSpan Resend { get; init => field = ReplicaOptions.Positive(value, nameof(Resend)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets what a node does with a request, given what it knows of the shard and the epoch that came with the request. Default: <see cref="ShardedReplica.Next"/>.</summary>
    public Func<ShardView, long, Turn> Rule { get; init; } = ShardedReplica.Next;

    /// <summary>Gets a value indicating whether a key that is written after it was sent is sent again. Without, the write is lost. Default: true.</summary>
    public bool SendChanges { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether the owner ceases to be one when it sends the token. Without, it answers until it hears
    /// that the token is there, and for a while there are two owners. Default: true.
    /// </summary>
    public bool StopFirst { get; init; } = true;

    /// <summary>Gets a value indicating whether a part is taken once, in its order. Without, one that comes twice, or late, undoes what was written since. Default: true.</summary>
    public bool TakeOnce { get; init; } = true;

    /// <summary>The name of the shard that a key is in, such as <c>shard-7</c>: its hash modulo the number of shards.</summary>
    /// <param name="key">Any key.</param>
    public string ShardOf(string key) => $"shard-{KeyHash.Default.Of(key) % (ulong)Shards}";

    /// <summary>Gets the names of all shards.</summary>
    public IReadOnlyList<string> ShardNames => Keys.Numbered("shard-", Shards);
}
