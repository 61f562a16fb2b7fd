using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

public sealed class LamportClockTests
{
    [Fact]
    public void TickAndReceive_AFewEvents_CountAsThePaperSays()
    {
        var paris = new LamportClock("paris").Tick().Tick();
        var rome = new LamportClock("rome").Receive(paris.Timestamp);

        Assert.Equal(("2@paris", "3@rome"), (paris.ToString(), rome.ToString()));
        Assert.Equal("4@rome", rome.Receive(new LamportTimestamp(1, "paris")).ToString());
    }

    [Fact]
    public void Tick_AClock_IsAnotherValue()
    {
        var clock = new LamportClock("a");

        Assert.Equal(new LamportTimestamp(1, "a"), clock.Tick().Timestamp);
        Assert.Equal(new LamportTimestamp(0, "a"), clock.Timestamp);
        Assert.Equal(new LamportClock("a"), clock);
    }

    [Fact]
    public void CompareTo_Timestamps_GoByCounterThenNode()
    {
        LamportTimestamp[] sorted = [default, new(0, "a"), new(9, "b"), new(10, "B"), new(10, "a"), new(10, "b"), new(11, "a")];

        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.True(sorted[2] < sorted[3] && sorted[3] > sorted[2] && sorted[2] <= sorted[3] && sorted[3] >= sorted[2]);
        Assert.False(sorted[2] > sorted[3] || sorted[3] < sorted[2]);
    }

    [Fact]
    public void Constructor_NoNameOrNegativeCounter_Throws()
    {
        Assert.Throws<ArgumentException>(() => new LamportClock(""));
        Assert.Throws<ArgumentNullException>(() => new LamportClock(null!));
        Assert.Throws<ArgumentException>(() => new LamportTimestamp(1, " "));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LamportTimestamp(-1, "a"));
    }

    [Fact]
    public void Receive_LastCounter_Overflows() =>
        Assert.Throws<OverflowException>(() => new LamportClock("a").Receive(new LamportTimestamp(long.MaxValue, "b")));
}
