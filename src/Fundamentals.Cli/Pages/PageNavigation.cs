using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>The ways on from a page: the chapters before and after it, its solutions.</summary>
/// <param name="plan">The book.</param>
internal sealed class PageNavigation(BookPlan plan)
{
    /// <summary>Renders them with their titles, for the end of a page. Those before and after are the ones the arrow keys take.</summary>
    public string Render(PlannedPage page)
    {
        var (before, after) = Neighbours(page);
        var links = new StringBuilder();
        if (before is not null)
            links.Append(Link(page, before, "previous", before.Role == page.Role ? "Previous chapter" : "Back to the chapter"));
        if (after is not null)
            links.Append(Link(page, after, "next", "Next chapter"));
        if (page.Role == PageRole.Chapter && plan.Counterpart(page) is { } solution)
            links.Append(Link(page, solution, "other", "Solutions"));
        return $"""
            <nav class="pager" aria-label="Other pages">
            {links}<a class="other" href="{plan.Address(page.File, BookPlan.IndexFile)}"><span>Contents</span>All chapters</a>
            </nav>
            """;
    }

    /// <summary>Renders the pages before and after as two arrows, for the bar on top; nothing where there are none.</summary>
    /// <param name="file">The page's path within the book.</param>
    public string RenderShort(string file)
    {
        var (before, after) = plan.Pages.FirstOrDefault(page => page.File == file) is { } page ? Neighbours(page) : (null, null);
        if (before is null && after is null)
            return string.Empty;
        return $"""
            <nav class="steps" aria-label="Previous and next">
            {Arrow(file, before, "prev", "Previous", "←")}{Arrow(file, after, "next", "Next", "→")}</nav>

            """;
    }

    /// <summary>Renders the way back to the contents, for pages that are not in them.</summary>
    /// <param name="file">The page's path within the book.</param>
    public string RenderBack(string file) =>
        $"<nav class=\"back\" aria-label=\"Back\"><a href=\"{plan.Address(file, BookPlan.IndexFile)}\">All chapters</a></nav>";

    private (PlannedPage? Before, PlannedPage? After) Neighbours(PlannedPage page)
    {
        if (page.Role == PageRole.Solution)
            return (plan.Counterpart(page), null);
        var chapters = plan.Chapters;
        var at = chapters.IndexOf(page);
        return (at > 0 ? chapters[at - 1] : null, at + 1 < chapters.Length ? chapters[at + 1] : null);
    }

    private string Link(PlannedPage from, PlannedPage to, string kind, string label) =>
        $"<a class=\"{kind}\" href=\"{plan.Address(from.File, to.File)}\"><span>{label}</span>{Html.Escape(to.NumberedTitle)}</a>\n";

    private string Arrow(string file, PlannedPage? to, string rel, string word, string sign) => to is null
        ? string.Empty
        : $"<a rel=\"{rel}\" href=\"{plan.Address(file, to.File)}\" title=\"{word}: {Html.Escape(to.NumberedTitle)}\" aria-label=\"{word}: {Html.Escape(to.NumberedTitle)}\">{sign}</a>\n";
}
