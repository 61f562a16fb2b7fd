using CsCheck;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication;

public sealed class PbsTests
{
    private static readonly WarsOptions Fixed = new() { Write = 10.Milliseconds, Ack = 1.Milliseconds, Read = 2.Milliseconds, Response = 3.Milliseconds };

    private static readonly Gen<WarsOptions> Any = Gen.Select(Gen.Int[1, 6], Gen.Int[0, 5], Gen.Int[0, 5], Gen.Double[0.1, 20], Gen.Double[0, 50]).Select(
        (replicas, read, write, mean, remote) => Exponential.Of(mean, 1) with
        {
            Replicas = replicas,
            ReadQuorum = 1 + (read % replicas),
            WriteQuorum = 1 + (write % replicas),
            RemoteDelay = remote.Milliseconds,
        });

    [Fact]
    public void Run_ConstantLatencies_AddsThemUp()
    {
        var result = Pbs.Run(Fixed, trials: 10, seed: 1);

        Assert.Equal((10, 11.Milliseconds, 5.Milliseconds), (result.Trials, result.WriteLatency.Percentile(1), result.ReadLatency.Percentile(1)));
        Assert.Equal((1, TimeSpan.Zero), (result.ConsistentAt(TimeSpan.Zero), result.TimeToConsistency(1)));
    }

    /// <summary>A read in another data center meets the write there, which arrives 10 + 75 ms after it began, and was done after 11; asked it is after 2.</summary>
    [Fact]
    public void Run_DataCentersApart_ReadsElsewhereMustWait()
    {
        var result = Pbs.Run(Fixed with { RemoteDelay = 75.Milliseconds }, trials: 100_000, seed: 1);

        Assert.Equal((11.Milliseconds, 5.Milliseconds), (result.WriteLatency.Percentile(1), result.ReadLatency.Percentile(1)));
        Assert.Equal(72.Milliseconds, result.TimeToConsistency(1));
        Assert.Equal(1, result.ConsistentAt(72.Milliseconds));
        Assert.Equal(1.0 / 3, result.ConsistentAt(71.9999.Milliseconds), tolerance: 0.006);
    }

    [Fact]
    public void Run_DataCentersApart_ASecondReplicaCostsTheWayThereAndBack()
    {
        var result = Pbs.Run(Fixed with { RemoteDelay = 75.Milliseconds, ReadQuorum = 2, WriteQuorum = 3 }, trials: 10, seed: 1);

        Assert.Equal((161.Milliseconds, 155.Milliseconds), (result.WriteLatency.Percentile(1), result.ReadLatency.Percentile(1)));
    }

    /// <summary>
    /// Where reads and acknowledgements take no time and writes are exponential, a replica that has not got the write yet has
    /// no memory of how long: of R replicas that the write did not wait for, none has it t later with probability e^(-R t).
    /// </summary>
    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    [InlineData(5, 2, 2)]
    [InlineData(7, 3, 3)]
    public void ConsistentAt_OnlyWritesTakeTime_IsTheClosedForm(int replicas, int readQuorum, int writeQuorum)
    {
        var options = Exponential.Of(1, 0) with { Replicas = replicas, ReadQuorum = readQuorum, WriteQuorum = writeQuorum };
        var result = Pbs.Run(options, trials: 200_000, seed: 1);
        var miss = 1 - Pbs.KStaleness(replicas, readQuorum, writeQuorum);

        foreach (var time in new[] { 0, 0.1, 0.5, 1, 2 })
        {
            // Five standard errors.
            var expected = 1 - (miss * Math.Exp(-readQuorum * time));
            Assert.Equal(expected, result.ConsistentAt(time.Milliseconds), tolerance: 5 * Math.Sqrt(expected * (1 - expected) / result.Trials));
        }
    }

    [Fact]
    public void Run_LargerQuorums_AreNeverFasterNorMoreStale() => Any.Sample(
        options =>
        {
            var result = Pbs.Run(options, trials: 500, seed: 3);
            if (options.ReadQuorum < options.Replicas)
                AssertSlowerAndFresher(result, Pbs.Run(options with { ReadQuorum = options.ReadQuorum + 1 }, trials: 500, seed: 3));
            if (options.WriteQuorum < options.Replicas)
                AssertSlowerAndFresher(result, Pbs.Run(options with { WriteQuorum = options.WriteQuorum + 1 }, trials: 500, seed: 3));
            if (options.IsStrict)
                Assert.Equal(1, result.ConsistentAt(TimeSpan.Zero));
        },
        iter: 200);

    [Fact]
    public void TimeToConsistency_AnyProbability_IsTheShortestDelayThatGivesIt() => Gen.Select(Any, Gen.Int[1, 700], Gen.Int[1, 1000]).Sample(
        (options, trials, thousandths) =>
        {
            var result = Pbs.Run(options, trials, seed: 5);
            var time = result.TimeToConsistency(thousandths / 1000.0);

            Assert.True(result.ConsistentAt(time) >= thousandths / 1000.0);
            Assert.True(time == TimeSpan.Zero || result.ConsistentAt(time - TimeSpan.FromTicks(1)) < thousandths / 1000.0);
        },
        iter: 500);

    [Fact]
    public async Task Run_OneThreadOrAll_IsTheSame()
    {
        var one = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, maxConcurrencyLevel: 1).ExclusiveScheduler;

        var alone = await Task.Factory.StartNew(() => Pbs.Run(WarsFits.Yammer, trials: 50_000, seed: 9), TestContext.Current.CancellationToken, TaskCreationOptions.None, one);
        var shared = Pbs.Run(WarsFits.Yammer, trials: 50_000, seed: 9);

        Assert.Equal(alone.ReadLatency.Sorted, shared.ReadLatency.Sorted);
        Assert.Equal(alone.WriteLatency.Sorted, shared.WriteLatency.Sorted);
        Assert.All(Enumerable.Range(1, 1000), i => Assert.Equal(alone.TimeToConsistency(i / 1000.0), shared.TimeToConsistency(i / 1000.0)));
        Assert.NotEqual(shared.ReadLatency.Sorted, Pbs.Run(WarsFits.Yammer, trials: 50_000, seed: 10).ReadLatency.Sorted);
    }

    [Theory]
    [InlineData(3, 1, 1, 2, 5.0 / 9)]
    [InlineData(3, 1, 1, 3, 19.0 / 27)]
    [InlineData(3, 1, 2, 1, 2.0 / 3)]
    [InlineData(3, 1, 2, 2, 8.0 / 9)]
    [InlineData(3, 1, 2, 5, 242.0 / 243)]
    [InlineData(3, 2, 2, 1, 1)]
    [InlineData(1, 1, 1, 1, 1)]
    public void KStaleness_SmallQuorums_IsExact(int replicas, int readQuorum, int writeQuorum, int versions, double expected) =>
        Assert.Equal(expected, Pbs.KStaleness(replicas, readQuorum, writeQuorum, versions), precision: 14);

    [Fact]
    public void KStaleness_AsInThePaper_IsAboveItsBoundsAndRareAtAHundredReplicas()
    {
        Assert.True(Pbs.KStaleness(3, 1, 1, versions: 5) > 0.868);
        Assert.True(Pbs.KStaleness(3, 1, 1, versions: 10) > 0.98);
        Assert.True(Pbs.KStaleness(3, 1, 2, versions: 5) > 0.995);
        Assert.Equal(1.88e-6, 1 - Pbs.KStaleness(100, 30, 30), tolerance: 0.005e-6);
    }

    [Fact]
    public void ToString_OfAResult_SaysTheUsualNumbers() => Assert.Equal(
        "N=3 R=1 W=1, 2 trials: p99.9 of reads 5 ms and of writes 11 ms; 100.0 % consistent at once, 99.9 % after 0 ms",
        Pbs.Run(Fixed, trials: 2, seed: 1).ToString());

    [Fact]
    public void BadInput_IsExplained()
    {
        var result = Pbs.Run(Fixed, trials: 1, seed: 1);

        Assert.StartsWith("Reads wait for 4 and writes for 1 of 3 replicas. Ask for no more than there are.", Assert.Throws<ArgumentException>(() => Pbs.Run(Fixed with { ReadQuorum = 4 }, 1, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Reads wait for 1 and writes for 2 of 1 replicas.", Assert.Throws<ArgumentException>(() => Pbs.Run(Fixed with { Replicas = 1, WriteQuorum = 2 }, 1, 1)).Message, StringComparison.Ordinal);
        Assert.StartsWith("WriteQuorum must be at least 1.", Assert.Throws<ArgumentOutOfRangeException>(() => Fixed with { WriteQuorum = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("RemoteDelay must not be negative.", Assert.Throws<ArgumentOutOfRangeException>(() => Fixed with { RemoteDelay = TimeSpan.FromTicks(-1) }).Message, StringComparison.Ordinal);
        Assert.StartsWith("The probability must be above 0 and at most 1", Assert.Throws<ArgumentOutOfRangeException>(() => result.TimeToConsistency(99.9)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => result.ConsistentAt(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pbs.Run(Fixed, trials: 0, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pbs.KStaleness(3, 4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Pbs.KStaleness(3, 1, 1, versions: 0));
    }

    private static void AssertSlowerAndFresher(PbsResult smaller, PbsResult larger)
    {
        Assert.All(smaller.ReadLatency.Sorted.Zip(larger.ReadLatency.Sorted), pair => Assert.True(pair.First <= pair.Second));
        Assert.All(smaller.WriteLatency.Sorted.Zip(larger.WriteLatency.Sorted), pair => Assert.True(pair.First <= pair.Second));
        Assert.All(Enumerable.Range(1, 100), i => Assert.True(smaller.TimeToConsistency(i / 100.0) >= larger.TimeToConsistency(i / 100.0)));
    }
}
