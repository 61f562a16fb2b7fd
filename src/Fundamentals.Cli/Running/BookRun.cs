using System.Diagnostics;
using Fundamentals.Cli.Pages;
using Fundamentals.Exercises;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Running;

/// <summary>Runs notebooks and writes their pages. The learner's progress is neither read nor written.</summary>
/// <param name="folder">The current folder; paths are shown as seen from it.</param>
/// <param name="report">Shows progress.</param>
/// <param name="output">Where results are said.</param>
/// <param name="error">Where failures and warnings are said.</param>
internal sealed class BookRun(string folder, IRunReport report, TextWriter output, TextWriter error)
{
    private readonly List<string> _failures = [];
    private readonly List<string> _warnings = [];

    /// <summary>Gets a value indicating whether the notebooks run; otherwise their pages show the outputs in the files.</summary>
    public bool Executes { get; init; } = true;

    /// <summary>Runs the notebooks, writes the book, and says where it is.</summary>
    /// <param name="named">The notebooks as typed; empty for all of the repository.</param>
    /// <param name="outputFolder">The folder to write to as typed, or null for the default.</param>
    /// <param name="cancellationToken">Stops after the page that is being written.</param>
    /// <returns>The program's exit code.</returns>
    /// <exception cref="UserException">A notebook or a file it needs is missing or broken.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> named, string? outputFolder, CancellationToken cancellationToken)
    {
        var selection = NotebookSelection.Read(named, folder);
        var target = OutputPath.Check("--output", outputFolder ?? Path.Combine(selection.Repository?.Root ?? folder, BookPlanner.DefaultFolderName), folder);
        if (File.Exists(target))
            throw new UserException($"{DisplayPath.Of(target, folder)} is a file; --output needs a folder.");
        var plan = BookPlanner.Plan(selection, target);
        var failed = new HashSet<PlannedPage>();
        using var writer = new BookWriter(plan);
        writer.WriteAssets();
        string[] names = [.. selection.Documents.Select(document => DisplayPath.Of(document.Path, folder))];
        await report.DuringAsync(names, async () =>
        {
            foreach (var document in selection.Documents)
            {
                var page = plan.PageOf(document.Path)!;
                if (!await RunOneAsync(document, page, plan, writer, cancellationToken))
                    failed.Add(page);
            }
        });
        cancellationToken.ThrowIfCancellationRequested();
        writer.WriteIndex(Summaries(plan, selection), failed);
        foreach (var line in _warnings.Concat(_failures))
            await error.WriteLineAsync(line);
        await output.WriteLineAsync($"Open: {plan.FullPath(BookPlan.IndexFile)}");
        return _failures.Count == 0 ? ExitCodes.Success : ExitCodes.CellFailed;
    }

    private static Dictionary<PlannedPage, ChapterSummary> Summaries(BookPlan plan, NotebookSelection selection) => plan.Pages.ToDictionary(
        page => page,
        page => ChapterSummary.Of(selection.Documents.FirstOrDefault(document => document.Path == page.Notebook) ?? NotebookDocument.Load(page.Notebook)));

    // With a folder of its own, where its exercises find no progress yet.
    private static async Task<NotebookRun> ExecuteAsync(NotebookDocument document, NotebookRunOptions options, CancellationToken cancellationToken)
    {
        var progress = Directory.CreateTempSubdirectory("fundamentals-progress-");
        Environment.SetEnvironmentVariable(ProgressFile.FolderVariable, progress.FullName);
        try
        {
            return await NotebookRunner.RunAsync(document, options, cancellationToken);
        }
        finally
        {
            progress.Delete(recursive: true);
        }
    }

    private async Task<bool> RunOneAsync(
        NotebookDocument document, PlannedPage page, BookPlan plan, BookWriter writer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var name = DisplayPath.Of(document.Path, folder);
        var watch = Stopwatch.StartNew();
        var options = new NotebookRunOptions { Progress = progress => report.Progress(name, progress) };
        var run = Executes ? await ExecuteAsync(document, options, cancellationToken) : new NotebookRun(document, Failure: null);
        var broken = await writer.WriteAsync(page, run);
        _warnings.AddRange(broken.Select(link => $"warning: {name} links to {link}, which is not there."));
        if (run.Failure is { } failure)
            _failures.Add(failure.Describe(name));
        report.Finished(name, run.Succeeded, watch.Elapsed, DisplayPath.Of(plan.FullPath(page.File), folder));
        return run.Succeeded;
    }
}
