using Fundamentals.Tracing;

namespace Fundamentals.Tests.Tracing;

public sealed class DurationSummaryTests
{
    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.07, 70)]
    [InlineData(0.5, 500)]
    [InlineData(0.99, 990)]
    [InlineData(0.999, 999)]
    [InlineData(1, 1000)]
    public void Percentile_OfAThousand_IsTheNearestRank(double share, int milliseconds)
    {
        var summary = new DurationSummary(Enumerable.Range(1, 1000).Reverse().Select(i => TimeSpan.FromMilliseconds(i)));

        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), summary.Percentile(share));
        Assert.Equal(TimeSpan.FromMilliseconds(500.5), summary.Mean);
    }

    [Theory]
    [InlineData(double.Epsilon, 1)]
    [InlineData(1e-7, 1)]
    [InlineData(4e-7, 2)]
    [InlineData(1.2e-6, 4)]
    [InlineData(0.9999996, 2_999_999)]
    [InlineData(0.9999999999999999, 3_000_000)]
    public void Percentile_FinerThanAMillionth_IsTheNearestRank(double share, long ticks)
    {
        var summary = new DurationSummary(Enumerable.Range(1, 3_000_000).Select(i => TimeSpan.FromTicks(i)));

        Assert.Equal(TimeSpan.FromTicks(ticks), summary.Percentile(share));
    }

    [Fact]
    public void Percentile_OfOne_IsThatOne()
    {
        var summary = new DurationSummary([TimeSpan.FromMilliseconds(7)]);

        Assert.Equal(TimeSpan.FromMilliseconds(7), summary.Percentile(0.000001));
        Assert.Equal("1 duration: p50 7 ms, p99 7 ms, p99.9 7 ms, longest 7 ms", summary.ToString());
    }

    [Fact]
    public void BadInput_SaysWhatIsWrong()
    {
        Assert.Contains("no duration", Assert.Throws<ArgumentException>(() => new DurationSummary([])).Message);
        Assert.Contains("negative", Assert.Throws<ArgumentException>(() => new DurationSummary([-TimeSpan.FromTicks(1)])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => new DurationSummary([TimeSpan.Zero]).Percentile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DurationSummary([TimeSpan.Zero]).Percentile(double.NaN));
    }
}
