using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fundamentals.Notebooks.Rewriting;

/// <summary>How cells are parsed.</summary>
internal static class CellSyntax
{
    /// <summary>As the compiler gets them: as scripts.</summary>
    public static readonly CSharpParseOptions Script = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    /// <summary>As people write them: as programs, which may have namespaces and variables of any kind.</summary>
    public static readonly CSharpParseOptions Program = Script.WithKind(SourceCodeKind.Regular);
}
