namespace Fundamentals.Clocks;

/// <summary>
/// A Lamport clock: one counter per node, that every event moves on, and that a message pulls up to its sender's.
/// Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System" (1978), "Logical Clocks", rules IR1 and IR2.
/// </summary>
/// <remarks>
/// Promised: if e happened before f, e's timestamp is smaller. Not promised: that a smaller timestamp means anything; a
/// <see cref="VectorClock"/> can tell. A clock is a value: an event makes a new one. Every operation is O(1).
/// </remarks>
public sealed record LamportClock
{
    /// <summary>Makes a node's clock, at which nothing has happened.</summary>
    /// <param name="node">The node's name.</param>
    public LamportClock(string node)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(node);
        Timestamp = new LamportTimestamp(0, node);
    }

    private LamportClock(LamportTimestamp timestamp) => Timestamp = timestamp;

    /// <summary>Gets the timestamp of the node's last event; 0 before the first.</summary>
    public LamportTimestamp Timestamp { get; }

    /// <summary>Has an event happen: something local, or the sending of a message, which carries the new <see cref="Timestamp"/>.</summary>
    public LamportClock Tick() => new(new LamportTimestamp(checked(Timestamp.Counter + 1), Timestamp.Node));

    /// <summary>Has a message arrive, which is an event too.</summary>
    /// <param name="sent">The timestamp that the message carries.</param>
    public LamportClock Receive(LamportTimestamp sent) =>
        new(new LamportTimestamp(checked(Math.Max(Timestamp.Counter, sent.Counter) + 1), Timestamp.Node));

    /// <summary>Writes its timestamp.</summary>
    public override string ToString() => Timestamp.ToString();
}
