using System.Text;
using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fundamentals.Cli.Pages;

/// <summary>
/// Keeps on one line what is read as one: a number with its unit, as in "5 ms", and a short formula, as in "R + W > N".
/// Only text is touched, no code.
/// </summary>
internal static partial class NoBreaks
{
    private const char NoBreakSpace = '\u00a0';

    /// <summary>Puts spaces that do not break into the text of a document.</summary>
    public static void Apply(MarkdownDocument document)
    {
        foreach (var literal in document.Descendants<LiteralInline>().ToList())
        {
            // The reader of Markdown cuts text at what could be emphasis, such as +, and each piece alone is no formula.
            if (literal.PreviousSibling is LiteralInline)
                continue;
            var text = new StringBuilder().Append(literal.Content.AsSpan());
            while (literal.NextSibling is LiteralInline next)
            {
                text.Append(next.Content.AsSpan());
                next.Remove();
            }

            literal.Content = new StringSlice(In(text.ToString()));
        }
    }

    /// <summary>Puts spaces that do not break into a text.</summary>
    internal static string In(string text) =>
        Operator().Replace(BeforeUnit().Replace(text, NoBreakSpace.ToString()), $"{NoBreakSpace}${{sign}}{NoBreakSpace}");

    [GeneratedRegex("(?<=[0-9]) (?=%|(ms|s|KB|MB|GB)\\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BeforeUnit();

    // Between names of one letter and numbers; longer words are prose, which may break.
    [GeneratedRegex(@"(?<=(?<![\w.,])(\p{L}|[0-9]+([.,][0-9]+)*)) (?<sign>[=+<>]) (?=(\p{L}|[0-9]+([.,][0-9]+)*)(?!\w))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Operator();
}
