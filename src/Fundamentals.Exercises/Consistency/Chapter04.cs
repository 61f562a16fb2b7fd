using Fundamentals.Histories;
using Fundamentals.Replication;

namespace Fundamentals.Exercises.Consistency;

/// <summary>The exercises of chapter 04, consistency models.</summary>
public static class Chapter04
{
    /// <summary>
    /// Gets exercise 4.1. <c>SequentialOnly()</c> returns a history of registers, of at most two operations, that is
    /// sequentially consistent and not linearizable.
    /// </summary>
    public static Exercise<Func<History>> SequentialOnly { get; } = Separation.Sequential();

    /// <summary>
    /// Gets exercise 4.2. <c>CausalOnly()</c> returns a history of registers, of at most six operations, that is causally
    /// convergent and not sequentially consistent, and in which no client both reads and writes.
    /// </summary>
    public static Exercise<Func<History>> CausalOnly { get; } = Separation.Causal();

    /// <summary>
    /// Gets exercise 4.3. <c>BackInTime(history)</c> returns the reads, by invocation, that return an older version than an
    /// earlier read of the same key by the same process. Versions of a key are numbered from 1; null is older than all.
    /// </summary>
    public static Exercise<Func<History, IEnumerable<Operation>>> BackInTime { get; } = Consistency.BackInTime.Make();

    /// <summary>
    /// Gets exercise 4.4. <c>ReadOwn(client, key, written)</c> reads a key whose values are the numbers of its versions, and
    /// returns none older than <c>written</c>: from the client's own replica, or if that is behind from the replica
    /// <c>primary</c>. Afterwards the client is at its own replica again.
    /// </summary>
    public static Exercise<Func<StoreClient, string, long, Task<string?>>> ReadOwn { get; } = Consistency.ReadOwn.Make();

    /// <summary>Gets all exercises, in order.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [SequentialOnly, CausalOnly, BackInTime, ReadOwn];

    /// <summary>Gets which of them are solved, according to the progress file in the current folder.</summary>
    public static ChapterProgress Progress => ProgressIn(ProgressFile.Here);

    /// <summary>Finds which of them are solved according to a progress file.</summary>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress ProgressIn(ProgressFile file) => ChapterProgress.Of("Chapter 04, consistency models", All, file);
}
