namespace Fundamentals.Replication;

/// <summary>The knobs of <see cref="MajorityReplica"/>. Without the last three it keeps its promise; they are there to be taken out and missed.</summary>
public sealed record MajorityOptions
{
    /// <summary>
    /// Gets how long a replica waits for a majority, in each of the two rounds of a request; positive. Default: 300 ms, so
    /// that its refusal comes well before a client's deadline of 1 s.
    /// </summary>
    public TimeSpan Patience { get; init => field = ReplicaOptions.Positive(value, nameof(Patience)); } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Gets how long it waits before it sends again to those who have not answered; positive. If less than a round trip,
    /// it sends more than it needs to. Default: 100 ms.
    /// </summary>
    public TimeSpan Resend { get; init => field = ReplicaOptions.Positive(value, nameof(Resend)); } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Gets a value indicating whether a read stores what it found at a majority before it answers. Without, a later read may
    /// find an older value: the register is regular and no longer atomic (Lamport, "On Interprocess Communication,
    /// Part II", Distributed Computing 1(2), 1986). Default: true.
    /// </summary>
    public bool WriteBack { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether a write asks a majority which stamps there are before it chooses its own. Without, it
    /// goes by its own copy, which may be behind: it then loses to an older write, though it was acknowledged. Default: true.
    /// </summary>
    public bool AskBeforeWrite { get; init; } = true;

    /// <summary>
    /// Gets how many replicas must answer a round, the coordinator among them; from 1 to all. Fewer than a majority need not
    /// meet those who stored the last write. Default: null, a majority.
    /// </summary>
    public int? Quorum { get; init; }
}
