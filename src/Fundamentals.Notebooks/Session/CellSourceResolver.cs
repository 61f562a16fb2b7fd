using Microsoft.CodeAnalysis;

namespace Fundamentals.Notebooks.Session;

/// <summary>Finds the files that <c>#load</c> names, and leaves the names of cells as they are: they are not files.</summary>
internal sealed class CellSourceResolver(string workingDirectory) : SourceFileResolver([], workingDirectory)
{
    public override string? NormalizePath(string path, string? baseFilePath) =>
        Path.IsPathRooted(path) ? base.NormalizePath(path, baseFilePath) : path;
}
