namespace Fundamentals.Clocks;

/// <summary>A timestamp was refused: it is further ahead of the receiver's clock than the receiver allows. One of the two clocks is wrong.</summary>
public sealed class ClockOffsetException : Exception
{
    /// <summary>Makes an error without more to say.</summary>
    public ClockOffsetException()
    {
    }

    /// <summary>Makes an error.</summary>
    /// <param name="message">What was refused, and why.</param>
    public ClockOffsetException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an error that another one caused.</summary>
    /// <param name="message">What was refused, and why.</param>
    /// <param name="inner">The cause.</param>
    public ClockOffsetException(string message, Exception? inner)
        : base(message, inner)
    {
    }

    internal ClockOffsetException(string node, HybridTimestamp refused, TimeSpan offset, TimeSpan allowed)
        : base($"{node} refused the timestamp {refused}: it is {offset.TotalMilliseconds} ms ahead of {node}'s clock, and {allowed.TotalMilliseconds} ms is allowed. The clock of {refused.Node} or of {node} is wrong.") =>
        (Refused, Offset) = (refused, offset);

    /// <summary>Gets the timestamp that was refused.</summary>
    public HybridTimestamp Refused { get; }

    /// <summary>Gets how far it is ahead of the receiver's clock.</summary>
    public TimeSpan Offset { get; }
}
