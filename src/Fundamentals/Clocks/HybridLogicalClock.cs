namespace Fundamentals.Clocks;

/// <summary>
/// A hybrid logical clock: a Lamport clock whose numbers stay close to the time of day.
/// Kulkarni, Demirbas, Madappa, Avva, Leone, "Logical Physical Clocks and Consistent Snapshots in Globally Distributed
/// Databases" (2014), figure 5 for the algorithm, theorems 1 to 4 for what is promised.
/// </summary>
/// <remarks>
/// Promised: if e happened before f, e's timestamp is smaller, however wrong the nodes' own clocks are, even if one is set
/// back. A timestamp is never behind its node's own clock, and ahead of it by no more than the nodes' clocks differ.
/// Not promised: that a smaller timestamp means "earlier" between events of which neither knew of the other; and without
/// <see cref="MaxOffset"/> one node whose clock is a year ahead takes all others with it. A clock is a value: an event makes a
/// new one. Every operation is O(1).
/// </remarks>
public sealed record HybridLogicalClock
{
    /// <summary>Makes a node's clock, at which nothing has happened.</summary>
    /// <param name="node">The node's name.</param>
    /// <param name="maxOffset">How far ahead of the node's own clock a timestamp received may be; not negative. By default, as far as it likes.</param>
    public HybridLogicalClock(string node, TimeSpan? maxOffset = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(node);
        if (maxOffset < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(maxOffset), maxOffset, "The offset allowed must not be negative; null allows any.");
        MaxOffset = maxOffset;
        Timestamp = new HybridTimestamp(DateTimeOffset.MinValue, 0, node);
    }

    private HybridLogicalClock(HybridTimestamp timestamp, TimeSpan? maxOffset) => (Timestamp, MaxOffset) = (timestamp, maxOffset);

    /// <summary>Gets how far ahead of the node's own clock a timestamp received may be; null allows any.</summary>
    public TimeSpan? MaxOffset { get; }

    /// <summary>Gets the timestamp of the node's last event; before the first, the beginning of time.</summary>
    public HybridTimestamp Timestamp { get; }

    /// <summary>Has an event happen: something local, or the sending of a message, which carries the new <see cref="Timestamp"/>.</summary>
    /// <param name="now">What the node's own clock says.</param>
    public HybridLogicalClock Tick(DateTimeOffset now) =>
        now > Timestamp.Physical ? At(now, 0) : At(Timestamp.Physical, checked(Timestamp.Logical + 1));

    /// <summary>Has a message arrive, which is an event too.</summary>
    /// <param name="sent">The timestamp that the message carries.</param>
    /// <param name="now">What the node's own clock says.</param>
    /// <exception cref="ClockOffsetException">The timestamp is ahead of the node's own clock by more than <see cref="MaxOffset"/>. This clock is as it was.</exception>
    public HybridLogicalClock Receive(HybridTimestamp sent, DateTimeOffset now)
    {
        if (sent.Physical - now > MaxOffset)
            throw new ClockOffsetException(Timestamp.Node, sent, sent.Physical - now, MaxOffset.Value);
        var mine = Timestamp;
        if (now > mine.Physical && now > sent.Physical)
            return At(now, 0);
        return mine.Physical.CompareTo(sent.Physical) switch
        {
            > 0 => At(mine.Physical, checked(mine.Logical + 1)),
            < 0 => At(sent.Physical, checked(sent.Logical + 1)),
            _ => At(mine.Physical, checked(Math.Max(mine.Logical, sent.Logical) + 1)),
        };
    }

    /// <summary>Writes its timestamp.</summary>
    public override string ToString() => Timestamp.ToString();

    private HybridLogicalClock At(DateTimeOffset physical, long logical) => new(new HybridTimestamp(physical, logical, Timestamp.Node), MaxOffset);
}
