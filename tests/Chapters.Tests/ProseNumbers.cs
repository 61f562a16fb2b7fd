using System.Globalization;
using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Chapters.Tests;

/// <summary>
/// The numbers that a chapter's prose states, and whether its cells bear them out: each must be in the code or in an output
/// of the same section or of one before it, rounded as the prose rounds it.
/// </summary>
internal static partial class ProseNumbers
{
    /// <summary>Finds the numbers that nothing bears out, each with its cell.</summary>
    public static IReadOnlyList<string> Unfounded(NotebookDocument executed)
    {
        var unfounded = new List<string>();
        var known = new List<double>();
        foreach (var section in Sections(executed))
        {
            known.AddRange(section.Where(cell => cell.Kind == CellKind.Code).SelectMany(Shown).SelectMany(NumbersIn).Select(number => number.Value));
            foreach (var cell in section.Where(cell => cell.Kind == CellKind.Markdown && cell.Id != "title"))
            {
                unfounded.AddRange(NumbersIn(Prose(cell.Source))
                    .Where(number => !known.Exists(other => Math.Abs(other - number.Value) <= number.Unit / 2 + 1e-9))
                    .Select(number => $"{cell.Id}: {number.Text}"));
            }
        }

        return unfounded;
    }

    private static List<List<Cell>> Sections(NotebookDocument document)
    {
        var sections = new List<List<Cell>> { new() };
        foreach (var cell in document.Cells)
        {
            if (cell.Kind == CellKind.Markdown && SectionStart().IsMatch(cell.Source) && sections[^1].Exists(earlier => earlier.Kind == CellKind.Code))
                sections.Add([]);
            sections[^1].Add(cell);
        }

        return sections;
    }

    private static IEnumerable<string> Shown(Cell cell) => cell.Outputs.Select(output => output switch
    {
        ResultOutput result => Text(result.Data),
        DisplayOutput display => Text(display.Data),
        StreamOutput stream => stream.Text,
        _ => string.Empty,
    }).Prepend(cell.Source);

    // A figure's text alternative is its plain text; its data are in the JSON alone.
    private static string Text(MimeBundle bundle) => string.Join('\n', bundle.Data.Where(form => form.Key != MimeBundle.Html).Select(form => form.Value.ToString()));

    private static string Prose(string markdown) => Reference().Replace(CodeOrLink().Replace(markdown, " "), " ");

    private static IEnumerable<(string Text, double Value, double Unit)> NumbersIn(string text) => Number().Matches(text).Select(match =>
    {
        var plain = match.Value.Replace(",", string.Empty, StringComparison.Ordinal);
        return (match.Value, double.Parse(plain, CultureInfo.InvariantCulture), UnitOf(plain));
    });

    /// <summary>Tells to what a number is rounded: 79.8 to tenths, 80 to ones, 8000 to thousands.</summary>
    private static double UnitOf(string number)
    {
        const int thousand = 3;
        if (number.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point)
            return Math.Pow(10, point + 1 - number.Length);
        var zeros = number.Length - number.TrimEnd('0').Length;
        return zeros >= thousand ? Math.Pow(10, zeros) : 1;
    }

    [GeneratedRegex(@"^##? ", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SectionStart();

    [GeneratedRegex(@"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeOrLink();

    // What points at something, years, and the size of numbers are no results.
    [GeneratedRegex(@"^#+ .*$|\b(chapters?|sections?|theorem|figure|table|exercise|story|stories|hint|pages?|RFC|seed) [0-9.]+(( to | and |, )[0-9.]+)*|\b(19|20)[0-9]{2}\b|\b[A-Z]+[0-9]+\b|\b[0-9]+(-bit|\sbits)", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(?<![\w.])[0-9]+(,[0-9]{3})*(\.[0-9]+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
