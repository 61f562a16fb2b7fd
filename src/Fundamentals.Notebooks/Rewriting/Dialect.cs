using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>
/// Rewrites what C# programs may hold and scripts may not, into what means the same in a script: using declarations,
/// namespaces, extension members in a static class, and an await before a parenthesis. Lines stay where they are. One
/// for a session: it remembers what was declared.
/// </summary>
/// <remarks>
/// A script is the body of a class, so that its types are nested in that. Hence a namespace becomes a static class, which
/// <c>using static</c> opens; a class with extension methods keeps them as plain ones, and the script gets extension methods
/// that forward; an extension property gets a pair of methods, which its uses, errors at first, are made to call.
/// </remarks>
internal sealed class Dialect
{
    /// <summary>What stands before the name of an extension property in the name of the method that it became.</summary>
    public const string PropertyPrefix = "get_";

    private readonly DeclaredNames _names;

    /// <summary>Starts with what another one remembers, or with nothing.</summary>
    public Dialect(Dialect? other = null) => _names = new DeclaredNames(other?._names);

    /// <summary>Rewrites one text: first its namespaces, if it has any, as a part of their own, then the rest.</summary>
    /// <param name="code">The text.</param>
    /// <param name="check">Told of each namespace, to throw where it cannot be.</param>
    public IEnumerable<(string Code, TextEdits Edits)> Rewrite(string code, Action<NameSyntax>? check = null)
    {
        if (!MayDiffer(code))
        {
            yield return (code, new TextEdits());
            yield break;
        }

        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CellSyntax.Program).GetRoot();
        var spaces = root.Members.OfType<BaseNamespaceDeclarationSyntax>().ToList();
        if (spaces.Count > 0)
        {
            var edits = new TextEdits();
            foreach (var other in root.Members.Where(member => member is not BaseNamespaceDeclarationSyntax))
                edits.Blank(code, other.SpanStart, other.Span.End);
            foreach (var space in spaces)
                check?.Invoke(space.Name);
            foreach (var space in spaces)
                _names.Forget(space.Name.ToString().Split('.')[0].Trim());
            foreach (var space in spaces)
                _names.Remember(space, "");
            foreach (var space in spaces)
                edits.Insert(space.Span.End, DeclareNamespace(space, "", edits, code, root));
            foreach (var opened in root.Usings.Where(directive => _names.Namespaces.Contains(directive.NamespaceOrType.ToString())))
                edits.Blank(code, opened.SpanStart, opened.Span.End);
            yield return (edits.Apply(code), edits);
        }

        var rest = new TextEdits();
        foreach (var space in spaces)
            rest.Blank(code, space.SpanStart, space.Span.End);
        if (spaces.Count > 0)
            rest.Insert(root.GetFirstToken().SpanStart, string.Concat(_names.Opened.Where(_names.Namespaces.Contains).Select(_names.Aliases)));
        foreach (var directive in root.Usings.Where(IsOpened))
        {
            rest.Insert(directive.UsingKeyword.Span.End, " static");
            if (!_names.Opened.Add(directive.NamespaceOrType.ToString()) && spaces.Count == 0)
                rest.Insert(directive.Span.End, _names.Aliases(directive.NamespaceOrType.ToString()));
        }

        foreach (var member in root.Members)
        {
            if (member is GlobalStatementSyntax)
                MarkAwaits(member, rest);
            if (member is TypeDeclarationSyntax declared)
            {
                _names.Forget(declared.Identifier.Text);
                _names.Remember(declared, "");
            }

            if (member is GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } declaration })
                DisposeAtEnd(declaration, rest);
            else if (member is ClassDeclarationSyntax type)
                rest.Insert(type.Span.End, ForwardExtensions(type, "", rest, code));
        }

        yield return (rest.Apply(code), rest);
    }

    /// <summary>Makes uses of extension members, which the compiler does not find, calls of the methods they became.</summary>
    /// <returns>The changes, or null when no error is of this kind.</returns>
    public TextEdits? UseExtensions(IEnumerable<Diagnostic> errors)
    {
        var edits = new TextEdits();
        foreach (var error in errors.Where(error => error.Id is "CS1061" or "CS0117" && error.Location.IsInSource))
        {
            var name = error.Location.SourceTree!.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
            var text = name.ToString();
            if (error.Id == "CS1061" && _names.Properties.Any(property => property.Name == text))
                edits.Replace(name.SpanStart, name.Span.Length, $"{PropertyPrefix}{text}()");
            // Where the class itself is asked, there is nothing else to ask.
            else if (error.Id == "CS0117" && _names.Statics.TryGetValue(text, out var target)
                && name.Parent is MemberAccessExpressionSyntax access && access.Expression.ToString() != target.Path)
                edits.Replace(access.SpanStart, access.Span.Length, target.Path + (target.IsProperty ? $".{PropertyPrefix}{text}()" : "." + text));
        }

        return edits.IsEmpty ? null : edits;
    }

    /// <summary>Gives the statement that has a variable disposed at the end of the cell.</summary>
    public static string AtEnd(VariableDeclaratorSyntax variable) => $"global::{typeof(CellScope).FullName}.AtEnd({variable.Identifier.Text});";

    // Without these words there is nothing to rewrite, and most cells need not be parsed for it.
    private static bool MayDiffer(string code) =>
        code.Contains("using", StringComparison.Ordinal)
        || code.Contains("await", StringComparison.Ordinal)
        || code.Contains("namespace", StringComparison.Ordinal)
        || code.Contains("static", StringComparison.Ordinal) && code.Contains("class", StringComparison.Ordinal);

    private bool IsOpened(UsingDirectiveSyntax directive) =>
        directive.Alias is null && directive.StaticKeyword.RawKind == 0 && _names.Namespaces.Contains(directive.NamespaceOrType.ToString());

    // At the top of a script, await and a parenthesis are taken for a call, and a tuple that begins with await for one of
    // variables; what begins with a keyword, as unchecked(…) does, is neither.
    private static void MarkAwaits(MemberDeclarationSyntax statement, TextEdits edits)
    {
        foreach (var node in statement.DescendantNodes())
        {
            var marked = node switch
            {
                AwaitExpressionSyntax awaited when awaited.Expression.GetFirstToken().IsKind(SyntaxKind.OpenParenToken) => awaited.Expression,
                AwaitExpressionSyntax { Parent: ArgumentSyntax { Parent: TupleExpressionSyntax } } => node,
                _ => null,
            };
            if (marked is null)
                continue;
            edits.Insert(marked.SpanStart, "unchecked(");
            edits.Insert(marked.Span.End, ")");
        }
    }

    private static void DisposeAtEnd(LocalDeclarationStatementSyntax declaration, TextEdits edits)
    {
        if (declaration.AwaitKeyword.RawKind != 0)
            edits.Replace(declaration.AwaitKeyword.SpanStart, declaration.AwaitKeyword.Span.Length, "");
        edits.Replace(declaration.UsingKeyword.SpanStart, declaration.UsingKeyword.Span.Length, "");
        // A line that is still being typed goes on here.
        foreach (var variable in declaration.SemicolonToken.IsMissing ? [] : declaration.Declaration.Variables)
            edits.Insert(declaration.Span.End, AtEnd(variable));
    }

    // Gives the extension methods that the script gets.
    private string DeclareNamespace(BaseNamespaceDeclarationSyntax space, string outer, TextEdits edits, string code, CompilationUnitSyntax root)
    {
        var names = space.Name.ToString().Split('.', StringSplitOptions.TrimEntries);
        var full = outer + string.Join('.', names);
        // The outermost is as the types of cells are, which are private, so that what is in it can refer to those.
        var opening = string.Concat(names.Select((name, i) => (i > 0 ? "{" : "") + (i > 0 || outer.Length > 0 ? "public " : "") + "static partial class " + name));
        var fileScoped = space as FileScopedNamespaceDeclarationSyntax;
        var head = fileScoped is null ? space.Name.Span.End : fileScoped.SemicolonToken.Span.End;
        edits.Replace(space.SpanStart, head - space.SpanStart, opening + (fileScoped is null ? "" : "{"));
        foreach (var directive in space.Usings)
        {
            edits.Blank(code, directive.SpanStart, directive.Span.End);
            edits.Insert(root.GetFirstToken().SpanStart, directive.ToString());
        }

        var forwarders = "";
        foreach (var member in space.Members)
        {
            if (member is BaseNamespaceDeclarationSyntax inner)
                forwarders += DeclareNamespace(inner, full + ".", edits, code, root);
            else if (!member.Modifiers.Any(SyntaxKind.PublicKeyword))
                edits.Insert(member.SpanStart, "public ");
            foreach (var modifier in member.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.FileKeyword)))
                edits.Replace(modifier.SpanStart, modifier.Span.Length, "");
            if (member is ClassDeclarationSyntax type)
                forwarders += ForwardExtensions(type, full + ".", edits, code);
        }

        edits.Insert(space.Span.End, new string('}', fileScoped is null ? names.Length - 1 : names.Length));
        return forwarders;
    }

    // Gives the extension methods that the script gets.
    private string ForwardExtensions(ClassDeclarationSyntax type, string outer, TextEdits edits, string code)
    {
        if (!type.Modifiers.Any(SyntaxKind.StaticKeyword) || type.TypeParameterList is not null)
            return "";
        var path = outer + type.Identifier.Text;
        var forwarders = "";
        foreach (var member in type.Members)
        {
            if (member is MethodDeclarationSyntax { ParameterList.Parameters: [var first, ..] } method
                && first.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ThisKeyword)) is { RawKind: not 0 } marker)
            {
                edits.Replace(marker.SpanStart, marker.Span.Length, "");
                forwarders += Forward(Extension.Of(method, name => _names.Qualify(name, path)), type, path, edits);
            }
            else if (member is ExtensionBlockDeclarationSyntax block)
            {
                edits.Blank(code, block.SpanStart, block.OpenBraceToken.Span.End);
                foreach (var inner in block.Members)
                    forwarders += ForwardMember(block, inner, type, path, edits);
                edits.Replace(block.CloseBraceToken.SpanStart, 1, "");
            }
        }

        return forwarders;
    }

    // A private one needs a forwarder, and to be seen by it, where its own class uses it as an extension.
    private static string Forward(Extension extension, ClassDeclarationSyntax type, string path, TextEdits edits)
    {
        if (extension.IsPrivate)
        {
            if (!type.DescendantNodes().Any(node => node is SimpleNameSyntax { Parent: MemberAccessExpressionSyntax or MemberBindingExpressionSyntax } name && name.Identifier.Text == extension.Name))
                return "";
            extension.MakeInternal(edits);
        }

        return extension.Forward(path);
    }

    private string ForwardMember(ExtensionBlockDeclarationSyntax block, MemberDeclarationSyntax member, ClassDeclarationSyntax type, string path, TextEdits edits)
    {
        if (Extension.Of(block, member, name => _names.Qualify(name, path)) is not { } extension)
            return "";
        extension.WriteInto(edits);
        if (extension.IsStatic)
            _names.Statics[extension.Name] = (path, extension.IsProperty);
        else if (extension.IsProperty)
            _names.Properties.Add((path, extension.Name));
        return extension.IsStatic ? "" : Forward(extension, type, path, edits);
    }
}
