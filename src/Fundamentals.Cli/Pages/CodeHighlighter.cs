using System.Globalization;
using System.Text;
using Fundamentals.Notebooks.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace Fundamentals.Cli.Pages;

/// <summary>
/// Colours C# the way an editor does, by Roslyn's own classifier: it knows types and methods by what they are, not by
/// how they look, because it sees what the code refers to.
/// </summary>
internal sealed class CodeHighlighter : IDisposable
{
    private static readonly Lazy<MetadataReference[]> Framework = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(MimeBundle).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path))]);

    private readonly AdhocWorkspace _workspace = new();

    /// <summary>Colours a source file, in the light of the other files of its project.</summary>
    /// <param name="code">The file's text.</param>
    /// <param name="path">The file's full path.</param>
    public async Task<string> HighlightFileAsync(string code, string path)
    {
        ArgumentNullException.ThrowIfNull(code);
        var folder = Path.GetDirectoryName(path)!;
        if (Path.GetExtension(path) == ".csx")
            return (await HighlightAllAsync([code], prelude: string.Empty, folder))[0];
        var document = NewDocument(code, folder, SourceCodeKind.Regular);
        var project = document.Project.AddDocument("usings.cs", SourceText.From(SessionUsings.AsGlobalUsings)).Project;
        foreach (var other in ProjectFiles.Beside(path))
            project = project.AddDocument(Path.GetFileName(other), SourceText.From(await File.ReadAllTextAsync(other))).Project;
        var coloured = await ClassifyAsync(project.GetDocument(document.Id)!, new TextSpan(0, code.Length));
        return Render(code, new TextSpan(0, code.Length), coloured);
    }

    /// <summary>Colours the cells of a notebook, each in the light of the ones before it.</summary>
    /// <param name="cells">The cells' code.</param>
    /// <param name="prelude">Code that runs before them, such as what they import.</param>
    /// <param name="folder">The folder that <c>#r</c> starts from.</param>
    /// <returns>HTML for each cell, to stand inside a <c>code</c> element.</returns>
    public async Task<IReadOnlyList<string>> HighlightAllAsync(IReadOnlyList<string> cells, string prelude, string folder)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var (text, starts) = Join(cells, prelude);
        var document = NewDocument(Mask(text), folder, SourceCodeKind.Script);
        var coloured = await ClassifyAsync(document, TextSpan.FromBounds(prelude.Length, text.Length));
        return [.. cells.Select((cell, i) => Render(text, TextSpan.FromBounds(starts[i], starts[i] + cell.Length), coloured))];
    }

    public void Dispose() => _workspace.Dispose();

    private static async Task<(TextSpan Span, string? Class)[]> ClassifyAsync(Document document, TextSpan part)
    {
        var spans = await Classifier.GetClassifiedSpansAsync(document, part);
        return [.. spans
            .Where(span => !ClassificationTypeNames.AdditiveTypeNames.Contains(span.ClassificationType))
            .Select(span => (span.TextSpan, Class: CodeClasses.Of(span.ClassificationType)))
            .Where(span => span.Class is not null)
            .OrderBy(span => span.TextSpan.Start)];
    }

    private static (string Text, int[] Starts) Join(IReadOnlyList<string> cells, string prelude)
    {
        var text = new StringBuilder(prelude);
        var starts = new int[cells.Count];
        for (var i = 0; i < cells.Count; i++)
        {
            starts[i] = text.Append('\n').Length;
            text.Append(cells[i]);
        }

        return (text.Append('\n').ToString(), starts);
    }

    // The session's own directives are not C#; as comments of the same length they keep every position.
    private static string Mask(string text) => NotebookDirectives.Import().Replace(text, match => "//" + match.Value[2..]);

    private static string Render(string text, TextSpan cell, (TextSpan Span, string? Class)[] coloured)
    {
        var html = new StringBuilder(cell.Length * 2);
        var at = cell.Start;
        foreach (var (span, name) in coloured)
        {
            if (span.End <= at || span.Start >= cell.End)
                continue;
            var start = Math.Max(span.Start, at);
            var end = Math.Min(span.End, cell.End);
            html.Append(Html.Escape(text[at..start]));
            html.Append(CultureInfo.InvariantCulture, $"<span class=\"{name}\">{Html.Escape(text[start..end])}</span>");
            at = end;
        }

        return html.Append(Html.Escape(text[at..cell.End])).ToString();
    }

    private Document NewDocument(string text, string folder, SourceCodeKind kind)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            metadataReferenceResolver: ScriptMetadataResolver.Default.WithBaseDirectory(folder),
            sourceReferenceResolver: ScriptSourceResolver.Default.WithBaseDirectory(folder),
            usings: SessionUsings.Names);
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "page", "page", LanguageNames.CSharp,
            compilationOptions: options,
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest, kind: kind),
            metadataReferences: Framework.Value);
        var document = DocumentInfo.Create(
            DocumentId.CreateNewId(project.Id), "page.cs", sourceCodeKind: kind,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)));
        var solution = _workspace.CurrentSolution.AddProject(project).AddDocument(document);
        return solution.GetDocument(document.Id)!;
    }
}
