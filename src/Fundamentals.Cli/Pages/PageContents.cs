using System.Globalization;
using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>The list of the sections of a page.</summary>
internal static class PageContents
{
    /// <summary>Renders the list; empty where a page has fewer than two sections.</summary>
    public static string Render(IReadOnlyList<PageHeading> headings)
    {
        var sections = headings.Where(heading => heading.Level is 2 or 3).ToArray();
        if (sections.Length < 2)
            return string.Empty;
        var items = new StringBuilder();
        foreach (var section in sections)
        {
            items.Append(
                CultureInfo.InvariantCulture,
                $"<li class=\"level-{section.Level}\"><a href=\"#{Html.Escape(section.Slug)}\">{Html.Escape(section.Text)}</a></li>\n");
        }

        return $"""
            <nav class="contents" aria-label="On this page">
            <details open><summary>On this page</summary>
            <ol>
            {items}</ol>
            </details>
            </nav>
            """;
    }
}
