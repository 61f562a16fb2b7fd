using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fundamentals.Cli.Commands;
using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;
using Fundamentals.Exercises;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Executing;

/// <summary>
/// Runs notebooks one after the other in a process of its own, each in a session of its own: cells share a process's
/// current folder, its console and what is registered for display, so that only processes can run at the same time. The
/// compiler starts once for all. The learner's progress is neither read nor written. For one caller at a time.
/// </summary>
/// <param name="folder">The current folder; notebooks are named as seen from it.</param>
internal sealed class NotebookWorker(string folder) : IAsyncDisposable
{
    // Several notebooks share the processors, and what they show must not depend on how busy these are.
    private const string PatienceSeconds = "600";

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("fundamentals-execute-");
    private Process? _process;
    private Task<string> _errors = Task.FromResult("");
    private int _count;

    /// <summary>Runs one notebook. Does not throw for what its cells do; where they end the process, the next notebook gets another.</summary>
    /// <param name="document">The notebook; its file is left as it is.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="cancellationToken">Gives up; the worker is then of no more use.</param>
    /// <exception cref="OperationCanceledException">It was given up.</exception>
    public async Task<Execution> RunAsync(NotebookDocument document, Action<NotebookProgress> progress, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var name = DisplayPath.Of(document.Path, folder);
        // In a folder of its own, where its exercises find no progress yet.
        var result = Path.Combine(_scratch.CreateSubdirectory((++_count).ToString(CultureInfo.InvariantCulture)).FullName, "result.ipynb");
        if (_process is null or { HasExited: true })
            Start();
        await _process!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new WorkerOrder(document.Path, result)));
        await _process.StandardInput.FlushAsync(cancellationToken);
        var failure = await FailureAsync(name, progress, cancellationToken);
        var executed = failure is null ? NotebookDocument.Parse(await File.ReadAllTextAsync(result, cancellationToken), document.Path) : null;
        return new Execution(name, document, executed, failure, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Ends the process, whatever it does, and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _scratch.Delete(recursive: true);
    }

    // Reads what the process says until the notebook has ended; null if all is well.
    private async Task<string?> FailureAsync(string name, Action<NotebookProgress> progress, CancellationToken cancellationToken)
    {
        while (await _process!.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (ProgressLine.Read(line) is { } step)
                progress(step);
            else if (line.StartsWith(WorkerOrder.EndMark, StringComparison.Ordinal))
                return JsonSerializer.Deserialize<string?>(line[WorkerOrder.EndMark.Length..]);
        }

        await _process.WaitForExitAsync(cancellationToken);
        var (code, error) = (_process.ExitCode, (await _errors).Trim());
        await EndAsync();
        return error.Length > 0 ? error : $"{name}: the process that ran it ended with exit code {code}.";
    }

    private void Start()
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(NotebookWorker).Assembly.Location, ExecuteCommand.Name])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[CheckOptions.TimeLimitVariable] = PatienceSeconds;
        _process?.Dispose();
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync(CancellationToken.None);
    }

    private async Task EndAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }
}

/// <summary>What a worker's process is told in one line.</summary>
/// <param name="Notebook">The full path of the notebook to run.</param>
/// <param name="Result">The full path of the file to write it to, with its outputs.</param>
internal sealed record WorkerOrder(string Notebook, string Result)
{
    /// <summary>How the line begins in which the process says that the notebook has ended; why it failed follows as JSON, or null.</summary>
    public const string EndMark = "ended: ";
}
