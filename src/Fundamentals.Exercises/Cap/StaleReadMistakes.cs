using Fundamentals.Histories;

namespace Fundamentals.Exercises.Cap;

/// <summary>Wrong ways to find the stale reads of a history.</summary>
/// <param name="Message">What to tell those who go it.</param>
/// <param name="Programs">Programs that do; null for a history that makes them throw.</param>
internal sealed record StaleReadMistake(string Message, params IReadOnlyList<Func<RegisterCase, IReadOnlyList<Operation>?>> Programs)
{
    /// <summary>Makes one of tests for a single read.</summary>
    public static StaleReadMistake Of(string message, params Func<RegisterCase, Operation, bool>[] tests) =>
        new(message, [.. tests.Select(Program)]);

    private static Func<RegisterCase, IReadOnlyList<Operation>?> Program(Func<RegisterCase, Operation, bool> isStale) =>
        one => [.. one.Reads.Where(read => isStale(one, read))];
}

/// <summary>The wrong ways that many go.</summary>
internal static class StaleReadMistakes
{
    public static IReadOnlyList<StaleReadMistake> All { get; } =
    [
        StaleReadMistake.Of(
            "Your function flags reads that overlap a write. While the write is under way the old value is as right as the new one: only a write that returned before the read began counts, write.Precedes(read).",
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.Invoke < read.Invoke),
            (one, read) => one.PlaceOf(read) != one.Writes.FindLastIndex(write => write.Invoke < read.Invoke),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.InvokedAt < read.InvokedAt),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.InvokedAt <= read.InvokedAt)),
        StaleReadMistake.Of(
            "Your function goes by the end of the read. What was acknowledged while the read was under way it need not have seen: only a write that returned before the read began counts, write.Precedes(read).",
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.Return < read.Return),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.Invoke < read.Return),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.ReturnedAt < read.ReturnedAt),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.ReturnedAt <= read.ReturnedAt),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.InvokedAt < read.ReturnedAt)),
        StaleReadMistake.Of(
            "Your function flags every read that did not return the very last write of the history. What is written after a read began does not make it stale: only writes that precede the read count.",
            (one, read) => one.PlaceOf(read) != one.Writes.Count - 1),
        StaleReadMistake.Of(
            "Your function flags reads that returned a value whose write was still under way. That value is newer than the newest acknowledged one, not older, so that the read is fresh.",
            (one, read) => one.PlaceOf(read) != one.NewestBefore(read),
            (one, read) => one.NewestBefore(read) >= 0 && one.PlaceOf(read) != one.NewestBefore(read)),
        StaleReadMistake.Of(
            "Your function flags reads that returned the newest acknowledged value itself. Those are fresh: stale is only what is older, so compare with <.",
            (one, read) => one.PlaceOf(read) <= one.NewestBefore(read)),
        StaleReadMistake.Of(
            "Your function flags a read as soon as any write before it is not the one it returned. Writes older than the one it returned do not matter: only newer ones make it stale.",
            (one, read) => one.Writes.Exists(write => write.Precedes(read) && !Equals(write.Input, read.Output))),
        StaleReadMistake.Of(
            "Your function does not find the write that a read returned. Input and Output are objects, and == asks whether they are one object: compare with object.Equals(write.Input, read.Output).",
            (one, read) => one.NewestBefore(read) >= 0,
            (one, read) => one.NewestBefore(read) >= 0 || read.Output is not null),
        new(
            "Your function misses reads that returned nothing, or throws there. A read that returns null after a write had been acknowledged is stale too: null is what was there before the first write.",
            one => [.. one.Stale.Where(read => read.Output is not null)],
            one => one.Reads.Any(read => read.Output is null) ? null : one.Stale,
            one => one.AllReads.Any(read => read.Output is null) ? null : one.Stale,
            one => one.Stale.Any(read => read.Output is null) ? null : one.Stale),
        StaleReadMistake.Of(
            "Your function takes every read that returned nothing for stale. Before the first write has been acknowledged null is the right answer.",
            (one, read) => read.Output is null || one.PlaceOf(read) < one.NewestBefore(read)),
        StaleReadMistake.Of(
            "Your function takes the greater value for the newer one. Values say nothing about their age, which is that of their writes: compare the places of the writes in the history.",
            (one, read) => one.Writes.Exists(write => write.Precedes(read) && string.CompareOrdinal((string?)read.Output, (string?)write.Input) < 0),
            (one, read) => one.Writes.Exists(write => write.Precedes(read) && ToNumber(read.Output) < ToNumber(write.Input)),
            (one, read) => one.NewestBefore(read) is >= 0 and var newest && string.CompareOrdinal((string?)read.Output, (string?)one.Writes[newest].Input) < 0,
            (one, read) => one.NewestBefore(read) is >= 0 and var newest && ToNumber(read.Output) < ToNumber(one.Writes[newest].Input)),
        StaleReadMistake.Of(
            "Your function compares times. Two events may happen in the same millisecond, and one still was first: write.Precedes(read) goes by the order of events.",
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.ReturnedAt < read.InvokedAt),
            (one, read) => one.PlaceOf(read) < one.Writes.FindLastIndex(write => write.ReturnedAt <= read.InvokedAt)),
        StaleReadMistake.Of(
            "Your function compares reads with reads before them. That a newer value was seen before is another anomaly; stale is a read that misses what a write, acknowledged before it began, had written.",
            (one, read) => one.Reads.Any(before => before.Index < read.Index && before.Process == read.Process && one.PlaceOf(read) < one.PlaceOf(before)),
            (one, read) => one.Reads.Any(before => before.Index < read.Index && one.PlaceOf(read) < one.PlaceOf(before)),
            (one, read) => one.Reads.Any(before => before.Precedes(read) && one.PlaceOf(read) < one.PlaceOf(before))),
    ];

    private static int ToNumber(object? value) => value is string text ? int.Parse(text) : 0;
}
