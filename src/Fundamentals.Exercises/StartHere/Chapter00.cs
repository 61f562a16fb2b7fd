using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>The exercises of chapter 00, start here.</summary>
public static class Chapter00
{
    /// <summary>
    /// Gets exercise 0.1. <c>Lost(trace)</c> returns for every message that was lost the name of the node or client it was
    /// meant for, in the order in which they were lost.
    /// </summary>
    public static Exercise<Func<Trace, IEnumerable<string>>> WhatGotLost { get; } = StartHere.WhatGotLost.Make();

    /// <summary>
    /// Gets exercise 0.2. <c>Disagreeing(run, count)</c> returns the first <c>count</c> seeds, from 0 upwards, for which
    /// <c>run(seed)</c> ends with different values on the left and on the right. There are as many.
    /// </summary>
    public static Exercise<Func<Func<ulong, (string Left, string Right)>, int, IEnumerable<ulong>>> SeedsThatDisagree { get; } = StartHere.SeedsThatDisagree.Make();

    /// <summary>
    /// Gets exercise 0.3. The answer makes one of two stores, given the name of the other's node. A client writes to one of
    /// them, which answers at once, and the other has the newest values some time after the network works again, without
    /// ever going back to an older one; then both are silent.
    /// </summary>
    public static Exercise<Func<string, CatchUpAnswer>> CatchUp { get; } = StartHere.CatchUp.Make();

    /// <summary>Gets all exercises, in order.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [WhatGotLost, SeedsThatDisagree, CatchUp];

    /// <summary>Gets which of them are solved, according to the progress file in the current folder.</summary>
    public static ChapterProgress Progress => ProgressIn(ProgressFile.Here);

    /// <summary>Finds which of them are solved according to a progress file.</summary>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress ProgressIn(ProgressFile file) => ChapterProgress.Of("Chapter 00, start here", All, file);
}
