using Fundamentals.Simulator;

namespace Fundamentals.Tests.Simulator;

public sealed class DurationsTests
{
    [Fact]
    public void Durations_WholeNumbers_AreThatLong()
    {
        Assert.Equal(new TimeSpan(0, 0, 0, 0, 20), 20.Milliseconds);
        Assert.Equal(new TimeSpan(0, 0, 0, 3), 3.Seconds);
        Assert.Equal(new TimeSpan(0, 90, 0), 90.Minutes);
        Assert.Equal(new TimeSpan(100, 0, 0), 100.Hours);
    }

    [Fact]
    public void Durations_Fractions_AreThatLong()
    {
        Assert.Equal(new TimeSpan(2500), 0.25.Milliseconds);
        Assert.Equal(new TimeSpan(0, 0, 0, 1, 500), 1.5.Seconds);
        Assert.Equal(new TimeSpan(0, 0, 30), 0.5.Minutes);
        Assert.Equal(new TimeSpan(0, 15, 0), 0.25.Hours);
    }

    [Fact]
    public void Durations_Negative_AreNegative()
    {
        Assert.Equal(new TimeSpan(0, 0, -2), (-2).Seconds);
        Assert.Equal(new TimeSpan(0, 0, 0, -1, -500), (-1.5).Seconds);
    }

    [Fact]
    public void Durations_NoNumber_IsAnError() => Assert.Throws<ArgumentException>(() => double.NaN.Seconds);

    [Fact]
    public void Durations_TooLong_IsAnError() => Assert.Throws<OverflowException>(() => 1e300.Hours);
}
