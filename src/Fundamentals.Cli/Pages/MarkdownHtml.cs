using System.Globalization;
using System.Text;
using Fundamentals.Notebooks.Documents;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fundamentals.Cli.Pages;

/// <summary>The Markdown of one page as HTML, with anchors at headings and links that lead to pages.</summary>
/// <param name="links">Where links lead.</param>
/// <param name="code">Colours the C# of fenced blocks; the key is the block's text.</param>
internal sealed class MarkdownHtml(LinkResolver links, IReadOnlyDictionary<string, string> code)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseTaskLists().UseAutoLinks().UseFootnotes().UseDefinitionLists().UseAlertBlocks()
        .Build();

    private const int LowestSection = 3;

    private readonly HashSet<string> _slugs = new(StringComparer.Ordinal);

    /// <summary>Gets the headings met so far, for the list of what is on the page.</summary>
    public List<PageHeading> Headings { get; } = [];

    /// <summary>Reads Markdown without rendering it.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Gets the C# of the fenced blocks in a text.</summary>
    public static IEnumerable<string> CodeBlocks(string markdown) =>
        Parse(markdown).Descendants<FencedCodeBlock>().Where(IsCSharp).Select(block => block.Lines.ToString());

    /// <summary>Renders a text.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="cell">The cell, for the pictures attached to it; null for the text of an output.</param>
    public string Render(string markdown, Cell? cell = null) => string.Concat(RenderParts(markdown, cell).Select(part => part.Html));

    /// <summary>Renders the text of a cell, cut before each heading of a section.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="cell">The cell, for the pictures attached to it; null for the text of an output.</param>
    public IEnumerable<MarkdownPart> RenderParts(string markdown, Cell? cell = null)
    {
        var document = Parse(markdown);
        foreach (var heading in document.Descendants<HeadingBlock>())
            AddAnchor(heading);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Resolve(link, cell);
        Prompts.Mark(document);
        NoBreaks.Apply(document);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable());
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new ColouredCode(code));
        HeadingBlock? section = null;
        foreach (var block in document)
        {
            if (block is HeadingBlock { Level: <= LowestSection } next)
            {
                if (writer.GetStringBuilder().Length > 0)
                    yield return Part();
                section = next;
            }

            renderer.Write(block);
        }

        yield return Part();

        MarkdownPart Part()
        {
            // What stands over a column of names is no heading of it.
            var html = writer.ToString().Replace("<th></th>", "<td></td>");
            writer.GetStringBuilder().Clear();
            return new MarkdownPart(html, section?.GetAttributes().Id, section is not null && ExerciseHeading.Is(section));
        }
    }

    /// <summary>Gets the text of an inline without its markup.</summary>
    public static string PlainText(ContainerInline? inline)
    {
        var text = new StringBuilder();
        foreach (var leaf in inline?.Descendants() ?? [])
        {
            _ = leaf switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline codeInline => text.Append(codeInline.Content),
                LineBreakInline => text.Append(' '),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                _ => text,
            };
        }

        return text.ToString();
    }

    private static bool IsCSharp(FencedCodeBlock block) => block.Info is "csharp" or "cs" or "c#" or "C#";

    private void AddAnchor(HeadingBlock heading)
    {
        var text = PlainText(heading.Inline);
        var slug = Slug(text);
        heading.GetAttributes().Id = slug;
        Headings.Add(new PageHeading(heading.Level, text, slug));
        heading.Inline?.AppendChild(new HtmlInline(
            $" <a class=\"anchor\" href=\"#{Html.Escape(slug)}\" aria-label=\"Link to this section: {Html.Escape(text)}\">#</a>"));
    }

    // As on GitHub: lower case, spaces to hyphens, punctuation left out, and a number after what was there before.
    private string Slug(string text)
    {
        var kept = string.Concat(text.Trim().ToLowerInvariant().Select(c => c == ' ' ? '-' : c).Where(c => char.IsLetterOrDigit(c) || c is '-' or '_'));
        var name = kept.Length == 0 ? "section" : kept;
        var slug = name;
        for (var i = 1; !_slugs.Add(slug); i++)
            slug = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
        return slug;
    }

    // What is no page of the book leaves its text.
    private void Resolve(LinkInline link, Cell? cell)
    {
        var url = link.Url ?? string.Empty;
        if (link.IsImage)
            link.Url = Image(url, cell);
        else if (links.Resolve(url) is { } address)
            link.Url = address;
        else
            link.ReplaceBy(new ContainerInline());
    }

    private string Image(string url, Cell? cell)
    {
        const string Attachment = "attachment:";
        if (!url.StartsWith(Attachment, StringComparison.Ordinal))
            return links.ResolveImage(url);
        var forms = cell?.Attachment(Uri.UnescapeDataString(url[Attachment.Length..]));
        return forms?.Data.FirstOrDefault() is { Key: { } type, Value: { } content }
            ? $"data:{type};base64,{content.GetValue<string>().ReplaceLineEndings(string.Empty)}"
            : url;
    }

    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
            base.Write(renderer, table);
            renderer.Write("</div>\n");
        }
    }

    private sealed class ColouredCode(IReadOnlyDictionary<string, string> code) : CodeBlockRenderer
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            if (block is FencedCodeBlock fenced && IsCSharp(fenced) && code.TryGetValue(fenced.Lines.ToString(), out var html))
                renderer.Write($"<div class=\"code\"><pre><code>{html}</code></pre></div>\n");
            else
                base.Write(renderer, block);
        }
    }
}

/// <summary>A part of a text that begins with the heading of a section, or at its start.</summary>
/// <param name="Html">The part, its heading included.</param>
/// <param name="Slug">The heading's anchor, or null where it begins with none.</param>
/// <param name="IsExercise">Whether it is the section of an exercise.</param>
internal sealed record MarkdownPart(string Html, string? Slug, bool IsExercise);

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text without markup.</param>
/// <param name="Slug">Its anchor.</param>
internal sealed record PageHeading(int Level, string Text, string Slug);
