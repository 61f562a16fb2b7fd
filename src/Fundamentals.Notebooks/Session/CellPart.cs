using System.Text.RegularExpressions;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// A piece of a cell that is compiled by itself. A cell without <c>#!import</c> is one; each import makes the imported
/// file a part of its own, whose <c>using</c> directives hold for all that follows.
/// </summary>
/// <param name="Path">The cell's name, as in <c>Cell 7</c>, or the full path of an imported file.</param>
/// <param name="Code">Its text. Lines that belong to other parts are blank, so that line numbers stay true.</param>
internal sealed partial record CellPart(string Path, string Code)
{
    private const int DeepestImport = 16;

    /// <summary>Splits a cell at its imports.</summary>
    /// <exception cref="CellDirectiveException">An import names no file, or a directive is unknown.</exception>
    public static IReadOnlyList<CellPart> Split(string code, string name, Func<string, string?, string> fullPath)
    {
        var parts = new List<CellPart>();
        Split(code, name, fullPath, parts, depth: 0);
        return parts;
    }

    private static void Split(string code, string path, Func<string, string?, string> fullPath, List<CellPart> parts, int depth)
    {
        if (depth > DeepestImport)
            throw new CellDirectiveException(path, 1, $"Imports are more than {DeepestImport} deep here: do two files import each other?");
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("#!", StringComparison.Ordinal))
                continue;
            var import = ImportLine().Match(lines[i]);
            if (!import.Success)
                throw new CellDirectiveException(path, i + 1, $"Unknown directive '{lines[i].Trim()}'. Known here: #!import \"file.csx\".");
            var file = fullPath(import.Groups["file"].Value, path);
            if (!File.Exists(file))
                throw new CellDirectiveException(path, i + 1, $"#!import \"{import.Groups["file"].Value}\": there is no file {file}.");
            AddLines(start, i);
            Split(File.ReadAllText(file), file, fullPath, parts, depth + 1);
            start = i + 1;
        }

        AddLines(start, lines.Length);

        void AddLines(int from, int to)
        {
            if (lines.AsSpan(from..to).ContainsAnyExcept("", " "))
                parts.Add(new CellPart(path, new string('\n', from) + string.Join('\n', lines[from..to])));
        }
    }

    [GeneratedRegex("""^#!import\s+"(?<file>[^"]+)"\s*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportLine();
}

/// <summary>A directive in a cell is wrong.</summary>
internal sealed class CellDirectiveException(string path, int line, string message) : Exception(message)
{
    public string Path { get; } = path;

    public int Line { get; } = line;
}
