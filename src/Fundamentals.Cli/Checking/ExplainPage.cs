using System.Text;
using Fundamentals.Charts;
using Fundamentals.Charts.Histories;
using Fundamentals.Checkers;
using Fundamentals.Cli.Pages;
using Fundamentals.Histories;

namespace Fundamentals.Cli.Checking;

/// <summary>A page with a timeline for each file, which needs no other file and no network.</summary>
internal static class ExplainPage
{
    public static string Of(IReadOnlyList<CheckedFile> files, Func<History, CheckLimits, Verdict> check)
    {
        var page = new StringBuilder();
        page.Append($$"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Checked histories</title>
            <style>body { font-family: system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: {{Palette.Ink}}; background: {{Palette.Paper}} } li { font-family: ui-monospace, monospace; font-size: .9rem; overflow-wrap: anywhere }</style>
            <script>{{PlotlyJs.Source}}</script>
            </head>
            <body>
            <h1>Checked histories</h1>

            """);
        foreach (var file in files)
            page.Append(Section(file, check));
        return page.Append("</body>\n</html>\n").ToString().ReplaceLineEndings("\n");
    }

    private static string Section(CheckedFile file, Func<History, CheckLimits, Verdict> check)
    {
        var verdict = file.Verdict is Violated { Blocked: not null } searched ? SmallestEvidence.Of(file.History, searched, check) : file.Verdict;
        var evidence = verdict is Violated violated
            ? $"\n<p>The operations that contradict each other:</p>\n<ul>{string.Join("\n", violated.Evidence.Select(operation => $"<li>{Html.Escape(operation.ToString())}{(operation.Line > 0 ? $" (line {operation.Line})" : string.Empty)}</li>"))}</ul>"
            : string.Empty;
        return $"""
            <h2>{Html.Escape(file.File)}</h2>
            <p>{Html.Escape(file.ToString())}</p>
            {OperationTimeline.Of(file.History, verdict).Html}{evidence}

            """;
    }
}
