using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Documents;

/// <summary>How the run of a notebook ended.</summary>
/// <param name="Document">The notebook with the outputs of this run; cells that were not reached have none.</param>
/// <param name="Failure">The cell that ended it, or null when every cell ran.</param>
public sealed record NotebookRun(NotebookDocument Document, CellFailure? Failure)
{
    /// <summary>Gets a value indicating whether every cell ran.</summary>
    public bool Succeeded => Failure is null;
}

/// <summary>The cell at which a notebook stopped.</summary>
/// <param name="NotebookPath">The notebook's file.</param>
/// <param name="CellNumber">The number the cell ran as: 1 for the first code cell that is not empty.</param>
/// <param name="Error">What went wrong.</param>
public sealed record CellFailure(string NotebookPath, int CellNumber, ErrorOutput Error)
{
    /// <summary>Says in one sentence which cell of the notebook failed, at which line, and how.</summary>
    /// <param name="notebook">What to call the notebook, for example its path as the user typed it.</param>
    public string Describe(string notebook)
    {
        var place = Error.Line is { } line ? $"{notebook}, cell {CellNumber}, line {line}" : $"{notebook}, cell {CellNumber}";
        return Error.Message.Length == 0 ? $"{place}: {Error.Name}" : $"{place}: {Error.Name}: {Error.Message}";
    }

    /// <inheritdoc/>
    public override string ToString() => Describe(NotebookPath);
}
