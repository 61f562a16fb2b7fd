using Fundamentals.Exercises.Checking;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Consistency;

/// <summary>Exercise 4.3: which reads break monotonic reads.</summary>
internal static class BackInTime
{
    private const int MostOperations = 10_000;

    public static Exercise<Func<History, IEnumerable<Operation>>> Make() => new(
        "4.3",
        "Back in time",
        [
            "Take one process and one key, and write down the versions it reads, in order: 3, 1, 2, 3. Which of them are older than something before them?",
            "Keep, for each process and key, the highest version that was read so far; null counts as 0. A read below it is back in time; any other raises it.",
            "var seen = new Dictionary<(string, string?), long>(); for each read: var version = (long?)read.Output ?? 0; var highest = seen.GetValueOrDefault((read.Process, read.Key)); if (version < highest) yield return read; else seen[(read.Process, read.Key)] = version;",
        ],
        new Examination<Func<History, IEnumerable<Operation>>, SessionCase, IReadOnlyList<Operation?>>
        {
            Cases = [.. SessionCase.All()],
            Ask = (answer, one, _) => answer(one.History)?.Take(MostOperations).ToList<Operation?>(),
            Solve = one => one.Solution,
            AreEqual = Same,
            Describe = one => one.ToString(),
            Write = Write,
            WhenSolved = "This is a checker: it needs nothing of the store, and works for any store whose versions have numbers.",
            WhenWrong = "These are not the reads, in order, that return an older version than an earlier read of the same key by the same process.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<SessionCase, IReadOnlyList<Operation?>>> Known() =>
    [
        Like("Your function finds nothing in any history. If it compares with ==: Output is an object; make a number of it, (long?)read.Output ?? 0.", _ => []),
        Like("Your function returns every read of null. That goes back in time only if the same process has read a version of the same key before.", one => [.. one.Reads.Where(read => read.Output is null)]),
        Like("Your function returns every read. Asked for are those that are older than an earlier read of the same process and key.", one => one.Reads),
        Like("Your function never finds a read of null. null is older than every version, but in C# a comparison with null is false: (long?)read.Output ?? 0 makes it 0.", one => [.. one.Solution.Where(read => read.Output is not null)]),
        Like(
            "Your function compares a read with the one just before it. After 3 and 1, the read of 2 is still older than the 3: compare with the highest so far.",
            one => [.. one.Reads.Where(read => one.Reads.LastOrDefault(earlier => earlier.Index < read.Index && earlier.Process == read.Process && earlier.Key == read.Key) is { } last && SessionCase.VersionOf(read) < SessionCase.VersionOf(last))]),
        Like("Your function compares reads of different processes. That one has seen what another has not seen yet is no breach: monotonic reads is a promise to each by itself.", one => one.Older((read, earlier) => read.Key == earlier.Key)),
        Like("Your function compares versions of different keys. Each key counts its own.", one => one.Older((read, earlier) => read.Process == earlier.Process), one => one.Older((_, _) => true)),
        Like("Your function returns reads of the same version again. That is not older.", one => one.Older((read, earlier) => read.Process == earlier.Process && read.Key == earlier.Key, isBack: (now, then) => now <= then)),
        Like("Your function also compares with what the process has written. That is another guarantee, read your writes: here only reads count.", one => one.Older((read, earlier) => read.Process == earlier.Process && read.Key == earlier.Key, withWrites: true)),
        Like("Your function returns each read that is older than the newest version there is. That is stale, and allowed; asked for is what goes back.", one => one.Older((read, earlier) => read.Key == earlier.Key && earlier.Action == "write", withWrites: true)),
        Mistakes.OnlyWhere<SessionCase, IReadOnlyList<Operation?>>(
            "Your function names the right reads, some of them more than once. Asked for is each once.",
            attempt => attempt.Value is { } found && Same([.. found.Distinct()], attempt.Case.Solution)),
        Mistakes.OnlyWhere<SessionCase, IReadOnlyList<Operation?>>(
            "Your function finds the right reads in another order. Asked for is the order of history.Operations.",
            attempt => attempt.Value is { } found && found.Count == attempt.Case.Solution.Count && found.ToHashSet().SetEquals(attempt.Case.Solution)),
    ];

    private static Mistake<SessionCase, IReadOnlyList<Operation?>> Like(string message, params Func<SessionCase, IReadOnlyList<Operation>?>[] programs) =>
        Mistakes.LikeProgram<SessionCase, IReadOnlyList<Operation?>>(message, Same, programs);

    private static bool Same(IReadOnlyList<Operation?> left, IReadOnlyList<Operation?> right) => left.SequenceEqual(right);

    private static string Write(IReadOnlyList<Operation?> reads)
    {
        const int shown = 8;
        if (reads.Count == 0)
            return "none: []";
        var texts = reads.Take(shown).Select(read => read is null ? "null" : $"{read} (operation {read.Index})");
        return $"[{string.Join(", ", texts)}{(reads.Count > shown ? ", …" : string.Empty)}]";
    }
}
