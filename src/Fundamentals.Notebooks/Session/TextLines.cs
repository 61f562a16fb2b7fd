using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Session;

/// <summary>Tells which lines of a cell can be directives.</summary>
internal static class TextLines
{
    /// <summary>
    /// Finds the lines that start within a literal or a comment that an earlier line began, or that <c>#if</c> leaves out:
    /// whatever they look like, they are no directives.
    /// </summary>
    /// <param name="code">The text, its line ends being \n.</param>
    /// <returns>The numbers of the lines, from 0.</returns>
    public static HashSet<int> NotCode(string code)
    {
        var found = new HashSet<int>();
        // Most cells have no line that could be taken for a directive, and need not be looked through.
        if (!code.Contains('#'))
            return found;
        var lines = SourceText.From(code).Lines;
        foreach (var token in SyntaxFactory.ParseTokens(code, options: ScriptChain.ParseOptions))
        {
            Add(token.Span, token.SpanStart + 1);
            foreach (var trivia in token.GetAllTrivia())
                Add(trivia.Span, IsLeftOut(trivia) ? trivia.SpanStart : trivia.SpanStart + 1);
        }

        return found;

        void Add(TextSpan span, int start)
        {
            for (var line = lines.GetLineFromPosition(span.Start).LineNumber; line < lines.Count && lines[line].Start < span.End; line++)
            {
                if (lines[line].Start >= start)
                    found.Add(line);
            }
        }
    }

    private static bool IsLeftOut(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.DisabledTextTrivia) || trivia.GetStructure() is DirectiveTriviaSyntax { IsActive: false };
}
