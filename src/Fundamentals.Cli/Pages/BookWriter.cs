using System.Text;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Pages;

/// <summary>Writes the pages of a book, each as a whole or not at all.</summary>
/// <param name="plan">The book.</param>
internal sealed class BookWriter(BookPlan plan) : IDisposable
{
    private readonly CodeHighlighter _highlighter = new();
    private readonly HashSet<string> _writtenSources = new(StringComparer.Ordinal);

    /// <summary>Writes what all pages share.</summary>
    public void WriteAssets() => BookAssets.Write(plan.OutputFolder);

    /// <summary>Writes the page of a notebook that has run, and those of the source files and documents it links to.</summary>
    /// <returns>The links that lead nowhere, as written in the notebook.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(PlannedPage page, NotebookRun run)
    {
        var rendered = await new ChapterPage(plan, page, run).RenderAsync(_highlighter);
        await WriteSourcesAsync(rendered.Sources);
        Write(page.File, rendered.Html);
        return rendered.BrokenLinks;
    }

    /// <summary>Writes the table of contents.</summary>
    public void WriteIndex(IReadOnlyDictionary<PlannedPage, ChapterSummary> summaries, IReadOnlySet<PlannedPage> failed) =>
        Write(BookPlan.IndexFile, new IndexPage(plan, summaries, failed).Render());

    public void Dispose() => _highlighter.Dispose();

    // Documents link to further files, and to each other.
    private async Task WriteSourcesAsync(IReadOnlyDictionary<string, string> sources)
    {
        var waiting = new Queue<KeyValuePair<string, string>>(sources);
        while (waiting.TryDequeue(out var next))
        {
            var (source, file) = next;
            if (!_writtenSources.Add(file))
                continue;
            if (!DocumentPage.IsOf(source))
            {
                Write(file, await SourcePage.RenderAsync(plan, file, source, _highlighter));
                continue;
            }

            var document = await DocumentPage.RenderAsync(plan, file, source, _highlighter);
            Write(file, document.Html);
            foreach (var linked in document.Sources)
                waiting.Enqueue(linked);
        }
    }

    private void Write(string file, string html) => AtomicFile.Write(plan.FullPath(file), Encoding.UTF8.GetBytes(html));
}
