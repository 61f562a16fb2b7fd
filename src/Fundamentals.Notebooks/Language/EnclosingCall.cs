using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Fundamentals.Notebooks.Language;

/// <summary>The call whose arguments are being typed: its overloads, with the parameter that is next.</summary>
/// <remarks>Roslyn's own service for this is not public.</remarks>
internal sealed class EnclosingCall
{
    private const int MostOverloads = 20;

    private readonly SemanticModel _model;
    private readonly SyntaxNode _list;
    private readonly int _position;

    private EnclosingCall(SemanticModel model, SyntaxNode list, int position)
    {
        _model = model;
        _list = list;
        _position = position;
    }

    /// <summary>Finds the innermost call around a place; null where there is none.</summary>
    public static EnclosingCall? At(SemanticModel model, SyntaxNode root, int position)
    {
        var token = root.FindToken(position);
        for (var node = (token.SpanStart < position ? token : token.GetPreviousToken()).Parent; node is not null and not StatementSyntax; node = node.Parent)
        {
            if (node is BaseArgumentListSyntax or AttributeArgumentListSyntax && node.GetFirstToken().Span.End <= position
                && node.GetLastToken(includeZeroWidth: true) is var close && (close.IsMissing || position <= close.SpanStart))
                return new EnclosingCall(model, node, position);
        }

        return null;
    }

    /// <summary>Tells whether the place is at a name among the arguments, which can be looked at by itself.</summary>
    public bool IsAtName
    {
        get
        {
            var token = _list.SyntaxTree.GetRoot().FindToken(_position);
            return IsName(token) || token.SpanStart == _position && IsName(token.GetPreviousToken());

            bool IsName(SyntaxToken word) => word.RawKind == (int)SyntaxKind.IdentifierToken
                && word.SpanStart > _list.SpanStart && word.SpanStart <= _position && _position <= word.Span.End;
        }
    }

    /// <summary>Describes the overloads, the one that fits best first; null if there are none.</summary>
    public string? Describe()
    {
        var arguments = _list.ChildNodes().ToList();
        var index = _list.ChildTokens().Count(token => token.IsKind(SyntaxKind.CommaToken) && token.Span.End <= _position);
        var name = (arguments.ElementAtOrDefault(index) as ArgumentSyntax)?.NameColon?.Name.Identifier.ValueText;
        var chosen = _model.GetSymbolInfo(_list.Parent!).Symbol;
        var overloads = Overloads(_model, _list.Parent!)
            .OrderByDescending(overload => SymbolEqualityComparer.Default.Equals(overload, chosen))
            .ThenBy(overload => Next(overload) is null && (index > 0 || name is not null))
            .ThenBy(overload => Parameters(overload).Length < arguments.Count)
            .ThenBy(overload => Parameters(overload).Length)
            .ToList();
        if (overloads.Count == 0)
            return null;
        List<string> lines = [Signature(overloads[0])];
        if (Next(overloads[0]) is { } next)
        {
            lines.Add(new string(' ', PlaceOf(next, overloads[0])) + new string('^', next.Name.Length));
            if (DocumentationOf(next, overloads[0]) is { Length: > 0 } meaning)
                lines.Add($"{next.Name}: {meaning}");
        }

        lines.AddRange(overloads.Skip(1).Take(MostOverloads - 1).Select(Signature));
        if (overloads.Count > MostOverloads)
            lines.Add($"… and {overloads.Count - MostOverloads} more");
        return string.Join('\n', lines);

        IParameterSymbol? Next(ISymbol overload)
        {
            var parameters = Parameters(overload);
            return name is not null ? parameters.FirstOrDefault(parameter => parameter.Name == name)
                : index < parameters.Length ? parameters[index]
                : parameters is [.., { IsParams: true } rest] ? rest : null;
        }
    }

    /// <summary>Finds the overloads that something could mean: a call, or the name of a method.</summary>
    public static IEnumerable<ISymbol> Overloads(SemanticModel model, SyntaxNode node)
    {
        IEnumerable<ISymbol> found = node switch
        {
            InvocationExpressionSyntax call => model.GetMemberGroup(call.Expression),
            BaseObjectCreationExpressionSyntax => (model.GetTypeInfo(node).Type as INamedTypeSymbol)?.InstanceConstructors ?? [],
            ElementAccessExpressionSyntax access => Members(model.GetTypeInfo(access.Expression).Type).OfType<IPropertySymbol>().Where(property => property.IsIndexer),
            _ => model.GetMemberGroup(node),
        };
        if (!found.Any() && node is InvocationExpressionSyntax { Expression: var target } && model.GetTypeInfo(target).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
            found = [invoke];
        return found.Where(symbol => model.IsAccessible(node.SpanStart, symbol));
    }

    /// <summary>Writes a signature.</summary>
    public static string Signature(ISymbol symbol) => symbol.ToDisplayString(LanguageService.Brief);

    private static IEnumerable<ISymbol> Members(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers())
                yield return member;
        }
    }

    private static ImmutableArray<IParameterSymbol> Parameters(ISymbol overload) => overload switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => [],
    };

    private static int PlaceOf(IParameterSymbol parameter, ISymbol overload) => overload.ToDisplayParts(LanguageService.Brief)
        .TakeWhile(part => part.Kind != SymbolDisplayPartKind.ParameterName || part.ToString() != parameter.Name)
        .Sum(part => part.ToString().Length);

    private static string? DocumentationOf(IParameterSymbol parameter, ISymbol overload)
    {
        if (overload.GetDocumentationCommentXml() is not { Length: > 0 } xml)
            return null;
        var about = XElement.Parse($"<doc>{xml}</doc>").Descendants("param").FirstOrDefault(element => element.Attribute("name")?.Value == parameter.Name);
        var words = about?.Nodes().Select(node => node is XElement { HasAttributes: true, IsEmpty: true } reference
            ? reference.FirstAttribute!.Value.Split('(')[0].Split('.', ':')[^1]
            : node is XElement element ? element.Value : node.ToString());
        return words is null ? null : string.Join(' ', string.Concat(words).Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }
}
