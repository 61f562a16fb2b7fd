using System.CommandLine;
using Fundamentals.Cli.Running;
using Spectre.Console;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>run</c>.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var notebooks = new Argument<string[]>("NOTEBOOK")
        {
            Description = "Notebooks to run. Default: every notebook of the repository that the current folder is in, solutions included.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        notebooks.Validators.Add(result =>
        {
            // Taken for a notebook otherwise; one that is really called so can be named as ./--name.
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized option '{token.Value}'.");
        });
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The folder to write the pages to. Default: the folder 'book' of the repository.",
            HelpName = "DIR",
        };
        var command = new DescribedCommand("run", "Runs notebooks and writes them as web pages with interactive charts.")
        {
            Details = "Each notebook runs from top to bottom in a session of its own and is left as it is. At a cell that fails, the notebook stops; its page shows what was put out up to there, and the exit code is 1.",
            Examples = ["run", "run notebooks/10-partitioning.ipynb --output /tmp/pages"],
        };
        command.Add(notebooks);
        command.Add(output);
        command.SetAction((arguments, cancellationToken) => RunAsync(arguments.GetValue(notebooks) ?? [], arguments.GetValue(output), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(string[] notebooks, string? output, CancellationToken cancellationToken)
    {
        // Taken before the first cell runs, since a cell may print, and its session changes the current folder.
        var (folder, stdout, stderr) = (Environment.CurrentDirectory, Console.Out, Console.Error);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(stdout) });
        IRunReport report = console.Profile.Out.IsTerminal ? new TerminalRunReport(console) : new PlainRunReport(stdout);
        return new BookRun(folder, report, stdout, stderr).RunAsync(notebooks, output, cancellationToken);
    }
}
