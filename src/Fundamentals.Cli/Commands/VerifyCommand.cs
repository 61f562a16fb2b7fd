using System.CommandLine;
using Fundamentals.Cli.Running;
using Fundamentals.Cli.Verifying;

namespace Fundamentals.Cli.Commands;

/// <summary>The verb <c>verify</c>.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var notebooks = NotebookArgument.Create("Notebooks to verify");
        var keep = new Option<string?>("--keep")
        {
            Description = "Also write each notebook with the outputs of this run into a folder, by its path below the notebooks.",
            HelpName = "DIR",
        };
        var command = new DescribedCommand("verify", "Runs notebooks again and compares every output with the one in the file.")
        {
            Details = $"""
                Texts and figures must be the same; a picture must have been drawn from its figure. A cell tagged "{OutputComparison.MeasuresTag}" shows what it
                measures of the machine; its outputs must be the same but for the numbers. The notebooks are left as they are.
                Exit codes: 0 all are the same, 1 something differs or a cell fails, 2 bad input.
                """,
            Examples = ["verify", "verify notebooks/10-partitioning.ipynb"],
        };
        command.Add(notebooks);
        command.Add(keep);
        command.SetAction((arguments, cancellationToken) =>
            new VerifyRun(Environment.CurrentDirectory, RunReports.For(Console.Out), Console.Out, Console.Error) { KeepIn = arguments.GetValue(keep) }
                .RunAsync(arguments.GetValue(notebooks) ?? [], cancellationToken));
        return command;
    }
}
