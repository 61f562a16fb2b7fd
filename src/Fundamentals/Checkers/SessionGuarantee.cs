namespace Fundamentals.Checkers;

/// <summary>
/// What a client may rely on from one of its own operations to the next (Terry, Demers, Petersen, Spreitzer, Theimer and
/// Welch, "Session Guarantees for Weakly Consistent Replicated Data", PDIS 1994, section 3).
/// </summary>
public enum SessionGuarantee
{
    /// <summary>A read sees every write that its own process made before, or something newer.</summary>
    ReadYourWrites,

    /// <summary>A read sees everything that its own process had seen before, or something newer: never further back in time.</summary>
    MonotonicReads,

    /// <summary>Whoever sees a write sees every write that its process had made before, or something newer.</summary>
    MonotonicWrites,

    /// <summary>Whoever sees a write sees everything that its process had seen before it wrote, or something newer.</summary>
    WritesFollowReads,
}
