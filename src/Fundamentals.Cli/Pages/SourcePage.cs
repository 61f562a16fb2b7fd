using System.Globalization;
using System.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>A source file as a page, with a number and an anchor at each line.</summary>
internal static class SourcePage
{
    /// <summary>Renders a source file.</summary>
    /// <param name="plan">The book.</param>
    /// <param name="file">The page's path within the book.</param>
    /// <param name="sourcePath">The source file's full path.</param>
    /// <param name="highlighter">Colours the code.</param>
    public static async Task<string> RenderAsync(BookPlan plan, string file, string sourcePath, CodeHighlighter highlighter)
    {
        var text = (await File.ReadAllTextAsync(sourcePath)).ReplaceLineEndings("\n").TrimEnd('\n');
        var html = await highlighter.HighlightFileAsync(text, sourcePath);
        var name = plan.NameOf(sourcePath);
        var body = $"""
            <main id="main" class="source">
            {new PageNavigation(plan).RenderBack(file)}
            <h1>{Html.Escape(name)}</h1>
            <div class="code numbered"><pre><code>{Numbered(html)}</code></pre></div>
            </main>
            """;
        return PageFrame.Wrap(plan, file, name, body);
    }

    // A comment or string may run over several lines: its span is closed at each line's end and opened again.
    internal static string Numbered(string html)
    {
        var lines = html.Split('\n');
        var page = new StringBuilder(html.Length * 2);
        string? open = null;
        for (var i = 0; i < lines.Length; i++)
        {
            page.Append(CultureInfo.InvariantCulture, $"<span class=\"line\" id=\"L{i + 1}\">{open}{lines[i]}");
            open = OpenSpan(lines[i], open);
            page.Append(open is null ? "</span>\n" : "</span></span>\n");
        }

        return page.ToString();
    }

    private static string? OpenSpan(string line, string? open)
    {
        var start = line.LastIndexOf("<span", StringComparison.Ordinal);
        var end = line.LastIndexOf("</span>", StringComparison.Ordinal);
        if (start > end)
            return line[start..(line.IndexOf('>', start) + 1)];
        return end >= 0 ? null : open;
    }
}
