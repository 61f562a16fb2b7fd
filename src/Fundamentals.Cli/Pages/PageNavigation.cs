using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>The way on from the end of a page: the chapters before and after it, its solutions.</summary>
/// <param name="plan">The book.</param>
internal sealed class PageNavigation(BookPlan plan)
{
    public string Render(PlannedPage page)
    {
        var links = new StringBuilder();
        if (page.Role == PageRole.Chapter)
        {
            var chapters = plan.Chapters;
            var at = chapters.IndexOf(page);
            if (at > 0)
                links.Append(Link(page, chapters[at - 1], "previous", "Previous chapter"));
            if (at + 1 < chapters.Length)
                links.Append(Link(page, chapters[at + 1], "next", "Next chapter"));
            if (plan.Counterpart(page) is { } solution)
                links.Append(Link(page, solution, "other", "Solutions"));
        }
        else if (plan.Counterpart(page) is { } chapter)
        {
            links.Append(Link(page, chapter, "previous", "Back to the chapter"));
        }

        return $"""
            <nav class="pager" aria-label="Other pages">
            {links}<a class="other" href="{plan.Address(page.File, BookPlan.IndexFile)}"><span>Contents</span>All chapters</a>
            </nav>
            """;
    }

    private string Link(PlannedPage from, PlannedPage to, string kind, string label) =>
        $"<a class=\"{kind}\" href=\"{plan.Address(from.File, to.File)}\"><span>{label}</span>{Html.Escape(to.Title)}</a>\n";
}
