using System.Collections.Immutable;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>How a key came to rest after the last write to it.</summary>
/// <param name="Key">The key.</param>
/// <param name="LastWrite">When the last write to it ended, as far as its client knows; zero if there was none.</param>
/// <param name="LastReads">The last read of each process that began after that, by process; without those that a write of unknown outcome may explain.</param>
/// <param name="Dissent">
/// The latest read, begun after the last write, whose value is not that of the very last read; null if there is none. Reads that
/// a write of unknown outcome may explain do not count.
/// </param>
public sealed record KeyConvergence(string Key, TimeSpan LastWrite, ImmutableArray<Operation> LastReads, Operation? Dissent)
{
    /// <summary>Gets the last reads whose value is not that of the very last one: the processes that are behind, or ahead.</summary>
    public ImmutableArray<Operation> Pending => [.. LastReads.Where(read => !Equals(read.Output, LastReads.MaxBy(other => other.Return)!.Output))];

    /// <summary>Gets a value indicating whether the last reads of all processes agree.</summary>
    public bool HasConverged => Pending.IsEmpty;

    /// <summary>
    /// Gets how long after the last write some process still read another value; zero if none did. Where a write is of unknown
    /// outcome, nobody knows which was the last, and when: then it counts from the first return of the final value.
    /// </summary>
    public TimeSpan Within => Dissent is null ? TimeSpan.Zero : Dissent.InvokedAt - Since;

    /// <summary>Gets by when the final value was certainly there to be read.</summary>
    internal TimeSpan Since { get; init; } = LastWrite;
}

/// <summary>
/// Checks eventual consistency as far as a history of finite length can: once nobody writes any more, all come to read the
/// same value, and by when (Vogels, "Eventually Consistent", CACM 52(1), 2009). Only what is read counts; let every client
/// read every key at the end.
/// </summary>
/// <remarks>
/// A write of unknown outcome may take effect at any later moment, so that reads which differ need not mean that copies do. Of
/// such a key a read counts as behind only if it lies between two reads of the final value, and that value cannot have been
/// written twice; where other reads differ and none is behind for certain, nothing is said of the key. Read each key at the
/// end twice.
/// </remarks>
public static class Convergence
{
    /// <summary>Finds how each key came to rest.</summary>
    /// <param name="history">A history of actions <c>read</c> and any others; whatever is not a read, and did not fail, writes.</param>
    /// <returns>One for each key that was read after the last write to it, by name; without those of which the reads do not tell.</returns>
    public static ImmutableArray<KeyConvergence> Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return [.. history.Operations.GroupBy(operation => operation.Key ?? string.Empty, StringComparer.Ordinal)
            .OrderBy(key => key.Key, StringComparer.Ordinal)
            .Select(key => Of(key.Key, [.. key]))
            .OfType<KeyConvergence>()];
    }

    /// <summary>Checks that all processes agree on every key, and have for good.</summary>
    /// <param name="history">As for <see cref="Of(History)"/>.</param>
    /// <param name="within">How long after the last write to a key a read may still return another value than the final one; not negative. Default: any time.</param>
    /// <returns>
    /// <see cref="Satisfied"/> (without an order), or <see cref="Violated"/> with the reads that disagree with the last one,
    /// which comes last.
    /// </returns>
    /// <exception cref="UnsuitableHistoryException">Nothing is read after the last write, or a write of unknown outcome may explain what is, so that nothing can be said.</exception>
    public static Verdict Check(History history, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, TimeSpan.Zero, nameof(within));
        var name = within is null ? "convergence" : $"convergence within {limit.TotalMilliseconds} ms";
        var keys = Of(history);
        if (keys.IsEmpty)
            throw new UnsuitableHistoryException("no key is read after the last write to it such that a write of unknown outcome cannot explain what differs, so whether it converges cannot be told. Let every client read every key at the end, twice where a write is of unknown outcome.");
        foreach (var key in keys)
        {
            var last = key.LastReads.MaxBy(read => read.Return)!;
            var what = key.Key.Length == 0 ? "The value" : $"Key {key.Key}";
            if (!key.HasConverged)
                return new Violated(name, $"{what} is still pending: {string.Join(", ", key.Pending.Select(read => $"'{read}'"))}, while '{last}'.", [.. key.Pending, last]);
            if (key.Within > limit)
                return new Violated(name, $"{what} converged late: '{key.Dissent}' {key.Within.TotalMilliseconds} ms after the last write.", [key.Dissent!, last]);
        }

        return new Satisfied(name, []);
    }

    private static KeyConvergence? Of(string key, ImmutableArray<Operation> operations)
    {
        var writes = operations.Where(operation => operation.Action != "read" && operation.Outcome != Outcome.Failed).ToList();
        var lastWrite = writes.Select(write => (Event: write.Ended == Operation.Never ? write.Invoke : write.Ended, At: write.ReturnedAt ?? write.InvokedAt))
            .DefaultIfEmpty((Event: -1, At: TimeSpan.Zero)).Max();
        var reads = operations.Where(operation => operation is { Action: "read", Outcome: Outcome.Ok } && operation.Invoke > lastWrite.Event).ToList();
        if (reads.Count == 0)
            return null;
        var final = reads.MaxBy(read => read.Return)!.Output;
        var explicable = reads.Where(ExplicableBy(writes, reads, final)).ToHashSet();
        var lastReads = reads.GroupBy(read => read.Process, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.MaxBy(read => read.Return)!).ToList();
        var tellingReads = lastReads.Where(read => !explicable.Contains(read)).ToImmutableArray();
        if (tellingReads.Length < lastReads.Count && tellingReads.All(read => Equals(read.Output, final)))
            return null;
        var dissent = reads.Where(read => !Equals(read.Output, final) && !explicable.Contains(read)).MaxBy(read => read.InvokedAt);
        var since = writes.Exists(IsInDoubt) ? reads.Where(read => Equals(read.Output, final)).Min(read => read.ReturnedAt!.Value) : lastWrite.At;
        return new KeyConvergence(key, lastWrite.At, tellingReads, dissent) { Since = since };
    }

    /// <summary>Tells which reads of another value than the final one a write of unknown outcome may explain, by taking effect between them and others.</summary>
    private static Func<Operation, bool> ExplicableBy(List<Operation> writes, List<Operation> reads, object? final)
    {
        if (!writes.Exists(IsInDoubt))
            return _ => false;
        var agreeing = reads.Where(read => Equals(read.Output, final)).ToList();
        var (firstReturn, lastInvoke) = (agreeing.Min(read => read.Return), agreeing.Max(read => read.Invoke));
        var mayComeBack = MayComeBack(writes, final);
        return read => !Equals(read.Output, final) && (mayComeBack || read.Invoke < firstReturn || read.Return > lastInvoke);
    }

    /// <summary>One write in doubt changes the value once. Two may change it and change it back, unless all is known of what they write.</summary>
    private static bool MayComeBack(List<Operation> writes, object? final)
    {
        var initial = final is null ? 1 : 0;
        return writes.Count(IsInDoubt) > 1
            && (writes.Exists(write => write.Action != "write") || writes.Count(write => Equals(write.Input, final)) + initial > 1);
    }

    private static bool IsInDoubt(Operation write) => write.Outcome == Outcome.Unknown;
}
