using Fundamentals.Histories;

namespace Fundamentals.Exercises.Cap;

/// <summary>The exercises of chapter 02, CAP.</summary>
public static class Chapter02
{
    /// <summary>
    /// Gets exercise 2.1. <c>Answered(sides, cut)</c> returns which part of the requests, from 0 to 1, a store by majority
    /// answers. Equally many clients talk to each replica, all asking equally often. For the part <c>cut</c> of the time,
    /// from 0 to 1, the network is in pieces of <c>sides</c> replicas, each at least 1, and <c>sides</c> add up to all the
    /// replicas there are; for the rest of the time it is whole.
    /// </summary>
    public static Exercise<Func<IReadOnlyList<int>, double, double>> WhoIsAnswered { get; } = Cap.WhoIsAnswered.Make();

    /// <summary>
    /// Gets exercise 2.2. <c>Stale(history)</c> returns the stale reads of a register, by invocation: those that succeeded
    /// and returned an older value than another that had been acknowledged when the read began. The register holds null at
    /// first; one client writes, one value after another, each once, and is acknowledged each time, while others read.
    /// </summary>
    public static Exercise<Func<History, IEnumerable<Operation>>> StaleReads { get; } = Cap.StaleReads.Make();

    /// <summary>
    /// Gets exercise 2.3. <c>Merge(mine, theirs)</c> returns what a replica knows of a product's views after a copy of what
    /// another one knows has arrived: for each replica that either has heard of, how many views that replica counted
    /// itself. It changes neither.
    /// </summary>
    public static Exercise<Func<IReadOnlyDictionary<string, int>, IReadOnlyDictionary<string, int>, IReadOnlyDictionary<string, int>>> ReconcileTheCount { get; } = Cap.ReconcileTheCount.Make();

    /// <summary>Gets all exercises, in order.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [WhoIsAnswered, StaleReads, ReconcileTheCount];

    /// <summary>Gets which of them are solved, according to the progress file in the current folder.</summary>
    public static ChapterProgress Progress => ProgressIn(ProgressFile.Here);

    /// <summary>Finds which of them are solved according to a progress file.</summary>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress ProgressIn(ProgressFile file) => ChapterProgress.Of("Chapter 02, CAP", All, file);
}
