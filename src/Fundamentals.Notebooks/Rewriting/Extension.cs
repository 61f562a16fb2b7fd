using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>An extension method or property, and how it is written as a plain static method.</summary>
internal sealed class Extension
{
    private readonly MemberDeclarationSyntax _member;
    private readonly string _types;
    private readonly string _parameters;
    private readonly string _constraints;
    private readonly List<ParameterSyntax> _all;
    private readonly Func<string, string> _nameOf;

    private Extension(MemberDeclarationSyntax member, ExtensionBlockDeclarationSyntax? block, Func<string, string> nameOf)
    {
        _member = member;
        var receiver = block?.ParameterList;
        var method = member as MethodDeclarationSyntax;
        IsProperty = method is null;
        IsStatic = receiver is not null && member.Modifiers.Any(SyntaxKind.StaticKeyword);
        Name = method?.Identifier.Text ?? ((PropertyDeclarationSyntax)member).Identifier.Text;
        _all = [.. IsStatic ? [] : receiver?.Parameters ?? [], .. method?.ParameterList.Parameters ?? []];
        string[] all = [.. Parameters(block?.TypeParameterList), .. Parameters(method?.TypeParameterList)];
        _nameOf = name => all.Contains(name, StringComparer.Ordinal) ? name : nameOf(name);
        _types = all.Length == 0 ? "" : $"<{string.Join(',', all)}>";
        _constraints = string.Join(' ', block?.ConstraintClauses.Select(Flat) ?? []);
        _parameters = string.Join(',', _all.Select(Flat));
    }

    /// <summary>Gets its name.</summary>
    public string Name { get; }

    /// <summary>Gets a value indicating whether it is a property.</summary>
    public bool IsProperty { get; }

    /// <summary>Gets a value indicating whether it belongs to the type rather than to an object.</summary>
    public bool IsStatic { get; }

    /// <summary>Gets a value indicating whether only its own class may use it.</summary>
    public bool IsPrivate => !_member.Modifiers.Any(SyntaxKind.PublicKeyword) && !_member.Modifiers.Any(SyntaxKind.InternalKeyword);

    private TypeSyntax Type => (_member as MethodDeclarationSyntax)?.ReturnType ?? ((PropertyDeclarationSyntax)_member).Type;

    private string MethodName => IsProperty ? Dialect.PropertyPrefix + Name : Name;

    /// <summary>Reads an extension method of the older form.</summary>
    /// <param name="method">The method.</param>
    /// <param name="nameOf">Tells how the script has to put the name of a type.</param>
    public static Extension Of(MethodDeclarationSyntax method, Func<string, string> nameOf) => new(method, null, nameOf);

    /// <summary>Reads a member of an extension block; null for members that have no other form, such as operators.</summary>
    public static Extension? Of(ExtensionBlockDeclarationSyntax block, MemberDeclarationSyntax member, Func<string, string> nameOf) =>
        member is MethodDeclarationSyntax or PropertyDeclarationSyntax { AccessorList: null or { Accessors: [{ RawKind: (int)SyntaxKind.GetAccessorDeclaration }] } }
            ? new Extension(member, block, nameOf)
            : null;

    /// <summary>Writes the member of a block as a static method of the class around the block.</summary>
    public void WriteInto(TextEdits edits)
    {
        var modifier = IsStatic ? "" : "static ";
        var constraints = _constraints.Length == 0 ? "" : " " + _constraints;
        if (_member is MethodDeclarationSyntax method)
        {
            edits.Insert(method.ReturnType.SpanStart, modifier);
            edits.Replace(method.Identifier.Span.End, method.ParameterList.Span.End - method.Identifier.Span.End, $"{_types}({_parameters})");
            edits.Insert(method.ParameterList.Span.End, constraints);
            return;
        }

        var property = (PropertyDeclarationSyntax)_member;
        edits.Insert(property.Type.SpanStart, modifier);
        edits.Replace(property.Identifier.SpanStart, property.Identifier.Span.Length, $"{MethodName}{_types}({_parameters}){constraints}");
        if (property.AccessorList is not { Accessors: [var get] } accessors)
            return;
        edits.Replace(accessors.OpenBraceToken.SpanStart, 1, "");
        edits.Replace(get.Keyword.SpanStart, get.Keyword.Span.Length, "");
        edits.Replace(accessors.CloseBraceToken.SpanStart, 1, "");
    }

    /// <summary>Lets the script see a private one.</summary>
    public void MakeInternal(TextEdits edits)
    {
        if (_member.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.PrivateKeyword)) is { RawKind: not 0 } marker)
            edits.Replace(marker.SpanStart, marker.Span.Length, "internal");
        else
            edits.Insert(Type.SpanStart, "internal ");
    }

    /// <summary>Gives the extension method of the script that calls it.</summary>
    /// <param name="path">The class it is in.</param>
    public string Forward(string path)
    {
        var own = (_member as MethodDeclarationSyntax)?.ConstraintClauses ?? default;
        var constraints = string.Join(' ', own.Select(Flat).Prepend(_constraints));
        var marked = _parameters.StartsWith("this ", StringComparison.Ordinal) ? _parameters : "this " + _parameters;
        var arguments = _all.Select(parameter => string.Concat(parameter.Modifiers.Where(IsPassed).Select(m => m.Text + " ")) + parameter.Identifier.Text);
        var kind = Type is RefTypeSyntax ? "ref " : "";
        return $" static {(_member.Modifiers.Any(SyntaxKind.UnsafeKeyword) ? "unsafe " : "")}{Flat(Type)} {MethodName}{_types}({marked}) {constraints} => {kind}{path}.{MethodName}{_types}({string.Join(',', arguments)});";
    }

    private static bool IsPassed(SyntaxToken modifier) => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword;

    private static IEnumerable<string> Parameters(TypeParameterListSyntax? list) => list?.Parameters.Select(p => p.Identifier.Text) ?? [];

    private string Flat(SyntaxNode node) => string.Join(' ', node.DescendantTokens().Select(token => IsFirstName(token.Parent!) ? _nameOf(token.Text) : token.Text));

    // Not one that follows a dot.
    private static bool IsFirstName(SyntaxNode node) => node is SimpleNameSyntax
        && !(node.Parent is QualifiedNameSyntax qualified && qualified.Right == node || node.Parent is MemberAccessExpressionSyntax access && access.Name == node
            || node.Parent is AliasQualifiedNameSyntax);
}
