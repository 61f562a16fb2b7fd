using System.Runtime.InteropServices;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Replication;

/// <summary>
/// Probabilistically bounded staleness: how likely a read sees the newest write, or one of the last few, where quorums need
/// not overlap, and what waiting for more replicas costs.
/// </summary>
/// <remarks>
/// Bailis, Venkataraman, Franklin, Hellerstein and Stoica, "Probabilistically Bounded Staleness for Practical Partial
/// Quorums" (PVLDB 5(8), 2012): k-staleness is in section 3.1, t-visibility in 3.3, and how it is found in 4.1.
/// </remarks>
public static class Pbs
{
    // A block has a stream of its own, so that results do not depend on how many processors share the blocks.
    private const int BlockSize = 1 << 13;

    /// <summary>Tries a write and a read after it many times. Uses all processors, and 24 bytes for each trial.</summary>
    /// <param name="options">The store.</param>
    /// <param name="trials">
    /// How many times; at least 1. The 99.9th percentiles of a million are good to 1 % or so, those of ten thousand to 10 %
    /// and, where tails are heavy, to worse.
    /// </param>
    /// <param name="seed">Same seed, same result, on any number of processors.</param>
    /// <exception cref="ArgumentException">A quorum is larger than the number of replicas.</exception>
    public static PbsResult Run(WarsOptions options, int trials, ulong seed)
    {
        WarsOptions.Checked(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        var (writes, reads, visible) = (new TimeSpan[trials], new TimeSpan[trials], new TimeSpan[trials]);
        var blocks = (int)(((long)trials + BlockSize - 1) / BlockSize);
        Parallel.For(0, blocks, block =>
        {
            var trial = new WarsTrial(options, new RandomStream(seed, $"pbs {block}"));
            var first = block * BlockSize;
            var end = (int)Math.Min(trials, first + (long)BlockSize);
            for (var i = first; i < end; i++)
            {
                var outcome = trial.Next();
                (writes[i], reads[i], visible[i]) = (new TimeSpan(outcome.Write), new TimeSpan(outcome.Read), new TimeSpan(outcome.Visible));
            }
        });
        Parallel.Invoke(() => Sort(writes), () => Sort(reads), () => Sort(visible));
        return new PbsResult(options, DurationSummary.OfSorted(reads), DurationSummary.OfSorted(writes), visible);
    }

    /// <summary>
    /// Finds how likely a read returns one of the last versions if each read and each write happens at a random quorum, and
    /// writes spread no further: 1 - (C(N-W, R) / C(N, R))^k, equations 1 and 2.
    /// </summary>
    /// <param name="replicas">N: how many replicas there are; at least 1.</param>
    /// <param name="readQuorum">R: how many a read asks; from 1 to <paramref name="replicas"/>.</param>
    /// <param name="writeQuorum">W: how many a write reaches; from 1 to <paramref name="replicas"/>.</param>
    /// <param name="versions">k: how many versions are recent enough, the newest among them; at least 1. Default: 1.</param>
    /// <returns>A probability: 1 if quorums overlap.</returns>
    public static double KStaleness(int replicas, int readQuorum, int writeQuorum, int versions = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(readQuorum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(readQuorum, replicas);
        ArgumentOutOfRangeException.ThrowIfLessThan(writeQuorum, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(writeQuorum, replicas);
        ArgumentOutOfRangeException.ThrowIfLessThan(versions, 1);
        return 1 - Math.Pow(Miss(replicas, readQuorum, writeQuorum), versions);
    }

    /// <summary>How likely a read quorum has no replica of a write quorum: each replica asked is one of those the write left out.</summary>
    private static double Miss(int replicas, int readQuorum, int writeQuorum)
    {
        var miss = 1.0;
        for (var asked = 0; asked < readQuorum; asked++)
            miss *= Math.Max(0, (double)replicas - writeQuorum - asked) / (replicas - asked);
        return miss;
    }

    /// <summary>As numbers they are sorted a few times faster.</summary>
    private static void Sort(TimeSpan[] durations) => MemoryMarshal.Cast<TimeSpan, long>(durations.AsSpan()).Sort();
}
