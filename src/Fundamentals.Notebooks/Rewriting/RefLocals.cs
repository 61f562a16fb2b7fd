using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>
/// Puts a cell's <c>ref</c>, <c>Span</c> and other variables that cannot be kept for later cells into a block, which
/// reaches from the first of them to the last statement that uses one. Other variables declared there stay the cell's, and
/// so do functions, types and constants.
/// </summary>
internal sealed class RefLocals
{
    private const string CannotBeField = "CS8345";

    private readonly string _code;
    private readonly SyntaxList<MemberDeclarationSyntax> _members;
    private readonly List<LocalDeclarationStatementSyntax> _kept;
    private readonly HashSet<string> _resources;
    private readonly List<MemberDeclarationSyntax> _enclosed;
    private readonly ExpressionStatementSyntax? _value;

    private RefLocals(string code, SyntaxList<MemberDeclarationSyntax> members, List<LocalDeclarationStatementSyntax> kept)
    {
        (_code, _members, _kept) = (code, members, kept);
        var variables = kept.SelectMany(d => d.Declaration.Variables).ToList();
        var names = variables.Select(v => v.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
        var resources = variables.Select(Dialect.AtEnd).ToHashSet(StringComparer.Ordinal);
        _resources = [.. members.Select(member => member.ToString()).Where(resources.Contains)];
        var first = members.IndexOf(member => Declaration(member) == kept[0]);
        // What is to be disposed is disposed at the end of the cell.
        var last = _resources.Count > 0 ? members.Count - 1
            : members.LastIndexOf(member => member.DescendantTokens().Any(t => t.IsKind(SyntaxKind.IdentifierToken) && names.Contains(t.ValueText)));
        _enclosed = [.. members.Skip(first).Take(last - first + 1)];
        _value = (members[last] as GlobalStatementSyntax)?.Statement as ExpressionStatementSyntax is { SemicolonToken.IsMissing: true } value ? value : null;
    }

    /// <summary>Gives the changes, or null where no error comes from such a variable.</summary>
    /// <param name="code">The text that does not compile.</param>
    /// <param name="errors">Its errors.</param>
    /// <param name="meaning">Tells the meaning of another text in its place.</param>
    public static TextEdits? Enclose(string code, IReadOnlyList<Diagnostic> errors, Func<string, SemanticModel> meaning)
    {
        var members = ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CellSyntax.Program).GetRoot()).Members;
        var kept = members.Select(member => Declaration(member) is { } d && IsRefLike(d, errors) ? d : null).OfType<LocalDeclarationStatementSyntax>().ToList();
        if (kept.Count == 0)
            return null;
        var locals = new RefLocals(code, members, kept);
        var trial = locals.Block(";", []);
        var model = meaning(trial.Apply(code));
        var block = model.SyntaxTree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Select(member => member.Statement)
            .OfType<BlockSyntax>().FirstOrDefault(block => trial.Back(block.SpanStart) == kept[0].SpanStart);
        // None where braces are missing: that is the error to show.
        return block is null ? null : locals.Block(locals._value is null ? "" : IsVoid(block, model) ? ";" : "return", TypesOf(block, model));
    }

    // The types tell which variables can be the cell's.
    private TextEdits Block(string ending, Dictionary<string, string> types)
    {
        var edits = new TextEdits();
        var start = _enclosed[0].SpanStart;
        foreach (var member in _enclosed.Where(IsNoStatement))
        {
            edits.Insert(start, $"\n#line {LineOf(member)}\n");
            edits.Move(_code, member.SpanStart, member.Span.End, start);
        }

        if (_enclosed.Any(IsNoStatement))
            edits.Insert(start, $"\n#line {LineOf(_enclosed[0])}\n");
        var fields = new List<SyntaxToken>();
        foreach (var member in _enclosed.Where(member => !IsNoStatement(member)))
        {
            if (_resources.Contains(member.ToString()))
                edits.Blank(_code, member.SpanStart, member.Span.End);
            else
                fields.AddRange(Assign(member, types, edits));
        }

        edits.Insert(start, string.Concat(fields.Select(field => $"{types[field.ValueText]} {field.Text};")) + "{");
        foreach (var resource in _kept.Where(d => d.Declaration.Variables.Any(v => _resources.Contains(Dialect.AtEnd(v)))))
            edits.Insert(resource.SpanStart, "using ");
        if (ending == "return")
            edits.Insert(_value!.SpanStart, "return ");
        edits.Insert(_enclosed[^1].Span.End, (ending.Length > 0 ? ";" : "") + "}");
        return edits;
    }

    // Makes declarations assignments, and gives what is to be declared outside.
    private List<SyntaxToken> Assign(MemberDeclarationSyntax member, Dictionary<string, string> types, TextEdits edits)
    {
        var fields = new List<SyntaxToken>();
        if (Declaration(member) is { } declaration && !_kept.Contains(declaration)
            && declaration.Declaration.Variables is var variables && variables.All(v => types.ContainsKey(v.Identifier.ValueText)))
        {
            fields.AddRange(variables.Select(v => v.Identifier));
            edits.Blank(_code, declaration.SpanStart, variables[0].SpanStart);
            foreach (var comma in variables.GetSeparators())
                edits.Replace(comma.SpanStart, 1, ";");
            foreach (var variable in variables)
            {
                if (variable.Initializer is null)
                    edits.Blank(_code, variable.SpanStart, variable.Span.End);
                else if (variable.Initializer.Value is InitializerExpressionSyntax items)
                    edits.Insert(items.SpanStart, $"new {types[variable.Identifier.ValueText]} ");
            }
        }

        foreach (var node in member.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<DeclarationExpressionSyntax>())
        {
            var names = node.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Select(name => name.Identifier).ToList();
            if (names.Count == 0 || !names.TrueForAll(name => types.ContainsKey(name.ValueText)))
                continue;
            fields.AddRange(names);
            edits.Blank(_code, node.SpanStart, node.Designation.SpanStart);
        }

        return fields;
    }

    private static LocalDeclarationStatementSyntax? Declaration(MemberDeclarationSyntax member) =>
        (member as GlobalStatementSyntax)?.Statement as LocalDeclarationStatementSyntax;

    private static bool IsNoStatement(MemberDeclarationSyntax member) =>
        member is not GlobalStatementSyntax global || global.Statement is LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax { IsConst: true };

    private static bool IsRefLike(LocalDeclarationStatementSyntax declaration, IReadOnlyList<Diagnostic> errors) =>
        declaration.Declaration.Type is RefTypeSyntax or ScopedTypeSyntax
        || errors.Any(error => error.Id == CannotBeField && declaration.Span.Contains(error.Location.SourceSpan));

    private static int LineOf(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;

    // What the end of the block can see, which is just before its brace, are the variables that are not in a block of their own.
    // Variables of a type without a name, or of one that cannot be a field either, stay in the block.
    private static Dictionary<string, string> TypesOf(BlockSyntax block, SemanticModel model) => model.LookupSymbols(block.CloseBraceToken.SpanStart - 1).OfType<ILocalSymbol>()
        .Where(local => !local.IsRef && local.Type is { IsRefLikeType: false, TypeKind: not TypeKind.Error })
        .Select(local => (local.Name, Type: local.Type.ToMinimalDisplayString(model, block.SpanStart)))
        .Where(local => !local.Type.Contains("<anonymous", StringComparison.Ordinal))
        .ToDictionary(local => local.Name, local => local.Type, StringComparer.Ordinal);

    private static bool IsVoid(BlockSyntax block, SemanticModel model) =>
        block.Statements.OfType<ExpressionStatementSyntax>().LastOrDefault() is { } last && model.GetTypeInfo(last.Expression).Type is { SpecialType: SpecialType.System_Void };
}
