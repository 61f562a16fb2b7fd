using System.Globalization;
using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>The table of contents.</summary>
/// <param name="plan">The book.</param>
/// <param name="summaries">What to say about each page.</param>
/// <param name="failed">The pages whose notebook stopped at an error.</param>
internal sealed class IndexPage(BookPlan plan, IReadOnlyDictionary<PlannedPage, ChapterSummary> summaries, IReadOnlySet<PlannedPage> failed)
{
    public string Render()
    {
        var entries = string.Concat(plan.Pages.Where(IsListed).Select(Entry));
        var body = $"""
            <main id="main" class="index">
            <header class="cover">
            <h1>{PageFrame.BookTitle}</h1>
            <p>Break a distributed system on purpose, see in a picture what went wrong, and learn what keeps it from happening to yours. Every chapter is a C# notebook; these pages show what it printed and drew when it last ran on this machine.</p>
            </header>
            <h2 class="quiet">Chapters</h2>
            <ol class="chapters">
            {entries}</ol>
            </main>
            """;
        return PageFrame.Wrap(plan, BookPlan.IndexFile, PageFrame.BookTitle, body);
    }

    // Solutions are reached from their chapters, so that nobody meets them by chance; one without a chapter is listed.
    private bool IsListed(PlannedPage page) => page.Role == PageRole.Chapter || plan.Counterpart(page) is null;

    private string Entry(PlannedPage page)
    {
        var summary = summaries[page];
        var notes = new StringBuilder();
        if (int.TryParse(Path.GetFileName(page.Notebook).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            notes.Append(CultureInfo.InvariantCulture, $"Chapter {number} · ");
        notes.Append(CultureInfo.InvariantCulture, $"{summary.Minutes} {(summary.Minutes == 1 ? "minute" : "minutes")} to read");
        if (plan.Counterpart(page) is { } solution)
            notes.Append(CultureInfo.InvariantCulture, $" · <a href=\"{plan.Address(BookPlan.IndexFile, solution.File)}\">solutions</a>");
        if (failed.Contains(page))
            notes.Append(" · <strong class=\"failed\">stopped at an error</strong>");
        return $"""
            <li>
            <h3><a href="{plan.Address(BookPlan.IndexFile, page.File)}">{Html.Escape(page.Title)}</a></h3>
            <p>{Html.Escape(summary.Lead)}</p>
            <p class="notes">{notes}</p>
            </li>

            """;
    }
}
