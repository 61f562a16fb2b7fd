using Fundamentals.Notebooks.Rewriting;
using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Language;

/// <summary>Tells whether what is typed so far could run.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    // The parser's words for text that ends too early, within a literal or a comment: what comes next is no code.
    private static readonly HashSet<string> EndsInText = new(StringComparer.Ordinal) { "CS1035", "CS1039", "CS8997" };

    public static (Completeness Answer, string Indent) Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        code = code.ReplaceLineEndings("\n");
        var (lines, notCode) = (code.Split('\n'), TextLines.NotCode(code));
        for (var i = 0; i < lines.Length; i++)
        {
            if (notCode.Contains(i))
                continue;
            if (lines[i].StartsWith("#!", StringComparison.Ordinal) || lines[i].StartsWith("#:", StringComparison.Ordinal))
                lines[i] = "";
        }

        var text = SourceText.From(string.Join('\n', lines));
        var tree = Parse(text);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return (Completeness.Incomplete, Indent(text, tree));
        var isWrong = Errors(tree).Any() && new Dialect().Rewrite(text.ToString()).Any(part => Errors(Parse(SourceText.From(part.Code))).Any());
        return (isWrong ? Completeness.Invalid : Completeness.Complete, "");
    }

    private static SyntaxTree Parse(SourceText text) => CSharpSyntaxTree.ParseText(text, CellSyntax.Script);

    private static IEnumerable<Diagnostic> Errors(SyntaxTree tree) => tree.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);

    // One step further in than the line with the innermost open bracket, or than a line that goes on without one.
    private static string Indent(SourceText text, SyntaxTree tree)
    {
        if (Errors(tree).Any(error => EndsInText.Contains(error.Id)))
            return "";
        var open = new Stack<SyntaxToken>();
        var last = default(SyntaxToken);
        foreach (var token in tree.GetRoot().DescendantTokens().Where(token => token.Span.Length > 0))
        {
            last = token;
            if (token.Kind() is SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken)
                open.Push(token);
            else if (token.Kind() is SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken)
                open.TryPop(out _);
        }

        var isDone = last.Kind() is SyntaxKind.SemicolonToken or SyntaxKind.CloseBraceToken;
        if (open.Count == 0 && (isDone || last.Parent?.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is { Body: null, ExpressionBody: null }))
            return "";
        var line = text.Lines.GetLineFromPosition((open.Count > 0 ? open.Peek() : last).SpanStart).ToString();
        return line[..(line.Length - line.TrimStart().Length)] + new string(' ', IndentWidth);
    }
}
