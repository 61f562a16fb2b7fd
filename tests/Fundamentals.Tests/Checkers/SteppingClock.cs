namespace Fundamentals.Tests.Checkers;

/// <summary>A clock that moves on by a second at each look.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public int Looks { get; private set; }

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => Looks++;
}
