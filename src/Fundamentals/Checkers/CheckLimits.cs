namespace Fundamentals.Checkers;

/// <summary>
/// How long and how far a check may search. Whether a history is linearizable or sequentially consistent is NP-complete
/// (Gibbons and Korach, "Testing Shared Memories", SIAM J. Comput. 26(4), 1997), so some histories need a limit; at a limit
/// the verdict is <see cref="Undecided"/>, never a guess.
/// </summary>
public sealed record CheckLimits
{
    /// <summary>Gets how many configurations (what is placed, and the state it leads to) may be visited; positive. A check that does not search visits none. Default: no limit.</summary>
    public long? Configurations { get; init; }

    /// <summary>
    /// Gets how many bytes the search may allocate; positive. It counts all it ever allocates and not what it still holds,
    /// so that it holds less, commonly half. Default: no limit.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>Gets how long the search may take; positive, and needs a <see cref="Clock"/>. Default: no limit.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Gets what tells the time for <see cref="Time"/>, such as <see cref="TimeProvider.System"/>. Default: none.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>Gets what stops the search; the verdict is then Undecided. Default: nothing.</summary>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Throws unless the limits can be kept.</summary>
    internal static void Validate(CheckLimits limits)
    {
        if (limits.Configurations is < 1)
            throw new ArgumentOutOfRangeException(nameof(limits), limits.Configurations, "CheckLimits.Configurations must be positive.");
        if (limits.Memory is < 1)
            throw new ArgumentOutOfRangeException(nameof(limits), limits.Memory, "CheckLimits.Memory must be positive.");
        if (limits.Time is { } time && time <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(limits), time, "CheckLimits.Time must be positive.");
        if (limits.Time is not null && limits.Clock is null)
            throw new ArgumentException("CheckLimits.Time needs a clock: set CheckLimits.Clock, for example to the system's TimeProvider.", nameof(limits));
    }
}
