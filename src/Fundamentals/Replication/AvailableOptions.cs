namespace Fundamentals.Replication;

/// <summary>The knobs of <see cref="AvailableReplica"/>. Without the last three it keeps its promise; they are there to be changed and missed.</summary>
public sealed record AvailableOptions
{
    /// <summary>
    /// Gets how long after a change a replica tells the others, and how long it waits for their acknowledgement before it
    /// tells them again; positive. If less than a round trip, it sends more than it needs to. Default: 100 ms.
    /// </summary>
    public TimeSpan GossipPeriod { get; init => field = ReplicaOptions.Positive(value, nameof(GossipPeriod)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Gets a value indicating whether a replica passes on what it has learned from another. Without, a write spreads in fewer
    /// messages, but a comment may come before its post, and a write whose replica is gone may never reach all. Default: true.
    /// </summary>
    public bool PassOn { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether a deletion is kept, as a copy without a value: a tombstone. Without, there is nothing
    /// to tell the others, and nothing that would beat their old copies. Default: true.
    /// </summary>
    public bool Tombstones { get; init; } = true;

    /// <summary>
    /// Gets what decides whether a copy replaces the one that is held, given the copy and then the one held. Replicas come to
    /// agree only if it is a strict total order. Default: the newer stamp wins.
    /// </summary>
    public Func<Copy, Copy, bool> Wins { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = (copy, held) => copy.Stamp > held.Stamp;
}

/// <summary>What the options of replicas have in common.</summary>
internal static class ReplicaOptions
{
    public static TimeSpan Positive(TimeSpan value, string name) => value > TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive.");
}
