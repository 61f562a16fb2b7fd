using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>Tells which lines of a cell can be directives.</summary>
internal static class TextLines
{
    /// <summary>Finds the lines that start within a literal or a comment: whatever they look like, they are no directives.</summary>
    /// <param name="code">The text, its line ends being \n.</param>
    /// <returns>The numbers of the lines, from 0.</returns>
    public static HashSet<int> NotCode(string code)
    {
        var found = new HashSet<int>();
        // Most cells have no line that could be taken for a directive, and need not be looked through.
        if (!code.Contains('#'))
            return found;
        var lines = SourceText.From(code).Lines;
        foreach (var token in SyntaxFactory.ParseTokens(code, options: CellSyntax.Script))
        {
            Add(token.Span);
            foreach (var trivia in token.GetAllTrivia())
                Add(trivia.Span);
        }

        return found;

        void Add(TextSpan span)
        {
            for (var line = lines.GetLineFromPosition(span.Start).LineNumber + 1; line < lines.Count && lines[line].Start < span.End; line++)
                found.Add(line);
        }
    }
}
