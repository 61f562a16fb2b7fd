using System.Collections.Immutable;
using Fundamentals.Checkers.ReadsFrom;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>How stale a read certainly was.</summary>
/// <param name="Read">The read.</param>
/// <param name="Source">The write whose value it returned; null if it found nothing.</param>
/// <param name="Missed">
/// The newer versions that it should have seen: writes to its key that began after the source had returned, and had
/// themselves returned before the read began. By return.
/// </param>
public sealed record ReadStaleness(Operation Read, Operation? Source, ImmutableArray<Operation> Missed)
{
    /// <summary>Gets how many versions it was behind, from 0 (fresh).</summary>
    public int Versions => Missed.Length;

    /// <summary>Gets for how long its value had been out of date when it began; zero if it was fresh.</summary>
    public TimeSpan Time => Missed.IsEmpty ? TimeSpan.Zero : Read.InvokedAt - Missed[0].ReturnedAt!.Value;
}

/// <summary>How stale the reads were that began in a span of time.</summary>
/// <param name="From">Its beginning, since the start of the history.</param>
/// <param name="To">Its end, which is not part of it.</param>
/// <param name="Reads">The reads that answered, by invocation.</param>
public sealed record StaleReads(TimeSpan From, TimeSpan To, ImmutableArray<ReadStaleness> Reads)
{
    /// <summary>Gets how many reads certainly were stale.</summary>
    public int Stale => Reads.Count(read => read.Versions > 0);

    /// <summary>Gets the share of reads that certainly were stale, from 0 to 1; null if nothing was read.</summary>
    public double? Share => Reads.IsEmpty ? null : (double)Stale / Reads.Length;

    /// <summary>Gets for how long the value of the worst read had been out of date; zero if all were fresh.</summary>
    public TimeSpan Worst => Reads.Select(read => read.Time).DefaultIfEmpty().Max();

    /// <summary>Says how many of how many.</summary>
    public override string ToString() => $"{Stale} of {Reads.Length} stale";
}

/// <summary>
/// Measures how far behind reads are, in versions (k) and in time (t), as Bailis et al. do ("Probabilistically Bounded
/// Staleness for Practical Partial Quorums", PVLDB 5(8), 2012, section 3). It counts what is certain: what overlaps is taken
/// for fresh, so that a slow client is never taken for a stale store. A history without stale reads needs not be
/// linearizable; one with a stale read never is.
/// </summary>
public static class Staleness
{
    /// <summary>Measures every read of outcome Ok.</summary>
    /// <param name="history">A history of actions <c>read</c> and <c>write</c>, of registers that hold null at first.</param>
    /// <returns>One measurement for each read, by invocation.</returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, is read and was not written, or an action is not read or write.</exception>
    public static ImmutableArray<ReadStaleness> Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var reads = ReadsFromRelation.Of(history, "staleness");
        if (reads.Invention is { } invention)
            throw new UnsuitableHistoryException(invention.Reason, invention.Evidence[^1]);
        var writes = reads.Operations.Where(operation => operation.Action == "write" && operation.Outcome == Outcome.Ok)
            .GroupBy(write => write.Key ?? string.Empty, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(write => write.Return).ToArray(), StringComparer.Ordinal);
        return [.. Enumerable.Range(0, reads.Operations.Length).Where(reads.IsRead).Select(read => Measure(reads, read, writes.GetValueOrDefault(reads.KeyOf(read), [])))];
    }

    /// <summary>Measures every read of outcome Ok, and gathers the reads by when they began.</summary>
    /// <param name="history">As for <see cref="Of"/>, with times.</param>
    /// <param name="window">How long each span of time is; positive.</param>
    /// <returns>One for each span, from the start of the history to its end; the last may reach beyond it.</returns>
    /// <exception cref="UnsuitableHistoryException">As for <see cref="Of"/>, or the history has no times.</exception>
    public static ImmutableArray<StaleReads> Over(History history, TimeSpan window) =>
        [.. Windows.Of(history, window, read => read.Read.InvokedAt, Of(history)).Select(part => new StaleReads(part.From, part.To, [.. part.Items]))];

    /// <summary>Checks that no read is further behind than allowed.</summary>
    /// <param name="history">As for <see cref="Of"/>.</param>
    /// <param name="versions">How many versions a read may be behind, from 0.</param>
    /// <param name="time">For how long the value of a read may have been out of date; not negative. Default: any time.</param>
    /// <returns><see cref="Satisfied"/> (without an order), or <see cref="Violated"/> with the worst read, its write, and the versions it missed.</returns>
    /// <exception cref="UnsuitableHistoryException">As for <see cref="Of"/>.</exception>
    public static Verdict Check(History history, int versions, TimeSpan? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(versions);
        var limit = time ?? TimeSpan.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, TimeSpan.Zero, nameof(time));
        var name = time is null ? $"staleness of at most {versions} versions" : $"staleness of at most {versions} versions and {limit.TotalMilliseconds} ms";
        var worst = Of(history).Where(read => read.Versions > versions || read.Time > limit).OrderByDescending(read => read.Versions).ThenByDescending(read => read.Time).FirstOrDefault();
        if (worst is null)
            return new Satisfied(name, []);
        ImmutableArray<Operation> evidence = worst.Source is null ? [.. worst.Missed, worst.Read] : [worst.Source, .. worst.Missed, worst.Read];
        return new Violated(name, $"'{worst.Read}' was {worst.Versions} versions behind, and out of date for {worst.Time.TotalMilliseconds} ms.", evidence);
    }

    private static ReadStaleness Measure(ReadsFromRelation reads, int read, Operation[] writes)
    {
        var operation = reads.Operations[read];
        var source = reads.SourceOf(read) == ReadsFromRelation.Initial ? null : reads.Operations[reads.SourceOf(read)];
        var missed = new List<Operation>();

        // By return, from the last that precedes the read back to the source: what returned before that cannot have followed it.
        for (var i = CountBefore(writes, operation) - 1; i >= 0 && (source is null || writes[i].Return > source.Return); i--)
        {
            if (source is null || source.Precedes(writes[i]))
                missed.Add(writes[i]);
        }

        missed.Reverse();
        return new ReadStaleness(operation, source, [.. missed]);
    }

    private static int CountBefore(Operation[] writes, Operation read)
    {
        var (from, to) = (0, writes.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (writes[middle].Precedes(read))
                from = middle + 1;
            else
                to = middle;
        }

        return from;
    }
}
