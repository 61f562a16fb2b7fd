using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fundamentals.Notebooks.Language;

/// <summary>Tells whether what is typed so far could run.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    public static (Completeness Answer, string Indent) Of(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var tree = CSharpSyntaxTree.ParseText(code, ScriptChain.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return (Completeness.Incomplete, new string(' ', IndentWidth * OpenBraces(tree)));
        var wrong = tree.GetDiagnostics().Any(d => d.Severity == DiagnosticSeverity.Error);
        return (wrong ? Completeness.Invalid : Completeness.Complete, "");
    }

    private static int OpenBraces(SyntaxTree tree)
    {
        var open = 0;
        foreach (var token in tree.GetRoot().DescendantTokens().Where(token => !token.IsMissing))
        {
            if (token.IsKind(SyntaxKind.OpenBraceToken))
                open++;
            else if (token.IsKind(SyntaxKind.CloseBraceToken))
                open--;
        }

        return Math.Max(0, open);
    }
}
