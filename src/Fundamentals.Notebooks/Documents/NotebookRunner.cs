using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Documents;

/// <summary>Runs the code cells of a notebook from top to bottom, as "Restart and run all" does.</summary>
public static class NotebookRunner
{
    /// <summary>The tag by which Jupyter marks a cell that may fail without ending the run.</summary>
    public const string MayFailTag = "raises-exception";

    /// <summary>Tells whether a cell is run, and so counts: whether it is code and not empty.</summary>
    public static bool IsRunnable(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source);
    }

    /// <summary>
    /// Runs a notebook in a fresh session, whose working folder is the notebook's own. Empty code cells are passed over.
    /// The first cell that fails ends the run, unless it is tagged <see cref="MayFailTag"/>.
    /// </summary>
    /// <param name="document">The notebook; it is not changed, and neither is its file.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">
    /// Interrupts the running cell and gives up at once; a cell that cannot be stopped is left behind on its session's thread.
    /// </param>
    /// <exception cref="NotebookFormatException">The notebook's code is not C#.</exception>
    /// <exception cref="OperationCanceledException">The run was given up.</exception>
    public static async Task<NotebookRun> RunAsync(
        NotebookDocument document, NotebookRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(options);
        document.RequireCSharp();
        var code = Enumerable.Range(0, document.Cells.Length).Where(i => IsRunnable(document.Cells[i])).ToArray();
        var collector = new OutputCollector(document.Cells.Length);
        CellFailure? failure = null;
        var done = 0;
        using var session = new CSharpSession(new SessionOptions { WorkingDirectory = Path.GetDirectoryName(document.Path)! });
        await using var interruption = cancellationToken.Register(session.Interrupt);
        while (done < code.Length && failure is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            options.Progress?.Invoke(new NotebookProgress(done, code.Length));
            var cell = code[done++];
            failure = await RunCellAsync(session, document, cell, done, collector).WaitAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }

        options.Progress?.Invoke(new NotebookProgress(done, code.Length));
        var numbers = code.Take(done).Select((cell, i) => (cell, number: i + 1)).ToDictionary(pair => pair.cell, pair => pair.number);
        return new NotebookRun(WithOutputs(document, collector, numbers), failure);
    }

    private static async Task<CellFailure?> RunCellAsync(
        CSharpSession session, NotebookDocument document, int cell, int number, OutputCollector collector)
    {
        var result = await session.RunAsync(document.Cells[cell].Source, number, output => collector.Add(cell, output));
        return result.Error is { } error && !document.Cells[cell].HasTag(MayFailTag)
            ? new CellFailure(document.Path, number, error)
            : null;
    }

    private static NotebookDocument WithOutputs(NotebookDocument document, OutputCollector collector, Dictionary<int, int> numbers) =>
        document.WithCells(document.Cells.Select((cell, i) => cell.Kind != CellKind.Code
            ? cell
            : cell.WithOutputs(collector.OutputsOf(i), numbers.TryGetValue(i, out var number) ? number : null)));
}
