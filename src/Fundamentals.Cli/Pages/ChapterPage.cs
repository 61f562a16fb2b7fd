using System.Collections.Immutable;
using System.Globalization;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Pages;

/// <summary>A written page and what was noticed on the way.</summary>
/// <param name="Html">The page.</param>
/// <param name="Sources">Source files and documents that the page links to, and the pages of the book that show them.</param>
/// <param name="BrokenLinks">Links that lead nowhere, as written.</param>
internal sealed record RenderedPage(string Html, IReadOnlyDictionary<string, string> Sources, ImmutableArray<string> BrokenLinks);

/// <summary>Renders a notebook that has run as a page.</summary>
/// <param name="plan">The book.</param>
/// <param name="page">The page to write.</param>
/// <param name="run">The notebook with its outputs, and how its run ended.</param>
internal sealed class ChapterPage(BookPlan plan, PlannedPage page, NotebookRun run)
{
    private const string HideInputTag = "hide-input";
    private const string ExerciseTag = "exercise";

    public async Task<RenderedPage> RenderAsync(CodeHighlighter highlighter)
    {
        var code = await HighlightAsync(highlighter);
        var links = new LinkResolver(plan, page.File, page.Notebook);
        var markdown = new MarkdownHtml(links, code);
        var outputs = new OutputHtml(markdown);
        var cells = new ChapterCells();
        foreach (var cell in run.Document.Cells)
        {
            if (cell.Kind == CellKind.Markdown)
                cells.AddText(markdown.RenderParts(cell.Source, cell));
            else if (cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source))
                cells.AddCode(CodeCell(cell, code[cell.Source], outputs), endsExercise: cell.HasTag(ExerciseTag));
        }

        var body = $"""
            <div class="layout">
            {PageContents.Render(markdown.Headings)}
            <main id="main">
            <article>
            {Number()}{FailureNotice()}{cells.ToHtml()}</article>
            {new PageNavigation(plan).Render(page)}
            </main>
            </div>
            """;
        var html = PageFrame.Wrap(plan, page.File, page.NumberedTitle, body, withCharts: outputs.ChartCount > 0);
        return new RenderedPage(html, links.Sources, [.. links.Broken.Distinct(StringComparer.Ordinal)]);
    }

    private static string CodeCell(Cell cell, string code, OutputHtml outputs)
    {
        var number = cell.ExecutionCount is { } count ? count.ToString(CultureInfo.InvariantCulture) : null;
        var name = number is null ? "Code, not run" : $"Cell {number}";
        var anchor = number is null ? string.Empty : $" id=\"cell-{number}\"";
        var label = number is null ? "<span class=\"label\">not run</span>" : $"<a class=\"label\" href=\"#cell-{number}\" aria-label=\"Link to {name}\">{number}</a>";
        var input = $"<div class=\"code\"><pre><code>{code}</code></pre></div>";
        if (cell.HasTag(HideInputTag))
            input = $"<details class=\"hidden-input\"><summary>Show the code</summary>{input}</details>";
        var results = string.Concat(cell.Outputs.Select(outputs.Render));
        if (results.Length > 0)
            results = $"<div class=\"outputs\" role=\"group\" aria-label=\"Output of {name}\">\n{results}</div>\n";
        return $"""
            <div class="cell" role="group"{anchor} aria-label="{name}">
            {label}
            {input}
            {results}</div>

            """;
    }

    private async Task<Dictionary<string, string>> HighlightAsync(CodeHighlighter highlighter)
    {
        var folder = Path.GetDirectoryName(page.Notebook)!;
        var cells = run.Document.Cells.Where(cell => cell.Kind == CellKind.Code).Select(cell => cell.Source).ToArray();
        var blocks = run.Document.Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => MarkdownHtml.CodeBlocks(cell.Source));
        string[] all = [.. cells.Concat(blocks)];
        var coloured = await highlighter.HighlightAllAsync(all, NotebookDirectives.ReadImports(cells, folder), folder);
        var byText = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (text, html) in all.Zip(coloured))
            byText.TryAdd(text, html);
        return byText;
    }

    private string Number() => page.Number is null ? string.Empty : $"<p class=\"chapter-number\">Chapter {page.Number}</p>\n";

    private string FailureNotice()
    {
        if (run.Failure is not { } failure)
            return string.Empty;
        var place = failure.Error.Line is { } line
            ? string.Create(CultureInfo.InvariantCulture, $"cell {failure.CellNumber}, line {line}")
            : string.Create(CultureInfo.InvariantCulture, $"cell {failure.CellNumber}");
        return $"""
            <p class="failure" role="alert">This notebook stopped at <a href="#cell-{failure.CellNumber}">{place}</a>: {Html.Escape(failure.Error.Name)}. What comes after it was not run.</p>

            """;
    }
}
