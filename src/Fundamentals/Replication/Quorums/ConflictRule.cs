namespace Fundamentals.Replication.Quorums;

/// <summary>
/// How a quorum store decides between versions of a key: the last writer wins, by one of three clocks, or all versions that
/// nobody has overwritten stay, as siblings.
/// </summary>
public enum ConflictRule
{
    /// <summary>
    /// The last writer wins, by the clock on the wall of the node that coordinates the write, as in Cassandra. A wrong
    /// clock loses acknowledged writes.
    /// </summary>
    PhysicalClock,

    /// <summary>
    /// The last writer wins, by a hybrid logical clock: never behind a version that the coordinator has seen. A coordinator
    /// with a slow clock that has not seen the latest write still loses its own.
    /// </summary>
    HybridLogicalClock,

    /// <summary>
    /// The last writer wins, by a Lamport clock, which knows no time: of two writes of which neither coordinator has seen
    /// the other's, the one of the busier node wins, even where it came first.
    /// </summary>
    LamportClock,

    /// <summary>
    /// No writer wins. A write replaces the versions that its client says it has read, and those alone (dotted version
    /// vectors, as in Riak). What is left side by side a client reads all of, and resolves by writing.
    /// </summary>
    Siblings,
}
