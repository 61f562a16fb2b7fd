namespace Fundamentals.Cli.Pages;

/// <summary>A document in Markdown, to which chapters link, as a page.</summary>
internal static class DocumentPage
{
    /// <summary>What the names of documents end in.</summary>
    public const string Extension = ".md";

    /// <summary>Says whether a file is a document.</summary>
    public static bool IsOf(string path) => Path.GetExtension(path) == Extension;

    /// <summary>Renders a document.</summary>
    /// <param name="plan">The book.</param>
    /// <param name="file">The page's path within the book.</param>
    /// <param name="path">The document's full path.</param>
    /// <param name="highlighter">Colours its code.</param>
    public static async Task<RenderedPage> RenderAsync(BookPlan plan, string file, string path, CodeHighlighter highlighter)
    {
        var text = await File.ReadAllTextAsync(path);
        var links = new LinkResolver(plan, file, path);
        var markdown = new MarkdownHtml(links, await HighlightAsync(text, path, highlighter));
        var html = markdown.Render(text);
        var title = markdown.Headings is [{ Text: { Length: > 0 } first }, ..] ? first : plan.NameOf(path);
        var body = $"""
            <div class="layout">
            {PageContents.Render(markdown.Headings)}
            <main id="main">
            {new PageNavigation(plan).RenderBack(file)}
            <article>
            <div class="prose">
            {html}</div>
            </article>
            </main>
            </div>
            """;
        return new RenderedPage(PageFrame.Wrap(plan, file, title, body), links.Sources, [.. links.Broken.Distinct(StringComparer.Ordinal)]);
    }

    private static async Task<Dictionary<string, string>> HighlightAsync(string text, string path, CodeHighlighter highlighter)
    {
        string[] blocks = [.. MarkdownHtml.CodeBlocks(text).Distinct(StringComparer.Ordinal)];
        var coloured = await highlighter.HighlightAllAsync(blocks, prelude: string.Empty, Path.GetDirectoryName(path)!);
        return blocks.Zip(coloured).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }
}
