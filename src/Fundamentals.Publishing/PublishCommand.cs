using System.CommandLine;
using Fundamentals.Cli.Commands;
using Fundamentals.Cli.Running;
using Fundamentals.Publishing.Pictures;

namespace Fundamentals.Publishing;

/// <summary>What the program can be asked for.</summary>
internal static class PublishCommand
{
    public static RootCommand Create()
    {
        var notebooks = NotebookArgument.Create("Notebooks to execute");
        var chromium = new Option<string?>("--chromium")
        {
            Description = $"The Chromium or Chrome to draw with. Default: the one that the variable {ChromiumProgram.Variable} names, else the first on the PATH.",
            HelpName = "FILE",
        };
        var root = new RootCommand("""
            Executes notebooks from top to bottom and writes them back with their outputs, each figure with a picture in the place of its HTML, so that GitHub shows it.

            What has not changed stays as it is: the picture of a figure that is the same, and what a cell tagged "measures" showed (clear its output to measure anew).
            Exit codes: 0 all notebooks were executed, 1 a cell failed or a picture is too large (that notebook stays as it was), 2 bad input, 130 stopped with Ctrl-C.
            """);
        root.Add(notebooks);
        root.Add(chromium);
        root.SetAction(async (arguments, cancellationToken) =>
        {
            await using var artist = new Artist(arguments.GetValue(chromium));
            return await new PublishRun(Environment.CurrentDirectory, artist, RunReports.For(Console.Out), Console.Out, Console.Error)
                .RunAsync(arguments.GetValue(notebooks) ?? [], cancellationToken);
        });
        return root;
    }
}
