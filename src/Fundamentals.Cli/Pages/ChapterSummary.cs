using System.Globalization;
using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Documents;
using Markdig.Syntax;

namespace Fundamentals.Cli.Pages;

/// <summary>What the table of contents says about a notebook.</summary>
/// <param name="Title">Its first heading, or its file name where it has none.</param>
/// <param name="Lead">Its first paragraph, or an empty string.</param>
/// <param name="Minutes">How long reading takes by the length of its texts, at least 1.</param>
/// <param name="Exercises">How many exercises it has.</param>
/// <param name="Stated">How long it takes by its own words, or null where it does not say.</param>
internal sealed partial record ChapterSummary(string Title, string Lead, int Minutes, int Exercises, StatedTimes? Stated = null)
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
        var paragraphs = blocks.OfType<ParagraphBlock>().Select(paragraph => MarkdownHtml.PlainText(paragraph.Inline)).ToArray();
        return new ChapterSummary(
            title ?? Path.GetFileNameWithoutExtension(document.Path),
            paragraphs.FirstOrDefault(text => text.Length > 0) ?? string.Empty,
            MinutesOf(document),
            blocks.OfType<HeadingBlock>().Count(ExerciseHeading.Is),
            paragraphs.Select(StatedIn).FirstOrDefault(times => times is not null));
    }

    private static StatedTimes? StatedIn(string paragraph)
    {
        if (Sentence().Match(paragraph) is not { Success: true } match)
            return null;
        return new StatedTimes(Minutes("reading")!.Value, Minutes("exercises"));

        int? Minutes(string part) => match.Groups[part] is { Success: true } group ? int.Parse(group.ValueSpan, CultureInfo.InvariantCulture) : null;
    }

    private static int MinutesOf(NotebookDocument document)
    {
        var words = document.Cells.Where(cell => cell.Kind == CellKind.Markdown)
            .Sum(cell => cell.Source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var lines = document.Cells.Where(cell => cell.Kind == CellKind.Code)
            .Sum(cell => cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)));
        return Math.Max(1, (int)Math.Round((words / WordsPerMinute) + (lines / CodeLinesPerMinute)));
    }

    [GeneratedRegex("It takes about (?<reading>[0-9]{1,4}) minutes(, and (?<exercises>[0-9]{1,4}) more for the exercises)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sentence();
}

/// <summary>How long a chapter says that it takes: "It takes about 40 minutes, and 25 more for the exercises."</summary>
/// <param name="Reading">Minutes without the exercises.</param>
/// <param name="Exercises">Minutes for the exercises, or null where it does not say.</param>
internal sealed record StatedTimes(int Reading, int? Exercises);
