namespace Fundamentals.Notebooks.Documents;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>
    /// Gets what is told before each code cell starts and once after the last. Called on the thread that runs the
    /// notebook; what it throws ends the run. Default: null, nothing is told.
    /// </summary>
    public Action<NotebookProgress>? Progress { get; init; }
}

/// <summary>How far the run of a notebook has come.</summary>
/// <param name="CellsDone">How many code cells have run.</param>
/// <param name="CellCount">How many code cells the notebook has, empty ones left out.</param>
public sealed record NotebookProgress(int CellsDone, int CellCount);
