using System.Globalization;
using Fundamentals.Notebooks.Documents;
using Spectre.Console;

namespace Fundamentals.Cli.Running;

/// <summary>Chooses how to report.</summary>
internal static class RunReports
{
    /// <summary>Gives bars where a terminal shows them, and plain lines elsewhere.</summary>
    /// <param name="output">Standard output, taken before a cell could take its place.</param>
    public static IRunReport For(TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return console.Profile.Out.IsTerminal ? new TerminalRunReport(console) : new PlainRunReport(output);
    }
}

/// <summary>One line for each notebook: for log files and pipes.</summary>
internal sealed class PlainRunReport(TextWriter output) : IRunReport
{
    public Task DuringAsync(IReadOnlyList<string> notebooks, Func<Task> work) => work();

    public void Progress(string notebook, NotebookProgress progress)
    {
    }

    public void Finished(string notebook, bool succeeded, TimeSpan duration, string note) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{(succeeded ? "ok    " : "failed")}  {notebook}  {duration.TotalSeconds:0.0} s  {note}"));
}

/// <summary>A bar for each notebook that grows with every cell: for terminals.</summary>
internal sealed class TerminalRunReport(IAnsiConsole console) : IRunReport
{
    private readonly Dictionary<string, ProgressTask> _bars = new(StringComparer.Ordinal);

    public Task DuringAsync(IReadOnlyList<string> notebooks, Func<Task> work) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new SpinnerColumn())
        .StartAsync(async context =>
        {
            foreach (var notebook in notebooks)
                _bars.Add(notebook, context.AddTask(Markup.Escape(notebook), autoStart: false));
            await work();
        });

    public void Progress(string notebook, NotebookProgress progress)
    {
        var bar = _bars[notebook];
        if (!bar.IsStarted)
            bar.StartTask();

        // Something is still to be done when the last cell has run, so the bar has one step more than there are cells.
        bar.MaxValue = progress.CellCount + 1;
        bar.Value = progress.CellsDone;
    }

    public void Finished(string notebook, bool succeeded, TimeSpan duration, string note)
    {
        var bar = _bars[notebook];
        if (succeeded)
            bar.Value = bar.MaxValue;
        else
            bar.Description = $"[red]{Markup.Escape(notebook)} failed[/]";
        bar.StopTask();
    }
}
