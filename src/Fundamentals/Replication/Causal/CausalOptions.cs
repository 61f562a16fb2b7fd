namespace Fundamentals.Replication.Causal;

/// <summary>The knobs of <see cref="CausalReplica"/>. Without the last two it keeps its promise; they are there to be taken out and missed.</summary>
public sealed record CausalOptions
{
    /// <summary>Gets how long a replica waits before it sends again what has not been acknowledged; positive. Default: 100 ms.</summary>
    public TimeSpan Resend { get; init => field = ReplicaOptions.Positive(value, nameof(Resend)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Gets a value indicating whether a write of another replica is held back until all that it builds on is here. Without,
    /// it is shown as soon as it comes, and a comment may come before its post. Default: true.
    /// </summary>
    public bool WaitForCauses { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether a write is stamped higher than all that its replica has seen. Without, it is stamped by
    /// the replica's clock, and one that is slow lets a cause beat its effect. Default: true.
    /// </summary>
    public bool StampAboveSeen { get; init; } = true;
}
