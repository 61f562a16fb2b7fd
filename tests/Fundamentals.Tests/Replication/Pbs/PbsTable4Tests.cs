using Fundamentals.Replication;
using Fundamentals.Simulator;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Replication;

/// <summary>The numbers of the paper.</summary>
public sealed class PbsTable4Tests
{
    private const int Trials = 1_000_000;
    private const double Tolerance = 0.04;

    [Theory]
    [MemberData(nameof(PbsTable4.Latencies), MemberType = typeof(PbsTable4))]
    public void Run_FitsOfThePaper_HaveItsLatenciesAndStrictQuorumsAreConsistentAtOnce(string fit, int readQuorum, int writeQuorum, double read, double write)
    {
        var result = Of(fit, readQuorum, writeQuorum, Trials);

        AssertNear(read, result.ReadLatency.Percentile(0.999));
        AssertNear(write, result.WriteLatency.Percentile(0.999));
        Assert.Equal(readQuorum + writeQuorum > 3, result.ConsistentAt(TimeSpan.Zero) == 1);
    }

    /// <summary>A thousandth of a million reads decide: the result varies by 1 to 3 %, so that it takes some millions.</summary>
    [Theory]
    [MemberData(nameof(PbsTable4.TimesToConsistency), MemberType = typeof(PbsTable4))]
    public void TimeToConsistency_FitsOfThePaper_IsAsKnown(string fit, int readQuorum, int writeQuorum, double time) =>
        AssertNear(time, Of(fit, readQuorum, writeQuorum, 4 * Trials).TimeToConsistency(0.999));

    [Theory]
    [MemberData(nameof(PbsTable4.ConsistentAtOnce), MemberType = typeof(PbsTable4))]
    public void ConsistentAt_JustAfterAWrite_IsAsInThePaper(string fit, double probability) =>
        Assert.Equal(probability, Of(fit, 1, 1, Trials / 10).ConsistentAt(TimeSpan.Zero), tolerance: 0.01);

    /// <summary>With the shape that the paper prints, 3.35, it would be 0.887.</summary>
    [Fact]
    public void ConsistentAt_JustAfterAWriteAtYammer_TellsTheShapeOfTheProgramFromThePrintedOne() =>
        Assert.Equal(0.893, Of("YMMR", 1, 1, Trials).ConsistentAt(TimeSpan.Zero), tolerance: 0.0015);

    [Fact]
    public void ConsistentAt_TenMillisecondsAfterAWriteToDisk_IsAsInThePaper() =>
        Assert.Equal(0.925, Of("LNKD-DISK", 1, 1, Trials / 10).ConsistentAt(10.Milliseconds), tolerance: 0.01);

    /// <summary>Section 5.3: exponential latencies, of 1 ms on average but for the write.</summary>
    [Theory]
    [InlineData(0.25, 0.94, 1.0)]
    [InlineData(10, 0.41, 65.0)]
    public void Run_ExponentialLatencies_AreAsInThePaper(double write, double atOnce, double timeToConsistency)
    {
        var result = Pbs.Run(Exponential.Of(write, 1), Trials, seed: 1);

        Assert.Equal(atOnce, result.ConsistentAt(TimeSpan.Zero), tolerance: 0.01);
        AssertNear(timeToConsistency, result.TimeToConsistency(0.999));
    }

    private static PbsResult Of(string fit, int readQuorum, int writeQuorum, int trials) =>
        Pbs.Run(PbsTable4.Fits[fit] with { ReadQuorum = readQuorum, WriteQuorum = writeQuorum }, trials, seed: 1);

    private static void AssertNear(double expected, TimeSpan actual) =>
        Assert.InRange(actual.TotalMilliseconds, expected * (1 - Tolerance), expected * (1 + Tolerance));
}
