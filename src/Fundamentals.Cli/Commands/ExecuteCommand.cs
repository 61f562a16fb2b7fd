using System.CommandLine;
using System.Text.Json;
using Fundamentals.Cli.Executing;
using Fundamentals.Cli.Running;
using Fundamentals.Exercises;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>execute</c>, which other verbs start as a process: it runs the notebooks that it is told on standard input.</summary>
internal static class ExecuteCommand
{
    public const string Name = "execute";

    public static Command Create()
    {
        var command = new DescribedCommand(Name, "Runs the notebooks that standard input names, for the other verbs.") { Hidden = true, Examples = [Name] };
        command.SetAction((_, cancellationToken) => ExecuteAsync(cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        // Taken before the first cell runs, since a cell may print, and its session changes the current folder.
        var (folder, input, output) = (Environment.CurrentDirectory, Console.In, Console.Out);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var order = JsonSerializer.Deserialize<WorkerOrder>(line)!;
            Environment.SetEnvironmentVariable(ProgressFile.FolderVariable, Path.GetDirectoryName(order.Result));
            var options = new NotebookRunOptions { Progress = progress => output.WriteLine(ProgressLine.Of(progress)) };
            var run = await NotebookRunner.RunAsync(NotebookDocument.Load(order.Notebook), options, cancellationToken);
            run.Document.Save(order.Result);
            var failure = run.Failure?.Describe(DisplayPath.Of(order.Notebook, folder));
            await output.WriteLineAsync(WorkerOrder.EndMark + JsonSerializer.Serialize(failure));
        }

        return ExitCodes.Success;
    }
}
