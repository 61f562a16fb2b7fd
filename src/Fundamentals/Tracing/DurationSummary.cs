namespace Fundamentals.Tracing;

/// <summary>Durations in order, and what they come to. Immutable.</summary>
public sealed class DurationSummary
{
    private readonly TimeSpan[] _sorted;

    /// <summary>Sorts durations. O(n log n).</summary>
    /// <param name="durations">At least one, none negative.</param>
    /// <exception cref="ArgumentException">There is none, or one is negative.</exception>
    public DurationSummary(IEnumerable<TimeSpan> durations)
    {
        ArgumentNullException.ThrowIfNull(durations);
        _sorted = [.. durations.Order()];
        if (_sorted.Length == 0)
            throw new ArgumentException("There is no duration; give at least one. Calls that were never answered have none.", nameof(durations));
        if (_sorted[0] < TimeSpan.Zero)
            throw new ArgumentException($"A duration is negative: {_sorted[0]}.", nameof(durations));
    }

    private DurationSummary(TimeSpan[] sorted) => _sorted = sorted;

    /// <summary>Gets how many there are.</summary>
    public int Count => _sorted.Length;

    /// <summary>Gets all, the shortest first.</summary>
    public IReadOnlyList<TimeSpan> Sorted => _sorted;

    /// <summary>Gets the mean.</summary>
    public TimeSpan Mean => new((long)_sorted.Average(duration => (double)duration.Ticks));

    /// <summary>Finds the shortest duration that a share of all does not exceed: the nearest-rank percentile, always one that occurred. O(1).</summary>
    /// <param name="share">Above 0 and at most 1: 0.99 for p99.</param>
    public TimeSpan Percentile(double share)
    {
        if (share is not (> 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be above 0 and at most 1: 0.99 for p99.");

        // In decimals, which have 0.07 as it is written: as a double, 0.07 * 100 is a little above 7.
        var rank = (int)Math.Ceiling((decimal)share * _sorted.Length);
        return _sorted[Math.Clamp(rank, 1, _sorted.Length) - 1];
    }

    /// <summary>Takes durations that are in order already, at least one and none negative, and are not changed any more.</summary>
    internal static DurationSummary OfSorted(TimeSpan[] sorted) => new(sorted);

    /// <summary>Says the usual ones.</summary>
    public override string ToString() =>
        $"{Count:N0} {(Count == 1 ? "duration" : "durations")}: p50 {Percentile(0.5).TotalMilliseconds:0.###} ms, p99 {Percentile(0.99).TotalMilliseconds:0.###} ms, p99.9 {Percentile(0.999).TotalMilliseconds:0.###} ms, longest {_sorted[^1].TotalMilliseconds:0.###} ms";
}
