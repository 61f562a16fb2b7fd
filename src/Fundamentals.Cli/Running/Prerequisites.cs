using System.Globalization;
using System.Text.RegularExpressions;
using Fundamentals.Cli.Pages;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Running;

/// <summary>The files that a notebook's cells name, looked for before anything runs.</summary>
internal static class Prerequisites
{
    /// <summary>Says which files that a notebook refers to are not there: a line for each place that names some.</summary>
    /// <param name="document">The notebook.</param>
    /// <param name="folder">The current folder; paths are shown as seen from it.</param>
    public static IEnumerable<string> Missing(NotebookDocument document, string folder)
    {
        ArgumentNullException.ThrowIfNull(document);
        var search = new Search(folder);
        var number = 0;
        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code && !string.IsNullOrWhiteSpace(cell.Source)))
        {
            number++;
            if (cell.HasTag(NotebookRunner.MayFailTag))
                continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"{DisplayPath.Of(document.Path, folder)}, cell {number}");
            search.Visit(cell.Source, place, Path.GetDirectoryName(document.Path)!);
        }

        return search.Problems;
    }

    private sealed class Search(string folder)
    {
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);

        public List<string> Problems { get; } = [];

        public void Visit(string code, string place, string baseFolder)
        {
            var unbuilt = Files(NotebookDirectives.Reference(), code, baseFolder).Where(file => !File.Exists(file.Path)).ToList();
            if (unbuilt is [var first, ..])
            {
                var what = unbuilt.Count == 1 ? "which has not been built. Build it first" : $"one of {unbuilt.Count} files that have not been built. Build them first";
                Problems.Add($"{place}: {first.Line} refers to {DisplayPath.Of(first.Path, folder)}, {what}: dotnet build -c Release");
            }

            var imports = Files(NotebookDirectives.Import(), code, baseFolder).Concat(Files(NotebookDirectives.Load(), code, baseFolder));
            foreach (var (line, path) in imports)
            {
                if (!File.Exists(path))
                    Problems.Add($"{place}: {line} names {DisplayPath.Of(path, folder)}, which is not there.");
                else if (_visited.Add(path))
                    Visit(File.ReadAllText(path), DisplayPath.Of(path, folder), Path.GetDirectoryName(path)!);
            }
        }

        private static IEnumerable<(string Line, string Path)> Files(Regex directive, string code, string baseFolder) =>
            directive.Matches(code).Select(match => (match.Value.Trim(), Path.GetFullPath(match.Groups["file"].Value, baseFolder)));
    }
}
