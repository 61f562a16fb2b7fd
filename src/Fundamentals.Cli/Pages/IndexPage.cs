using System.Globalization;
using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>The table of contents.</summary>
/// <param name="plan">The book.</param>
/// <param name="summaries">What to say about each page.</param>
/// <param name="failed">The pages whose notebook stopped at an error.</param>
internal sealed class IndexPage(BookPlan plan, IReadOnlyDictionary<PlannedPage, ChapterSummary> summaries, IReadOnlySet<PlannedPage> failed)
{
    private const int LongestLead = 240;

    public string Render()
    {
        var entries = string.Concat(plan.Pages.Where(IsListed).Select(Entry));
        var body = $"""
            <main id="main" class="index">
            <header class="cover">
            <h1>{PageFrame.BookTitle}</h1>
            <p>Break a distributed system on purpose, see in a picture what went wrong, and learn what keeps it from happening to yours. Every chapter is a C# notebook; these pages show what it prints and draws.</p>
            {BookAssets.ReadText("cover.svg")}</header>
            <h2>Chapters</h2>
            <ol class="chapters">
            {entries}</ol>
            </main>
            """;
        return PageFrame.Wrap(plan, BookPlan.IndexFile, PageFrame.BookTitle, body);
    }

    /// <summary>Shortens a paragraph to the whole sentences that fit, at least one.</summary>
    internal static string Shortened(string text)
    {
        var end = text.Length;
        while (end > LongestLead && text.LastIndexOf(". ", end - 2, StringComparison.Ordinal) is var stop and > 0)
            end = stop + 1;
        return text[..end];
    }

    /// <summary>Says how long a chapter takes, and how many exercises it has.</summary>
    internal static string Times(ChapterSummary summary)
    {
        var exercises = Count(summary.Exercises, "exercise");
        if (summary.Stated is { } stated)
            return stated.Exercises is { } minutes ? $"{stated.Reading} min + {minutes} min for {exercises}" : $"{stated.Reading} min";
        var reading = $"{Count(summary.Minutes, "minute")} to read";
        return summary.Exercises > 0 ? $"{reading} · {exercises}" : reading;
    }

    // Solutions are reached from their chapters, so that nobody meets them by chance; one without a chapter is listed.
    private bool IsListed(PlannedPage page) => page.Role == PageRole.Chapter || plan.Counterpart(page) is null;

    private string Entry(PlannedPage page)
    {
        var summary = summaries[page];
        var notes = new StringBuilder();
        notes.Append(Times(summary));
        if (plan.Counterpart(page) is { } solution)
            notes.Append(CultureInfo.InvariantCulture, $" · <a href=\"{plan.Address(BookPlan.IndexFile, solution.File)}\" aria-label=\"Solutions: {Html.Escape(page.Title)}\">solutions</a>");
        if (failed.Contains(page))
            notes.Append(" · <strong class=\"failed\">stopped at an error</strong>");
        return $"""
            <li>
            <span class="number">{page.Number}</span>
            <h3><a href="{plan.Address(BookPlan.IndexFile, page.File)}">{Html.Escape(page.Title)}</a></h3>
            <p>{Html.Escape(Shortened(summary.Lead))}</p>
            <p class="notes">{notes}</p>
            </li>

            """;
    }

    private static string Count(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
}
