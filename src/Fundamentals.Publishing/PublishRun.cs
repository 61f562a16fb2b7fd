using Fundamentals.Cli.Executing;
using Fundamentals.Cli.Running;
using Fundamentals.Publishing.Pictures;

namespace Fundamentals.Publishing;

/// <summary>Executes notebooks and writes them back, each as a whole or not at all.</summary>
/// <param name="folder">The current folder; paths are shown as seen from it.</param>
/// <param name="artist">Draws the pictures that are missing.</param>
/// <param name="report">Shows progress.</param>
/// <param name="output">Where the result is said.</param>
/// <param name="error">Where failures are said.</param>
internal sealed class PublishRun(string folder, Artist artist, IRunReport report, TextWriter output, TextWriter error)
{
    /// <summary>Publishes notebooks.</summary>
    /// <param name="named">The notebooks as typed; empty for all of the repository.</param>
    /// <param name="cancellationToken">Stops; what is not written yet stays as it was.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="UserException">A notebook or a file it needs is missing or broken, or there is no Chromium.</exception>
    public async Task<int> RunAsync(IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var selection = NotebookSelection.Read(named, folder);
        artist.RequireProgram();
        var failures = await Executions.ForEachAsync(selection.Documents, folder, report, execution => PublishAsync(execution, cancellationToken), cancellationToken);
        foreach (var line in failures.OfType<string>())
            await error.WriteLineAsync(line);
        var failed = failures.Count(line => line is not null);
        await output.WriteLineAsync(failed == 0 ? $"Published: {failures.Count}." : $"Published: {failures.Count - failed} of {failures.Count}. The others are as they were.");
        return failed == 0 ? ExitCodes.Success : ExitCodes.CellFailed;
    }

    private async Task<string?> PublishAsync(Execution execution, CancellationToken cancellationToken)
    {
        var failure = execution.Failure;
        var note = "failed";
        if (execution.Executed is { } executed)
        {
            try
            {
                note = await WriteAsync(execution, new PublishedNotebook(execution.Document, executed, artist), cancellationToken);
            }
            catch (PictureException e)
            {
                failure = $"{execution.Name}, {e.Message}";
            }
        }

        report.Finished(execution.Name, failure is null, execution.Duration, note);
        return failure;
    }

    private static async Task<string> WriteAsync(Execution execution, PublishedNotebook published, CancellationToken cancellationToken)
    {
        var document = await published.CreateAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var (before, after) = (execution.Document.ToJson(), document.ToJson());
        if (after != before)
            document.Save(document.Path);
        var pictures = $"{published.Drawn} of {published.Pictures} pictures drawn, {new FileInfo(document.Path).Length / 1000.0:N0} kB";
        return after == before ? $"unchanged, {pictures}" : pictures;
    }
}
