using Fundamentals.Tracing;

namespace Fundamentals.Replication;

/// <summary>What came of many trials: how long reads and writes took, and how soon reads saw the write. Immutable.</summary>
public sealed class PbsResult
{
    private readonly TimeSpan[] _visible;

    internal PbsResult(WarsOptions options, DurationSummary readLatency, DurationSummary writeLatency, TimeSpan[] visible) =>
        (Options, ReadLatency, WriteLatency, _visible) = (options, readLatency, writeLatency, visible);

    /// <summary>Gets the store.</summary>
    public WarsOptions Options { get; }

    /// <summary>Gets how long reads took, from when the coordinator asks until enough replicas have responded.</summary>
    public DurationSummary ReadLatency { get; }

    /// <summary>Gets how long writes took, from when the coordinator sends until enough replicas have acknowledged.</summary>
    public DurationSummary WriteLatency { get; }

    /// <summary>Gets how many trials there were.</summary>
    public int Trials => _visible.Length;

    /// <summary>Finds in which share of the trials a read sees the write, if it begins so long after the write was acknowledged. O(log n).</summary>
    /// <param name="delay">t: how long after; not negative.</param>
    /// <returns>From 0 to 1; never less for a longer delay.</returns>
    public double ConsistentAt(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        var (low, high) = (0, _visible.Length);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (_visible[middle] <= delay)
                low = middle + 1;
            else
                high = middle;
        }

        return (double)low / _visible.Length;
    }

    /// <summary>Finds t-visibility: how long after the acknowledgement of a write a read must begin to see it so often. O(1).</summary>
    /// <param name="probability">In which share of the trials, above 0 and at most 1: 0.999 for 99.9 %.</param>
    /// <returns>The shortest delay at which <see cref="ConsistentAt"/> gives at least that; zero if reads do at once.</returns>
    public TimeSpan TimeToConsistency(double probability) => probability is > 0 and <= 1
        ? _visible[Math.Clamp((int)Math.Ceiling((decimal)probability * _visible.Length) - 1, 0, _visible.Length - 1)]
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability must be above 0 and at most 1: 0.999 for 99.9 %.");

    /// <summary>Says the usual ones.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"N={Options.Replicas} R={Options.ReadQuorum} W={Options.WriteQuorum}, {Trials:N0} trials: p99.9 of reads {ReadLatency.Percentile(0.999).TotalMilliseconds:0.###} ms and of writes {WriteLatency.Percentile(0.999).TotalMilliseconds:0.###} ms; {ConsistentAt(TimeSpan.Zero):P1} consistent at once, 99.9 % after {TimeToConsistency(0.999).TotalMilliseconds:0.###} ms");
}
