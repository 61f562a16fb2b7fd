using System.Diagnostics;
using Fundamentals.Cli.Commands;
using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;
using Fundamentals.Exercises;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Executing;

/// <summary>
/// Runs notebooks in processes of their own: cells share a process's current folder, its console and what is registered
/// for display. The learner's progress is neither read nor written.
/// </summary>
/// <param name="folder">The current folder; notebooks are named as seen from it.</param>
internal sealed class NotebookProcess(string folder)
{
    /// <summary>Runs one notebook. Does not throw for what its cells do.</summary>
    /// <param name="document">The notebook; its file is left as it is.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellationToken">Ends the process.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<Execution> RunAsync(NotebookDocument document, Action<NotebookProgress> progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var scratch = Directory.CreateTempSubdirectory("fundamentals-execute-");
        try
        {
            var result = Path.Combine(scratch.FullName, "result.ipynb");
            var (code, error) = await RunAsync(document.Path, result, progress, cancellationToken);
            var failure = code == ExitCodes.Success ? null : error.Length > 0 ? error : $"{DisplayPath.Of(document.Path, folder)}: the process that ran it ended with exit code {code}.";
            var executed = failure is null ? NotebookDocument.Parse(await File.ReadAllTextAsync(result, cancellationToken), document.Path) : null;
            return new Execution(DisplayPath.Of(document.Path, folder), document, executed, failure, Stopwatch.GetElapsedTime(started));
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task<(int Code, string Error)> RunAsync(string notebook, string result, Action<NotebookProgress> progress, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(NotebookProcess).Assembly.Location, ExecuteCommand.Name, notebook, result])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[ProgressFile.FolderVariable] = Path.GetDirectoryName(result);
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (ProgressLine.Read(line) is { } step)
                    progress(step);
            }

            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, (await error).Trim());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
