using Fundamentals.Notebooks.Documents;
using Markdig.Syntax;

namespace Fundamentals.Cli.Pages;

/// <summary>What the table of contents says about a notebook.</summary>
/// <param name="Title">Its first heading, or its file name where it has none.</param>
/// <param name="Lead">Its first paragraph, or an empty string.</param>
/// <param name="Minutes">How long reading takes, at least 1.</param>
/// <param name="Exercises">How many exercises it has.</param>
internal sealed record ChapterSummary(string Title, string Lead, int Minutes, int Exercises)
{
    // An adult reads about 240 words of prose a minute (Brysbaert, 2019); code goes slower, a line every four seconds or so.
    private const double WordsPerMinute = 240;
    private const double CodeLinesPerMinute = 15;

    public static ChapterSummary Of(NotebookDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var blocks = document.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .SelectMany(cell => MarkdownHtml.Parse(cell.Source))
            .ToArray();
        var title = blocks.OfType<HeadingBlock>().Select(heading => MarkdownHtml.PlainText(heading.Inline)).FirstOrDefault(text => text.Length > 0);
        var lead = blocks.OfType<ParagraphBlock>().Select(paragraph => MarkdownHtml.PlainText(paragraph.Inline)).FirstOrDefault(text => text.Length > 0);
        return new ChapterSummary(title ?? Path.GetFileNameWithoutExtension(document.Path), lead ?? string.Empty, MinutesOf(document), blocks.OfType<HeadingBlock>().Count(ExerciseHeading.Is));
    }

    private static int MinutesOf(NotebookDocument document)
    {
        var words = document.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .Sum(cell => cell.Source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var lines = document.Cells.Where(cell => cell.Kind == CellKind.Code)
            .Sum(cell => cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)));
        return Math.Max(1, (int)Math.Round((words / WordsPerMinute) + (lines / CodeLinesPerMinute)));
    }
}
