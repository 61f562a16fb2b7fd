using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>
/// Writes checks into the text of a cell, so that it can be interrupted and endless recursion is an exception: into
/// loops, jumps, functions, lambdas and awaits, on the lines where these stand, so that line numbers stay true.
/// </summary>
/// <remarks>
/// The compiler has such an instrumentation of its own (<c>InstrumentationKind.ModuleCancellation</c>), but that puts its
/// token in place of every token that the code passes on. Lambdas that become expression trees are left alone.
/// </remarks>
internal sealed class CellChecks : CSharpSyntaxWalker
{
    private const string Turn = $"if(global::{Type}.Requested)global::{Type}.Stop();";
    private const string EntryCall = $"global::{Type}.Enter();";
    private const string Type = "Fundamentals.Notebooks.Session.Checkpoint";

    // What C# itself calls, for interpolated strings and +, foreach, deconstruction, using, await and initializers.
    private static readonly HashSet<string> CalledUnseen = new(StringComparer.Ordinal)
    {
        "ToString", "TryFormat", "AppendFormatted", "AppendLiteral", "GetEnumerator", "GetAsyncEnumerator", "MoveNext",
        "MoveNextAsync", "Deconstruct", "Dispose", "DisposeAsync", "GetAwaiter", "GetResult", "Add", "Slice",
    };

    private readonly TextEdits _edits = new();
    private readonly Lazy<SemanticModel>? _meaning;
    private int _inQuery;

    private CellChecks(Lazy<SemanticModel>? meaning) => _meaning = meaning;

    /// <summary>Writes the checks.</summary>
    /// <param name="tree">The cell.</param>
    /// <param name="meaning">Its meaning, asked for only where the cell has lambdas; null leaves those and other functions of one expression unchecked.</param>
    public static TextEdits Of(SyntaxTree tree, Lazy<SemanticModel>? meaning)
    {
        var checks = new CellChecks(meaning);
        checks.Visit(tree.GetRoot());
        return checks._edits;
    }

    /// <summary>
    /// Tells whether objects are created where no check can be written, by initializers of a type's members, which may
    /// create objects of that type without end. The compiler's own check of the stack reaches there, at twice the cost.
    /// </summary>
    public static bool NeedsProbing(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(node =>
        node is BaseObjectCreationExpressionSyntax && node.Ancestors().OfType<EqualsValueClauseSyntax>().Any(value =>
            value.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax { Parent: TypeDeclarationSyntax } }));

    public override void VisitWhileStatement(WhileStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitDoStatement(DoStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForStatement(ForStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForEachStatement(ForEachStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitGotoStatement(GotoStatementSyntax node)
    {
        Insert(node.SpanStart, "{" + Turn);
        base.VisitGotoStatement(node);
        Insert(node.Span.End, "}");
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, GivesNothing(node.ReturnType, node.Modifiers));

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, GivesNothing(node.ReturnType, node.Modifiers));

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, GivesNothing(node.ReturnType, node.Modifiers));

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, givesNothing: false);

    // What a type's own constructor throws, it throws for good.
    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        if (node.Modifiers.Any(SyntaxKind.StaticKeyword))
            base.VisitConstructorDeclaration(node);
        else
            Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, givesNothing: true);
    }

    // Records compare and hash what they hold, without end where they hold each other, in code of the compiler's. That asks
    // for this property each time.
    public override void VisitRecordDeclaration(RecordDeclarationSyntax node)
    {
        var body = node.OpenBraceToken.RawKind != 0;
        var property = EqualityContract(node);
        if (property is not null && body)
            Insert(node.OpenBraceToken.Span.End, property);
        base.VisitRecordDeclaration(node);
        if (property is not null && !body)
            _edits.Replace(node.SemicolonToken.SpanStart, node.SemicolonToken.Span.Length, $"{{{property}}}");
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node) =>
        Function(node, node.Body, node.ExpressionBody, node.SemicolonToken, !node.IsKind(SyntaxKind.GetAccessorDeclaration));

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node) =>
        Function(node, null, node.ExpressionBody, node.SemicolonToken, givesNothing: false, "{get", "}");

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node) =>
        Function(node, null, node.ExpressionBody, node.SemicolonToken, givesNothing: false, "{get", "}");

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node) => Lambda(node, node.Block, null);

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node) => Lambda(node, node.Block, node.ExpressionBody);

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node) => Lambda(node, node.Block, node.ExpressionBody);

    // The source of a query is evaluated in place; the rest may become expression trees.
    public override void VisitQueryExpression(QueryExpressionSyntax node)
    {
        Visit(node.FromClause.Expression);
        _inQuery++;
        Visit(node.Body);
        _inQuery--;
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var endless = _inQuery == 0 && node.Expression is MemberAccessExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.ValueText: "Enumerable" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Enumerable" },
            Name.Identifier.ValueText: "Range" or "Repeat" or "Sequence" or "InfiniteSequence",
        };
        if (endless)
            Insert(node.SpanStart, $"global::{Type}.Bounded(");
        base.VisitInvocationExpression(node);
        if (endless)
            Insert(node.Span.End, ")");
    }

    public override void VisitAwaitExpression(AwaitExpressionSyntax node)
    {
        Insert(node.Expression.SpanStart, $"global::{Type}.Awaited(");
        base.VisitAwaitExpression(node);
        Insert(node.Expression.Span.End, ")");
    }

    private void Loop(StatementSyntax loop, StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            // In the order of the text: what stands before the body comes first.
            foreach (var child in loop.ChildNodes().TakeWhile(child => child != body))
                Visit(child);
            Insert(block.OpenBraceToken.Span.End, Turn);
            Visit(body);
            foreach (var child in loop.ChildNodes().SkipWhile(child => child != body).Skip(1))
                Visit(child);
            return;
        }

        foreach (var child in loop.ChildNodes())
        {
            if (child == body)
                Insert(body.SpanStart, "{" + Turn);
            Visit(child);
            if (child == body)
                Insert(body.Span.End, "}");
        }
    }

    private void Function(
        SyntaxNode function, BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool givesNothing, string open = "", string close = "")
    {
        var checkArrow = arrow is not null && _meaning is not null && arrow.Expression is not ThrowExpressionSyntax;
        var mayRecur = function is not (MethodDeclarationSyntax or LocalFunctionStatementSyntax)
            || function is MethodDeclarationSyntax method && CalledUnseen.Contains(method.Identifier.ValueText);
        foreach (var child in function.ChildNodes())
        {
            if (child == block)
                Insert(block.OpenBraceToken.Span.End, mayRecur ? EntryCall : Entry(block));
            if (child == arrow && checkArrow)
            {
                _edits.Replace(arrow!.ArrowToken.SpanStart, arrow.ArrowToken.Span.Length, open + "{");
                Insert(arrow.Expression.SpanStart, (mayRecur ? EntryCall : Entry(arrow.Expression)) + (givesNothing ? "" : "return "));
            }

            Visit(child);
        }

        if (checkArrow)
            Insert(semicolon.Span.End, "}" + close);
    }

    private void Lambda(AnonymousFunctionExpressionSyntax lambda, BlockSyntax? block, ExpressionSyntax? expression)
    {
        if (block is not null)
        {
            Insert(block.OpenBraceToken.Span.End, Entry(block));
            var inQuery = _inQuery;
            _inQuery = 0;
            Visit(block);
            _inQuery = inQuery;
        }
        else if (_meaning is not null && _inQuery == 0)
        {
            Lambda(lambda, expression!);
        }
    }

    private void Lambda(AnonymousFunctionExpressionSyntax lambda, ExpressionSyntax expression)
    {
        var model = _meaning!.Value;
        if (model.GetTypeInfo(lambda).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Delegate }
            || model.GetSymbolInfo(lambda).Symbol is not IMethodSymbol symbol)
            return;
        if (expression is ThrowExpressionSyntax)
            return;
        var givesNothing = symbol.ReturnsVoid || symbol.IsAsync && symbol.ReturnType is INamedTypeSymbol { Arity: 0 };
        Insert(expression.SpanStart, "{" + Entry(expression) + (givesNothing ? "" : "return "));
        Visit(expression);
        Insert(expression.Span.End, ";}");
    }

    // Null where the record has one, or may have.
    private string? EqualityContract(RecordDeclarationSyntax record)
    {
        var has = record.Members.OfType<PropertyDeclarationSyntax>().Any(property => property.Identifier.ValueText == "EqualityContract");
        if (has || record.IsKind(SyntaxKind.RecordStructDeclaration) || record.Modifiers.Any(SyntaxKind.PartialKeyword))
            return null;
        if (record.BaseList is not null && _meaning is null)
            return null;
        var isDerived = record.BaseList is not null && _meaning!.Value.GetDeclaredSymbol(record) is { BaseType.IsRecord: true };
        var kind = isDerived ? "protected override" : record.Modifiers.Any(SyntaxKind.SealedKeyword) ? "private" : "protected virtual";
        var parameters = record.TypeParameterList is { } list ? $"<{string.Join(',', list.Parameters.Select(parameter => parameter.Identifier.Text))}>" : "";
        return $"{kind} global::System.Type EqualityContract{{get{{{EntryCall}return typeof({record.Identifier.Text}{parameters});}}}}";
    }

    // async Foo() of a task that carries no value ends without one.
    private static bool GivesNothing(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || modifiers.Any(SyntaxKind.AsyncKeyword) && type is IdentifierNameSyntax or QualifiedNameSyntax { Right: IdentifierNameSyntax };

    // What calls nothing cannot recur, unless by members whose use looks like no call; those check the stack themselves.
    private static string Entry(SyntaxNode body) =>
        body.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) ? EntryCall : Turn;

    private void Insert(int position, string text) => _edits.Insert(position, text);
}
