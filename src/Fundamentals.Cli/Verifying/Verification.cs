using Fundamentals.Cli.Executing;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Verifying;

/// <summary>What is wrong with a committed notebook, in the light of a run of it.</summary>
internal static class Verification
{
    /// <summary>The most bytes that a notebook's file may take: GitHub shows larger ones slowly or not at all.</summary>
    public const int MostBytes = 2_000_000;

    /// <summary>The most bytes that a picture may take as a file.</summary>
    public const int MostPictureBytes = 150_000;

    /// <summary>What to type to have a notebook's outputs made anew.</summary>
    public const string PublishPrefix = "dotnet run --project src/Fundamentals.Publishing -c Release --";

    /// <summary>Finds the problems: of the whole file first, then at most one for each cell.</summary>
    public static IReadOnlyList<Finding> Of(Execution execution)
    {
        var committed = Numbered(execution.Document);
        if (execution.Failure is { } failure)
            return [new Finding(execution.Name, "when it is run again", failure)];
        if (committed.TrueForAll(cell => cell.Cell.ExecutionCount is null && cell.Cell.Outputs.IsEmpty) && committed.Count > 0)
            return [new Finding(execution.Name, "the file", $"it is committed without outputs. To execute it: {PublishPrefix} {execution.Name}")];
        var findings = new List<Finding>();
        var size = new FileInfo(execution.Document.Path).Length;
        if (size > MostBytes)
            findings.Add(new Finding(execution.Name, "the file", $"it takes {size:N0} bytes, more than {MostBytes:N0}. Its largest outputs are those with figures; draw fewer points or steps."));
        foreach (var ((cell, number), (executed, _)) in committed.Zip(Numbered(execution.Executed!)))
        {
            if ((CountProblem(cell, number) ?? OutputComparison.FirstDifference(cell, executed)) is { } problem)
                findings.Add(new Finding(execution.Name, cell.Id is { } id ? $"cell {number} ({id})" : $"cell {number}", problem));
        }

        return findings;
    }

    private static string? CountProblem(Cell cell, int number)
    {
        if (cell.ExecutionCount is not { } count)
            return "it has not been executed.";
        if (count != number)
            return $"it was executed as number {count}; run from top to bottom it would be {number}.";
        return !cell.HasTag(NotebookRunner.MayFailTag) && cell.Outputs.OfType<ErrorOutput>().FirstOrDefault() is { } error
            ? $"it holds an error, {error.Name}: {error.Message}"
            : null;
    }

    private static List<(Cell Cell, int Number)> Numbered(NotebookDocument document) =>
        [.. document.Cells.Where(NotebookRunner.IsRunnable).Select((cell, i) => (cell, i + 1))];
}
