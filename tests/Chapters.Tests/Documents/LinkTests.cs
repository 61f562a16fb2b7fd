using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Documents;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chapters.Tests.Documents;

/// <summary>Where the links of documents and notebooks lead.</summary>
public sealed partial class LinkTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();
    private static readonly string[] NotOurs = ["artifacts", "book", "bin", "obj", ".git", ".ipynb_checkpoints"];

    [Fact]
    public void Links_OfDocumentsAndNotebooks_LeadSomewhere()
    {
        var links = Documents().SelectMany(document => LinksOf(document).Select(link => (Document: document, Link: link))).ToList();

        Assert.True(links.Count > 100, $"Only {links.Count} relative links were found.");
        Assert.Empty(links.Where(link => !Leads(link.Document, link.Link)).Select(link => $"{Path.GetRelativePath(Book.Root, link.Document)}: {link.Link}"));
    }

    [Theory]
    [InlineData("README.md", true)]
    [InlineData("README.md#run-it", true)]
    [InlineData("README.md#walk-it", false)]
    [InlineData("notebooks/04-consistency-models.ipynb#7-four-stores-under-fire", true)]
    [InlineData("notebooks/04-consistency-models.ipynb#7-the-gap", false)]
    [InlineData("src/Fundamentals.Charts/ChartFormatter.cs#L10", true)]
    [InlineData("src/Fundamentals.Charts/ChartFormatter.cs#L1000", false)]
    [InlineData("src/fundamentals", false)]
    [InlineData("nowhere.md", false)]
    public void Leads_ALink_KnowsFilesHeadingsAndLines(string link, bool leads) => Assert.Equal(leads, Leads(Path.Combine(Book.Root, "x.md"), link));

    private static IEnumerable<string> Documents() => Directory.EnumerateFiles(Book.Root, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is ".md" or ".ipynb")
        .Where(path => !Path.GetRelativePath(Book.Root, path).Split(Path.DirectorySeparatorChar).Any(NotOurs.Contains))
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> LinksOf(string document) => TextsOf(document)
        .SelectMany(text => Markdown.Parse(text, Pipeline).Descendants<LinkInline>())
        .Select(link => link.Url ?? "")
        .Where(link => !Uri.TryCreate(link, UriKind.Absolute, out _) && !link.StartsWith("attachment:", StringComparison.Ordinal));

    private static IEnumerable<string> TextsOf(string document) => Path.GetExtension(document) == ".ipynb"
        ? NotebookDocument.Load(document).Cells.Where(cell => cell.Kind == CellKind.Markdown).Select(cell => cell.Source)
        : [File.ReadAllText(document)];

    private static bool Leads(string document, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? document : Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(document)!);
        if (!IsThere(target))
            return false;
        return parts.Length == 1 || (Path.GetExtension(target) is ".md" or ".ipynb" ? HeadingsOf(target).Contains(parts[1]) : HasLine(target, parts[1]));
    }

    // As on systems that tell capitals from small letters, wherever this runs.
    private static bool IsThere(string target) => Path.TrimEndingDirectorySeparator(target) is var path
        && Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder)
        && Directory.EnumerateFileSystemEntries(folder).Contains(path, StringComparer.Ordinal);

    private static IEnumerable<string> HeadingsOf(string document) => TextsOf(document)
        .SelectMany(text => Markdown.Parse(text, Pipeline).Descendants<HeadingBlock>())
        .Select(heading => Markdig.Renderers.Html.HtmlAttributesExtensions.GetAttributes(heading).Id ?? "");

    private static bool HasLine(string file, string fragment) =>
        Line().Match(fragment) is { Success: true } match && int.Parse(match.Groups["last"].Value) <= File.ReadLines(file).Count();

    [GeneratedRegex("^(L[0-9]+-)?L(?<last>[0-9]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
