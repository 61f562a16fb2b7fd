using System.Text.Json;
using Fundamentals.Charts;

namespace Fundamentals.Cli.Pages;

/// <summary>What every page of the book has around its content.</summary>
internal static class PageFrame
{
    /// <summary>The name of the book.</summary>
    public const string BookTitle = "Distributed Systems Fundamentals";

    private const string Icon = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Ccircle cx='16' cy='16' r='11' fill='none' stroke='%230f766e' stroke-width='3'/%3E%3Ccircle cx='16' cy='5' r='4' fill='%230f766e'/%3E%3Ccircle cx='6' cy='22' r='4' fill='%23c2410c'/%3E%3Ccircle cx='26' cy='22' r='4' fill='%231d4ed8'/%3E%3C/svg%3E";

    // Before anything is painted, so that a page opened in the dark does not flash; some browsers keep nothing for files.
    private const string KeptTheme = "try { document.documentElement.dataset.theme = localStorage.getItem(\"theme\") ?? \"\"; } catch { }";

    /// <summary>Puts a page together.</summary>
    /// <param name="plan">The book.</param>
    /// <param name="file">The page's path within the book.</param>
    /// <param name="title">The page's title as plain text.</param>
    /// <param name="body">The content of the page, between the bar on top and the end.</param>
    /// <param name="withCharts">Whether the page draws charts.</param>
    public static string Wrap(BookPlan plan, string file, string title, string body, bool withCharts = false)
    {
        var root = plan.Address(file, BookPlan.IndexFile)[..^BookPlan.IndexFile.Length];
        var fullTitle = title == BookTitle ? title : $"{title} · {BookTitle}";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Html.Escape(fullTitle)}</title>
            <link rel="icon" href="{Icon}">
            <script>{KeptTheme}</script>
            <link rel="stylesheet" href="{root}assets/book.css">
            <script defer src="{root}assets/book.js"></script>{(withCharts ? Charts(root) : string.Empty)}
            </head>
            <body>
            <a class="skip" href="#main">Skip to the text</a>
            <header class="bar">
            <a class="home" href="{root}{BookPlan.IndexFile}">{BookTitle}</a>
            {new PageNavigation(plan).RenderShort(file)}</header>
            {body}
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string Charts(string root)
    {
        var dark = JsonSerializer.Serialize(new Dictionary<string, string>(DarkPalette.Counterparts, StringComparer.Ordinal));
        return $"""

            <script type="application/json" id="dark-colors">{dark}</script>
            <script defer src="{root}assets/plotly.min.js"></script>
            <script defer src="{root}assets/charts.js"></script>
            """;
    }
}
