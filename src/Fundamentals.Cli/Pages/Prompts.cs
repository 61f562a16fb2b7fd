using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fundamentals.Cli.Pages;

/// <summary>
/// What a chapter asks its reader to do, and what it wants remembered, recognised by the bold words it begins with, as
/// every chapter writes them: they get a class, and a look of their own.
/// </summary>
internal static class Prompts
{
    /// <summary>Gives the paragraphs and quotes of a text their classes.</summary>
    public static void Mark(MarkdownDocument document)
    {
        foreach (var block in document)
        {
            if (block is ParagraphBlock paragraph)
                Mark(block, paragraph, "Predict.", "prompt predict", "Change one thing.", "prompt change");
            else if (block is QuoteBlock and [ParagraphBlock first, ..])
                Mark(block, first, "Rule of thumb.", "rule");
        }
    }

    private static void Mark(Block block, ParagraphBlock text, params ReadOnlySpan<string> wordsAndClasses)
    {
        if (text.Inline?.FirstChild is not EmphasisInline { DelimiterCount: 2 } bold)
            return;
        var words = MarkdownHtml.PlainText(bold);
        for (var i = 0; i < wordsAndClasses.Length; i += 2)
        {
            if (words == wordsAndClasses[i])
                block.GetAttributes().AddClass(wordsAndClasses[i + 1]);
        }
    }
}
