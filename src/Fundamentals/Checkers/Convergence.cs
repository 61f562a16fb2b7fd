using System.Collections.Immutable;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>How a key came to rest after the last write to it.</summary>
/// <param name="Key">The key.</param>
/// <param name="LastWrite">When the last write to it ended, as far as its client knows; zero if there was none.</param>
/// <param name="LastReads">The last read of each process that began after that, by process.</param>
/// <param name="Dissent">The latest read, begun after the last write, whose value is not that of the very last read; null if there is none.</param>
public sealed record KeyConvergence(string Key, TimeSpan LastWrite, ImmutableArray<Operation> LastReads, Operation? Dissent)
{
    /// <summary>Gets the last reads whose value is not that of the very last one: the processes that are behind, or ahead.</summary>
    public ImmutableArray<Operation> Pending => [.. LastReads.Where(read => !Equals(read.Output, LastReads.MaxBy(other => other.Return)!.Output))];

    /// <summary>Gets a value indicating whether the last reads of all processes agree.</summary>
    public bool HasConverged => Pending.IsEmpty;

    /// <summary>Gets how long after the last write some process still read another value; zero if none did.</summary>
    public TimeSpan Within => Dissent is null ? TimeSpan.Zero : Dissent.InvokedAt - LastWrite;
}

/// <summary>
/// Checks eventual consistency as far as a history of finite length can: once nobody writes any more, all come to read the
/// same value, and by when (Vogels, "Eventually Consistent", CACM 52(1), 2009). Only what is read counts; let every client
/// read every key at the end.
/// </summary>
public static class Convergence
{
    /// <summary>Finds how each key came to rest.</summary>
    /// <param name="history">A history of actions <c>read</c> and any others; whatever is not a read, and did not fail, writes.</param>
    /// <returns>One for each key that was read after the last write to it, by name.</returns>
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
    /// <exception cref="UnsuitableHistoryException">Nothing is read after the last write, so that nothing can be said.</exception>
    public static Verdict Check(History history, TimeSpan? within = null)
    {
        var limit = within ?? TimeSpan.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, TimeSpan.Zero, nameof(within));
        var name = within is null ? "convergence" : $"convergence within {limit.TotalMilliseconds} ms";
        var keys = Of(history);
        if (keys.IsEmpty)
            throw new UnsuitableHistoryException("no key is read after the last write to it, so whether it converges cannot be told. Let every client read every key at the end.");
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
        var lastWrite = operations.Where(operation => operation.Action != "read" && operation.Outcome != Outcome.Failed)
            .Select(write => (Event: write.Ended == Operation.Never ? write.Invoke : write.Ended, At: write.ReturnedAt ?? write.InvokedAt))
            .DefaultIfEmpty((Event: -1, At: TimeSpan.Zero)).Max();
        var reads = operations.Where(operation => operation is { Action: "read", Outcome: Outcome.Ok } && operation.Invoke > lastWrite.Event).ToList();
        if (reads.Count == 0)
            return null;
        var final = reads.MaxBy(read => read.Return)!.Output;
        return new KeyConvergence(
            key,
            lastWrite.At,
            [.. reads.GroupBy(read => read.Process, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.MaxBy(read => read.Return)!)],
            reads.Where(read => !Equals(read.Output, final)).MaxBy(read => read.InvokedAt));
    }
}
