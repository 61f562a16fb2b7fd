using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Rewriting;
using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Recommendations;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Language;

/// <summary>
/// Completion and inspection, by Roslyn's own services over a workspace in which each part of a cell is a script project
/// that builds on the one before.
/// </summary>
/// <remarks>Nothing is built until the first question: a notebook that only runs pays nothing.</remarks>
internal sealed class LanguageService : IDisposable
{
    /// <summary>How signatures are written: types without their namespaces, parameters with their names.</summary>
    public static readonly SymbolDisplayFormat Brief = SymbolDisplayFormat.MinimallyQualifiedFormat
        .AddKindOptions(SymbolDisplayKindOptions.IncludeTypeKeyword | SymbolDisplayKindOptions.IncludeNamespaceKeyword);

    private const string Snippet = "snippet";
    private const string Operator = "operator";

    private readonly ScriptChain _chain;
    private readonly DirectiveCompletion _directives;
    private readonly Lock _lock = new();
    private readonly List<CellPart> _parts = [];
    private readonly Lazy<AdhocWorkspace> _workspace = new(() => new AdhocWorkspace(MefHostServices.DefaultHost));
    private Solution? _earlier;
    private ProjectId? _last;
    private int _inSolution;

    /// <summary>Starts without a workspace.</summary>
    public LanguageService(ScriptChain chain, DirectiveCompletion directives, string preamble)
    {
        _chain = chain;
        _directives = directives;
        _parts.Add(new CellPart("preamble", preamble));
    }

    /// <summary>Makes the names of a compiled part known.</summary>
    public void Add(CellPart part)
    {
        lock (_lock)
            _parts.Add(part);
    }

    /// <summary>Finds what could be typed at a place, as an editor would list it.</summary>
    public async Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        if (_directives.At(code, position) is { } directives)
            return directives;
        var (document, place, edits) = await DocumentForAsync(code, position, cancellationToken).ConfigureAwait(false);
        var list = await CompletionService.GetService(document)!.GetCompletionsAsync(document, place, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (list.ItemsList.Count == 0)
            return new Completions([], position, position);
        var start = position - (place - list.Span.Start);
        var typed = code[start..position];
        var symbols = (await Recommender.GetRecommendedSymbolsAtPositionAsync(document, place, cancellationToken: cancellationToken).ConfigureAwait(false))
            .ToLookup(symbol => symbol.Name, StringComparer.Ordinal);
        var items = list.ItemsList
            .Select(item => (Item: item, Name: NameOf(item), Kind: KindOf(item)))
            .Where(found => found.Kind is not (Snippet or Operator) && found.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(found => !found.Name.StartsWith(typed, StringComparison.Ordinal))
            .ThenByDescending(found => found.Item.Rules.MatchPriority)
            .ThenBy(found => found.Item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(found => new Completion(found.Name, found.Kind, SignatureOf([.. symbols[found.Item.FilterText]])))
            .DistinctBy(item => item.Text, StringComparer.Ordinal);
        return new Completions([.. items], start, Math.Max(position, edits.Back(list.Span.End)));
    }

    /// <summary>Finds what is known of the name at a place, and of the call that its arguments are for.</summary>
    public async Task<Inspection> InspectAsync(string code, int position, int detail, CancellationToken cancellationToken)
    {
        (var document, position, _) = await DocumentForAsync(code, position, cancellationToken).ConfigureAwait(false);
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var call = EnclosingCall.At(model, root, position);
        var texts = new List<string?>();
        if (call is null or { IsAtName: true })
        {
            var service = QuickInfoService.GetService(document)!;
            var info = await service.GetQuickInfoAsync(document, position, cancellationToken).ConfigureAwait(false)
                ?? (position > 0 ? await service.GetQuickInfoAsync(document, position - 1, cancellationToken).ConfigureAwait(false) : null);
            texts.AddRange(info?.Sections.Where(section => detail > 0 || section.Kind
                is QuickInfoSectionKinds.Description or QuickInfoSectionKinds.DocumentationComments).Select(section => section.Text.Trim().ReplaceLineEndings("\n")) ?? []);
            if (detail > 0 && info is not null)
                texts.Add(Overloads(model, root.FindToken(info.Span.Start).Parent!));
        }

        texts.Add(call?.Describe());
        var text = string.Join("\n\n", texts.Where(text => !string.IsNullOrEmpty(text)));
        return new Inspection(text.Length == 0 ? null : MimeBundle.FromText(text));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_workspace.IsValueCreated)
            _workspace.Value.Dispose();
    }

    private static string? Overloads(SemanticModel model, SyntaxNode name)
    {
        var all = EnclosingCall.Overloads(model, name.Parent is BaseObjectCreationExpressionSyntax creation ? creation : name).Select(EnclosingCall.Signature).ToList();
        return all.Count < 2 ? null : "Overloads:\n  " + string.Join("\n  ", all);
    }

    // An extension property of a cell became a method, and an argument's name wants its colon.
    private static string NameOf(CompletionItem item) =>
        item.DisplayText.StartsWith(Dialect.PropertyPrefix, StringComparison.Ordinal) ? item.DisplayText[Dialect.PropertyPrefix.Length..]
        : item.DisplayTextSuffix == ":" ? item.DisplayText + ":" : item.DisplayText;

    // In the words of the Language Server Protocol, for which front ends have pictures.
    private static string KindOf(CompletionItem item) => item.Tags.FirstOrDefault() switch
    {
        null => "text",
        WellKnownTags.ExtensionMethod => "method",
        WellKnownTags.Structure => "struct",
        WellKnownTags.Namespace => "module",
        WellKnownTags.Local or WellKnownTags.Parameter or WellKnownTags.RangeVariable => "variable",
        var tag => tag.ToLowerInvariant(),
    };

    private static string SignatureOf(List<ISymbol> symbols) => symbols.Count switch
    {
        0 => "",
        1 => EnclosingCall.Signature(symbols[0]),
        var count => $"{EnclosingCall.Signature(symbols[0])} (+ {count - 1} overload{(count == 2 ? "" : "s")})",
    };

    // The text as a script has to put it: the part of it that holds the place, with the parts before, where that is in it,
    // and the way back.
    private async Task<(Document Document, int Position, TextEdits Edits)> DocumentForAsync(string code, int position, CancellationToken cancellationToken)
    {
        Solution earlier;
        ProjectId last;
        lock (_lock)
        {
            earlier = _earlier ??= _workspace.Value.CurrentSolution;
            for (; _inSolution < _parts.Count; _inSolution++)
                earlier = AddSubmission(earlier, _parts[_inSolution], _last, out _last);
            (_earlier, last) = (earlier, _last!);
        }

        // Compiled here, the parts before are kept for the questions to come; a solution with the question would keep them to itself.
        await earlier.GetProject(last)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var parts = new Dialect(_chain.Dialect).Rewrite(code).ToList();
        var index = parts.FindIndex(part => part.Edits.Forward(position) is not null);
        // In what is replaced, as the receiver of extension members is, the text as it stands says most.
        if (index < 0)
            (parts, index) = ([(code, new TextEdits())], 0);
        foreach (var (text, _) in parts.Take(index + 1))
            earlier = AddSubmission(earlier, new CellPart("current", text), last, out last);
        var edits = parts[index].Edits;
        return (earlier.GetProject(last)!.Documents.Single(), edits.Forward(position)!.Value, edits);
    }

    private Solution AddSubmission(Solution solution, CellPart part, ProjectId? previous, out ProjectId id)
    {
        id = ProjectId.CreateNewId();
        var name = "submission" + solution.ProjectIds.Count;
        var info = ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: _chain.Options(null),
            parseOptions: CellSyntax.Script.WithDocumentationMode(DocumentationMode.Parse),
            metadataReferences: previous is null ? FrameworkReferences.All : _chain.References(part),
            projectReferences: previous is null ? [] : [new ProjectReference(previous)],
            isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), name + ".csx", sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(part.Code), VersionStamp.Default)));
        return solution.AddProject(info).AddDocument(document);
    }
}
