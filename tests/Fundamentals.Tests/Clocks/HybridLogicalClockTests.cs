using Fundamentals.Clocks;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Clocks;

public sealed class HybridLogicalClockTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TickAndReceive_PublishedSteps_GiveThePublishedTimestamps()
    {
        var clock = new HybridLogicalClock("a", TimeSpan.FromTicks(HlcSteps.MaxDrift));
        foreach (var (wall, received, want, refused) in HlcSteps.All)
        {
            if (received is null)
                clock = clock.Tick(Start.AddTicks(wall));
            else if (refused)
                Assert.Throws<ClockOffsetException>(() => clock.Receive(At(received.Value), Start.AddTicks(wall)));
            else
                clock = clock.Receive(At(received.Value), Start.AddTicks(wall));
            Assert.Equal(want, ((clock.Timestamp.Physical - Start).Ticks, clock.Timestamp.Logical));
        }

        Assert.Contains(HlcSteps.All, step => step.Refused);
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    [InlineData(-5000, false)]
    public void Receive_TimestampAhead_IsRefusedAboveTheLimitAlone(int milliseconds, bool refused)
    {
        var clock = new HybridLogicalClock("a", TimeSpan.FromMilliseconds(100)).Tick(Start);
        var sent = new HybridTimestamp(Start.AddMilliseconds(milliseconds), 7, "b");

        if (!refused)
        {
            Assert.True(clock.Receive(sent, Start).Timestamp > sent);
            return;
        }

        var error = Assert.Throws<ClockOffsetException>(() => clock.Receive(sent, Start));
        Assert.Equal((sent, TimeSpan.FromMilliseconds(101)), (error.Refused, error.Offset));
        Assert.Equal("a refused the timestamp 00:00:00.101+7@b: it is 101 ms ahead of a's clock, and 100 ms is allowed. The clock of b or of a is wrong.", error.Message);
    }

    [Fact]
    public void Receive_NoLimit_FollowsAClockThatIsAYearAhead()
    {
        var sent = new HybridTimestamp(Start.AddYears(1), 0, "b");

        Assert.Equal(new HybridTimestamp(Start.AddYears(1), 1, "a"), new HybridLogicalClock("a").Receive(sent, Start).Timestamp);
    }

    [Fact]
    public void Tick_OwnClockSetBack_GoesOnCounting()
    {
        var clock = new HybridLogicalClock("a").Tick(Start).Tick(Start.AddHours(-1));

        Assert.Equal(new HybridTimestamp(Start, 1, "a"), clock.Timestamp);
    }

    [Fact]
    public void Constructor_NegativeLimitOrNoName_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HybridLogicalClock("a", TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentException>(() => new HybridLogicalClock(" "));
    }

    [Fact]
    public void CompareTo_Timestamps_GoByTimeThenCounterThenNode()
    {
        HybridTimestamp[] sorted =
        [
            default, new(Start, 0, "a"), new(Start, 0, "b"), new(Start, 1, "a"), new(Start, 10, "B"), new(Start, 10, "a"), new(Start.AddTicks(1), 0, "a"),
        ];

        Assert.Equal(sorted, sorted.Reverse().Order());
        Assert.True(sorted[1] < sorted[2] && sorted[2] > sorted[1] && sorted[1] <= sorted[2] && sorted[2] >= sorted[1]);
        Assert.Equal(sorted[1], new HybridTimestamp(Start.ToOffset(TimeSpan.FromHours(2)), 0, "a"));
    }

    [Theory]
    [InlineData(12_500_000, 3, "00:00:01.25+3@paris")]
    [InlineData(12_500_001, 0, "00:00:01.2500001@paris")]
    [InlineData(0, 0, "00:00:00@paris")]
    public void ToString_Timestamp_IsShort(long ticks, int logical, string text) => Assert.Equal(text, new HybridTimestamp(Start.AddTicks(ticks), logical, "paris").ToString());

    [Fact]
    public void HybridTimestamp_WithoutNameOrWithNegativeCounter_Throws()
    {
        Assert.Throws<ArgumentException>(() => new HybridTimestamp(Start, 0, ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HybridTimestamp(Start, -1, "a"));
    }

    private static HybridTimestamp At((long Physical, long Logical) time) => new(Start.AddTicks(time.Physical), time.Logical, "b");
}
