namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Whether a read that finds replicas behind brings them up to date (DeCandia et al., "Dynamo", SOSP 2007, section 5).
/// </summary>
public enum ReadRepair
{
    /// <summary>No. A replica that missed a write stays behind until something else tells it.</summary>
    None,

    /// <summary>
    /// After the answer: the client does not wait. The coordinator goes on collecting answers, from all replicas, and
    /// sends the newest version to those that were behind.
    /// </summary>
    Asynchronous,

    /// <summary>
    /// Before the answer, as Cassandra does: the client waits until a write quorum holds what it is about to read, so that
    /// no later read with R + W &gt; N can find anything older. It costs a round trip, only where the replicas disagree. This is the
    /// write-back of Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in Message-Passing Systems" (JACM 42(1), 1995).
    /// </summary>
    Blocking,
}
