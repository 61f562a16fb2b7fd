namespace Fundamentals.Checkers;

/// <summary>
/// What a client may rely on from one of its own operations to the next (Terry, Demers, Petersen, Spreitzer, Theimer and
/// Welch, "Session Guarantees for Weakly Consistent Replicated Data", PDIS 1994, section 3).
/// </summary>
/// <remarks>
/// The last two are stricter here than there. In the paper they bind the state of one server at a time: a server that holds a
/// write holds what the write builds on. A client reads one key at a time and does not see which server answers, so here
/// what a process saw in one read holds for its later reads at any server: that is the paper's guarantee together with its
/// monotonic reads. A store whose servers all follow one log keeps the paper's two always, and these only for clients that
/// never go back to a server that is further behind.
/// </remarks>
public enum SessionGuarantee
{
    /// <summary>A read sees every write that its own process made before, or something newer.</summary>
    ReadYourWrites,

    /// <summary>A read sees everything that its own process had seen before, or something newer: never further back in time.</summary>
    MonotonicReads,

    /// <summary>Whoever sees a write sees every write that its process had made before, or something newer, in this read and in all its later ones.</summary>
    MonotonicWrites,

    /// <summary>Whoever sees a write sees everything that its process had seen before it wrote, or something newer, in this read and in all its later ones.</summary>
    WritesFollowReads,
}
