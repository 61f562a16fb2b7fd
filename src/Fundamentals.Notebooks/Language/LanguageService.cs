using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Notebooks.Language;

/// <summary>
/// Completion and inspection, by Roslyn's own services over a workspace in which each part of a cell is a script project
/// that builds on the one before.
/// </summary>
/// <remarks>Nothing is built until the first question: a notebook that only runs pays nothing.</remarks>
internal sealed class LanguageService : IDisposable
{
    private readonly ScriptChain _chain;
    private readonly Lock _lock = new();
    private readonly List<CellPart> _parts = [];
    private readonly Lazy<AdhocWorkspace> _workspace = new(() => new AdhocWorkspace(MefHostServices.DefaultHost));
    private ProjectId? _last;
    private int _inWorkspace;

    public LanguageService(ScriptChain chain, string preamble)
    {
        _chain = chain;
        _parts.Add(new CellPart("preamble", preamble));
    }

    /// <summary>Makes the names of a compiled part known.</summary>
    public void Add(CellPart part)
    {
        lock (_lock)
            _parts.Add(part);
    }

    public async Task<Completions> CompleteAsync(string code, int position, CancellationToken cancellationToken)
    {
        var document = DocumentFor(code);
        var service = CompletionService.GetService(document)!;
        var list = await service.GetCompletionsAsync(document, position, cancellationToken: cancellationToken).ConfigureAwait(false);
        var span = list.ItemsList.Count > 0 ? list.Span : new TextSpan(position, 0);
        var typed = code[span.Start..position];
        var items = list.ItemsList
            .Where(item => item.FilterText.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .OrderBy(item => item.FilterText.StartsWith(typed, StringComparison.Ordinal) ? 0 : 1)
            .ThenBy(item => item.SortText, StringComparer.OrdinalIgnoreCase)
            .Select(item => new Completion(item.DisplayText, item.Tags.IsEmpty ? "text" : item.Tags[0].ToLowerInvariant()))
            .DistinctBy(item => item.Text, StringComparer.Ordinal);
        return new Completions([.. items], span.Start, Math.Max(position, span.End));
    }

    public async Task<Inspection> InspectAsync(string code, int position, int detail, CancellationToken cancellationToken)
    {
        var document = DocumentFor(code);
        var service = QuickInfoService.GetService(document)!;
        var info = await service.GetQuickInfoAsync(document, position, cancellationToken).ConfigureAwait(false)
            ?? (position > 0 ? await service.GetQuickInfoAsync(document, position - 1, cancellationToken).ConfigureAwait(false) : null);
        if (info is null)
            return new Inspection(null);
        var sections = info.Sections.Where(section => detail > 0 || section.Kind
            is QuickInfoSectionKinds.Description or QuickInfoSectionKinds.DocumentationComments);
        var text = string.Join("\n\n", sections.Select(section => section.Text).Where(section => section.Length > 0));
        return new Inspection(text.Length == 0 ? null : MimeBundle.FromText(text));
    }

    public void Dispose()
    {
        if (_workspace.IsValueCreated)
            _workspace.Value.Dispose();
    }

    private Document DocumentFor(string code)
    {
        lock (_lock)
        {
            var workspace = _workspace.Value;
            var solution = workspace.CurrentSolution;
            for (; _inWorkspace < _parts.Count; _inWorkspace++)
                solution = AddSubmission(solution, _parts[_inWorkspace], _last, out _last);
            workspace.TryApplyChanges(solution);
            solution = AddSubmission(workspace.CurrentSolution, new CellPart("current", code), _last, out var current);
            return solution.GetProject(current)!.Documents.Single();
        }
    }

    private Solution AddSubmission(Solution solution, CellPart part, ProjectId? previous, out ProjectId id)
    {
        id = ProjectId.CreateNewId();
        var name = "submission" + solution.ProjectIds.Count;
        var info = ProjectInfo.Create(
            id, VersionStamp.Default, name, name, LanguageNames.CSharp,
            compilationOptions: _chain.Options(null),
            parseOptions: ScriptChain.ParseOptions.WithDocumentationMode(DocumentationMode.Parse),
            metadataReferences: previous is null ? FrameworkReferences.All : _chain.References(part),
            projectReferences: previous is null ? [] : [new ProjectReference(previous)],
            isSubmission: true);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(id), name + ".csx", sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(part.Code), VersionStamp.Default)));
        return solution.AddProject(info).AddDocument(document);
    }
}
