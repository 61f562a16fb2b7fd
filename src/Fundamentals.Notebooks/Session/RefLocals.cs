using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Puts a cell's <c>ref</c>, <c>Span</c> and other variables that cannot be kept for later cells into a block, which
/// reaches from the first of them to the last statement that uses one. Other variables declared there stay the cell's.
/// </summary>
internal static class RefLocals
{
    private const string CannotBeField = "CS8345";

    /// <summary>Gives the changes, or null where no error comes from such a variable.</summary>
    /// <param name="code">The text that does not compile.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="meaning">Tells the meaning of another text in its place.</param>
    public static TextEdits? Enclose(string code, IReadOnlyList<Diagnostic> errors, Func<string, SemanticModel> meaning)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, ScriptChain.ParseOptions.WithKind(SourceCodeKind.Regular)).GetRoot();
        var members = root.Members;
        var kept = members.Select(member => Declaration(member) is { } d && IsRefLike(d, errors) ? d : null).OfType<LocalDeclarationStatementSyntax>().ToList();
        if (kept.Count == 0)
            return null;
        var names = kept.SelectMany(d => d.Declaration.Variables).Select(v => v.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var first = members.IndexOf(member => Declaration(member) == kept[0]);
        var last = members.LastIndexOf(member => member.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && names.Contains(t.ValueText)));
        var value = (members[last] as GlobalStatementSyntax)?.Statement as ExpressionStatementSyntax;
        if (value is { SemicolonToken.IsMissing: false })
            value = null;
        var others = members.Skip(first).Take(last - first + 1)
            .Select(Declaration).OfType<LocalDeclarationStatementSyntax>()
            .Where(d => !kept.Contains(d) && d.Declaration.Variables.Count == 1).ToList();

        SemanticModel? model = null;
        model = meaning(Block(value is null ? "" : ";", []).Apply(code));
        return Block(value is null ? "" : IsVoid(model) ? ";" : "return", others);

        TextEdits Block(string ending, List<LocalDeclarationStatementSyntax> hoisted)
        {
            var edits = new TextEdits();
            var fields = hoisted.ConvertAll(d => (Declaration: d, Type: TypeOf(d, model!))).FindAll(field => field.Type is not null);
            edits.Insert(members[first].SpanStart, string.Concat(fields.Select(f => $"{f.Type} {f.Declaration.Declaration.Variables[0].Identifier.Text};")) + "{");
            foreach (var (declaration, _) in fields)
            {
                var variable = declaration.Declaration.Variables[0];
                var end = variable.Initializer is null ? declaration.Span.End : variable.SpanStart;
                edits.Blank(code, declaration.SpanStart, end);
            }

            if (ending == "return")
                edits.Insert(value!.SpanStart, "return ");
            edits.Insert(members[last].Span.End, (ending.Length > 0 ? ";" : "") + "}");
            return edits;
        }
    }

    private static LocalDeclarationStatementSyntax? Declaration(MemberDeclarationSyntax member) =>
        (member as GlobalStatementSyntax)?.Statement as LocalDeclarationStatementSyntax;

    private static bool IsRefLike(LocalDeclarationStatementSyntax declaration, IReadOnlyList<Diagnostic> errors) =>
        declaration.Declaration.Type is RefTypeSyntax or ScopedTypeSyntax
        || errors.Any(error => error.Id == CannotBeField && declaration.Span.Contains(error.Location.SourceSpan));

    // A type without a name, or one that cannot be a field either, leaves the variable in the block.
    private static string? TypeOf(LocalDeclarationStatementSyntax declaration, SemanticModel model)
    {
        if (!declaration.Declaration.Type.IsVar)
            return declaration.Declaration.Type.ToString();
        var name = declaration.Declaration.Variables[0].Identifier.ValueText;
        var variable = model.SyntaxTree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>().Last(v => v.Identifier.ValueText == name);
        return model.GetDeclaredSymbol(variable) is ILocalSymbol { Type: { IsRefLikeType: false, IsAnonymousType: false, TypeKind: not TypeKind.Error } type }
            ? type.ToMinimalDisplayString(model, variable.SpanStart)
            : null;
    }

    private static bool IsVoid(SemanticModel model) =>
        model.SyntaxTree.GetRoot().DescendantNodes().OfType<GlobalStatementSyntax>().Last().Statement is BlockSyntax { Statements: [.., ExpressionStatementSyntax last] }
        && model.GetTypeInfo(last.Expression).Type is { SpecialType: SpecialType.System_Void };
}
