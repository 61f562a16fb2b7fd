using Fundamentals.Exercises.Checking;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Cap;

/// <summary>Exercise 2.2: which reads of a history are stale.</summary>
internal static class StaleReads
{
    /// <summary>More than any history here has reads and writes, squared; an endless iterator is cut off there.</summary>
    private const int MostOperations = 10_000;

    public static Exercise<Func<History, IEnumerable<Operation>>> Make() => new(
        "2.2",
        "Find the stale reads",
        [
            "Take one read, and draw the moment at which it began. Which writes had been acknowledged by then? Which of them is the newest, and is what the read returned older than that?",
            "Put the writes in a list: they are in order, oldest first. The place of the one that the read returned is one number, -1 if it returned null; the place of the last one that precedes the read is another, -1 if there is none. The read is stale if the first number is smaller. What only overlaps the read does not count, nor does a read that failed or whose outcome is unknown.",
            "var writes = history.Operations.Where(o => o.Action == \"write\").ToList(); then for each operation read with Action \"read\" and Outcome Outcome.Ok: var returned = writes.FindIndex(w => object.Equals(w.Input, read.Output)); var acknowledged = writes.FindLastIndex(w => w.Precedes(read)); and it is stale if returned < acknowledged.",
        ],
        new Examination<Func<History, IEnumerable<Operation>>, RegisterCase, IReadOnlyList<Operation?>>
        {
            Cases = [.. RegisterCase.All()],
            Ask = (answer, one, _) => answer(one.History)?.Take(MostOperations).ToList<Operation?>(),
            Solve = one => one.Stale,
            AreEqual = Same,
            Describe = one => one.ToString(),
            Write = Write,
            WhenSolved = "All of them were decided from the clients' side, without a look at any replica: that is what a checker does.",
            WhenWrong = "These are not the reads for which a newer write had been acknowledged when they began, by invocation.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<RegisterCase, IReadOnlyList<Operation?>>> Known() =>
    [
        Like("Your function finds no stale read in any history. If it looks for the write with ==: Input and Output are objects, and == asks whether they are one object; object.Equals(w.Input, read.Output) compares the values.", _ => []),
        Like("Your function returns every read. Stale is one for which a newer write than the one it returned had been acknowledged when it began.", one => one.Reads, one => one.AllReads),
        Like("Your function returns the reads that are fresh. Asked for are the stale ones.", one => [.. one.Reads.Except(one.Stale)], one => [.. one.AllReads.Except(one.Stale)]),
        .. StaleReadMistakes.All.Select(known => Like(known.Message, [.. known.Programs])),
        Mistakes.OnlyWhere<RegisterCase, IReadOnlyList<Operation?>>(
            "Your function returns writes among the reads. Asked for are the reads that missed them.",
            attempt => attempt.Value is { } found && found.Any(operation => operation?.Action == "write")),
        Mistakes.OnlyWhere<RegisterCase, IReadOnlyList<Operation?>>(
            "Your function returns reads that failed, or whose outcome is unknown. Nobody saw what they would have returned, and their Output means nothing: keep only those with Outcome.Ok.",
            attempt => attempt.Value is { } found && Same([.. found.Where(read => read?.Outcome == Outcome.Ok)], attempt.Case.Stale)),
        Mistakes.OnlyWhere<RegisterCase, IReadOnlyList<Operation?>>(
            "Your function names a read once for each write it missed. Asked for is each stale read once.",
            attempt => attempt.Value is { } found && Same([.. found.Distinct()], attempt.Case.Stale)),
        Mistakes.OnlyWhere<RegisterCase, IReadOnlyList<Operation?>>(
            "Your function finds the right reads in another order. Asked for is the order in which they began, which is that of history.Operations.",
            attempt => attempt.Value is { } found && found.Count == attempt.Case.Stale.Count && found.ToHashSet().SetEquals(attempt.Case.Stale)),
    ];

    private static Mistake<RegisterCase, IReadOnlyList<Operation?>> Like(string message, params Func<RegisterCase, IReadOnlyList<Operation>?>[] programs) =>
        Mistakes.LikeProgram<RegisterCase, IReadOnlyList<Operation?>>(message, Same, programs);

    private static bool Same(IReadOnlyList<Operation?> left, IReadOnlyList<Operation?> right) => left.SequenceEqual(right);

    private static string Write(IReadOnlyList<Operation?> reads)
    {
        const int shown = 8;
        if (reads.Count == 0)
            return "none: []";
        var texts = reads.Take(shown).Select(read => read is null ? "null" : $"{read} (event {read.Invoke})");
        return $"[{string.Join(", ", texts)}{(reads.Count > shown ? ", …" : string.Empty)}]";
    }
}
