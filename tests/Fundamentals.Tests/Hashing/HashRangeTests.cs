using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class HashRangeTests
{
    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void Contains_PlainRange_IsAfterItsStartUpToItsEnd(ulong position, bool expected) =>
        Assert.Equal(expected, new HashRange(10, 20).Contains(position));

    [Theory]
    [InlineData(20, false)]
    [InlineData(21, true)]
    [InlineData(ulong.MaxValue, true)]
    [InlineData(0, true)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Contains_RangePastTheEnd_GoesOnFromZero(ulong position, bool expected) =>
        Assert.Equal(expected, new HashRange(20, 10).Contains(position));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(ulong.MaxValue)]
    public void Contains_EqualEnds_IsTheWholeCircle(ulong position) => Assert.True(new HashRange(7, 7).Contains(position));

    [Fact]
    public void Length_PlainWrappedAndWhole_CountsPositions()
    {
        Assert.Equal((UInt128)10, new HashRange(10, 20).Length);
        Assert.Equal((UInt128)11, new HashRange(ulong.MaxValue, 10).Length);
        Assert.Equal((UInt128)1, new HashRange(ulong.MaxValue, 0).Length);
        Assert.Equal(UInt128.One << 64, new HashRange(7, 7).Length);
    }

    [Fact]
    public void Share_QuarterAndWhole_IsTheFractionOfTheCircle()
    {
        Assert.Equal(0.25, new HashRange(1UL << 63, (1UL << 63) + (1UL << 62)).Share);
        Assert.Equal(1, new HashRange(7, 7).Share);
        Assert.Equal("(0, 4611686018427387904] 25.00 %: a → b", new RangeMove(new HashRange(0, 1UL << 62), "a", "b").ToString());
    }
}
