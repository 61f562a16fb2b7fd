using System.CommandLine;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>run</c>.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = NotebookArgument.Create("Notebooks to run");
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The folder to write the pages to. Default: the folder 'book' of the repository.",
            HelpName = "DIR",
        };
        var noExecute = new Option<bool>("--no-execute")
        {
            Description = "Run nothing: write the pages from the outputs in the files, which 'verify' holds to be those of a run.",
        };
        var command = new DescribedCommand("run", "Runs notebooks and writes them as web pages with interactive charts.")
        {
            Details = "Each notebook runs from top to bottom in a session of its own and is left as it is. At a cell that fails, the notebook stops; its page shows what was put out up to there, and the exit code is 1.",
            Examples = ["run", "run notebooks/10-partitioning.ipynb --output /tmp/pages", "run --no-execute"],
        };
        command.Add(notebooks);
        command.Add(output);
        command.Add(noExecute);
        command.SetAction((arguments, cancellationToken) =>
        {
            // Taken before the first cell runs, since a cell may print, and its session changes the current folder.
            var (folder, stdout, stderr) = (Environment.CurrentDirectory, Console.Out, Console.Error);
            return new BookRun(folder, RunReports.For(stdout), stdout, stderr) { Executes = !arguments.GetValue(noExecute) }
                .RunAsync(arguments.GetValue(notebooks) ?? [], arguments.GetValue(output), cancellationToken);
        });
        return command;
    }
}
