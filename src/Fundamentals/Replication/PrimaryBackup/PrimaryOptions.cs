namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>The knobs of <see cref="PrimaryReplica"/>.</summary>
public sealed record PrimaryOptions
{
    /// <summary>
    /// Gets how many followers must have a write before it is confirmed, from 0 to the number of followers. 0 is asynchronous
    /// replication: the primary confirms at once, and what it has not sent yet is lost with it. Default: 0.
    /// </summary>
    public int WaitFor { get; init; }

    /// <summary>
    /// Gets a value indicating whether a follower that has passed a client's write on answers only once its own copy has it.
    /// Without, the client may read at the same follower and not find what it has written. Default: true.
    /// </summary>
    public bool AnswerWhenApplied { get; init; } = true;

    /// <summary>
    /// Gets a value indicating whether a follower takes writes strictly in the order of the primary's log. Without, one that
    /// overtakes another is applied at once, and the copy then is one that the primary never had. Default: true.
    /// </summary>
    public bool InOrder { get; init; } = true;

    /// <summary>
    /// Gets how long a replica tries before it refuses; positive. Default: 600 ms, so that its refusal comes well before a
    /// client's deadline of 1 s.
    /// </summary>
    public TimeSpan Patience { get; init => field = ReplicaOptions.Positive(value, nameof(Patience)); } = TimeSpan.FromMilliseconds(600);

    /// <summary>Gets how long it waits before it sends again what has not been acknowledged; positive. Default: 100 ms.</summary>
    public TimeSpan Resend { get; init => field = ReplicaOptions.Positive(value, nameof(Resend)); } = TimeSpan.FromMilliseconds(100);
}
