using System.CommandLine;
using Fundamentals.Cli.Executing;
using Fundamentals.Cli.Running;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>execute</c>, which other verbs start as a process of its own for each notebook.</summary>
internal static class ExecuteCommand
{
    public const string Name = "execute";

    public static Command Create()
    {
        var notebook = new Argument<string>("NOTEBOOK") { Description = "The notebook." };
        var result = new Argument<string>("RESULT") { Description = "The file to write it to, with the outputs of this run." };
        var command = new DescribedCommand(Name, "Runs one notebook and writes it with its outputs to another file.") { Hidden = true, Examples = ["execute a.ipynb b.ipynb"] };
        command.Add(notebook);
        command.Add(result);
        command.SetAction((arguments, cancellationToken) => ExecuteAsync(arguments.GetValue(notebook)!, arguments.GetValue(result)!, cancellationToken));
        return command;
    }

    private static async Task<int> ExecuteAsync(string notebook, string result, CancellationToken cancellationToken)
    {
        // Taken before the first cell runs, since a cell may print, and its session changes the current folder.
        var (folder, output, error) = (Environment.CurrentDirectory, Console.Out, Console.Error);
        var target = Path.GetFullPath(result);
        var document = NotebookSelection.Read([notebook], folder).Documents.Single();
        var options = new NotebookRunOptions { Progress = progress => output.WriteLine(ProgressLine.Of(progress)) };
        var run = await NotebookRunner.RunAsync(document, options, cancellationToken);
        run.Document.Save(target);
        if (run.Failure is not { } failure)
            return ExitCodes.Success;
        await error.WriteLineAsync(failure.Describe(DisplayPath.Of(document.Path, folder)));
        return ExitCodes.CellFailed;
    }
}
