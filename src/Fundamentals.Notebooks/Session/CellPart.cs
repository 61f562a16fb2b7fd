using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Documents;
using Fundamentals.Notebooks.Rewriting;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// A piece of a cell that is compiled by itself. A cell without directives is one; each import or load makes the file a
/// part of its own, whose <c>using</c> directives hold for all that follows.
/// </summary>
/// <param name="Path">The cell's name, as in <c>Cell 7</c>, or the full path of an imported file.</param>
/// <param name="Code">Its text. Lines that belong to other parts are blank, so that line numbers stay true.</param>
/// <param name="Directive">What to do instead of running code, for example <c>#!who</c>, or null.</param>
internal sealed partial record CellPart(string Path, string Code, string? Directive = null)
{
    /// <summary>The directives, with what each does.</summary>
    public static readonly IReadOnlyDictionary<string, string> Known = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["#!import"] = "\"file.csx\" or \"notebook.ipynb\": run its code here; its usings hold from here on",
        ["#!time"] = "say how long the cell takes",
        ["#!who"] = "name the variables",
        ["#!whos"] = "name the variables with type and value",
        ["#!clear"] = "clear what the cell has shown so far",
        ["#!help"] = "show this list",
        ["#!csharp"] = "nothing: all cells are C#",
        ["#i"] = "\"nuget: URL or folder\": look for packages there, too",
        ["#r"] = "\"file.dll\" or \"nuget: Name, Version\": refer to a library or package",
        ["#:package"] = "Name@Version: the same as #r \"nuget: Name, Version\"",
        ["#load"] = "\"file.csx\": the same as #!import",
    };

    private const int DeepestImport = 16;
    private const int MostTypos = 3;

    /// <summary>Gets the assemblies of packages to compile against, apart from what is referred to already.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Splits a cell at its directives.</summary>
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
        var text = code.ReplaceLineEndings("\n");
        var (lines, notCode) = (text.Split('\n'), TextLines.NotCode(text));
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (notCode.Contains(i))
                continue;
            if (lines[i].StartsWith("#:", StringComparison.Ordinal))
                lines[i] = PackageLine(lines[i], path, i + 1);
            var import = ImportLine().Match(lines[i]);
            if (!import.Success && !lines[i].StartsWith("#!", StringComparison.Ordinal))
                continue;
            var directive = lines[i].Trim();
            if (!import.Success && (directive.StartsWith("#!import", StringComparison.Ordinal) || !Known.ContainsKey(directive)))
                throw Unknown(directive, path, i + 1);
            AddLines(start, i);
            start = i + 1;
            if (!import.Success)
                parts.Add(new CellPart(path, "", directive));
            else
                Import(import.Groups["word"].Value, import.Groups["file"].Value, i + 1);
        }

        AddLines(start, lines.Length);

        void AddLines(int from, int to)
        {
            if (lines.AsSpan(from..to).ContainsAnyExcept("", " "))
                parts.Add(new CellPart(path, new string('\n', from) + string.Join('\n', lines[from..to])));
        }

        void Import(string word, string written, int line)
        {
            var file = fullPath(written, path);
            if (!File.Exists(file))
                throw new CellDirectiveException(path, line, $"{word} \"{written}\": there is no file {file}.");
            if (!file.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            {
                Split(File.ReadAllText(file), file, fullPath, parts, depth + 1);
                return;
            }

            var number = 0;
            foreach (var cell in NotebookDocument.Load(file).Cells.Where(cell => cell.Kind == CellKind.Code))
                Split(cell.Source, $"{file}, cell {++number}", fullPath, parts, depth + 1);
        }
    }

    private static string PackageLine(string line, string path, int number) => PackageDirective().Match(line) is { Success: true } package
        ? $"#r \"nuget: {package.Groups["name"].Value}, {(package.Groups["version"].Success ? package.Groups["version"].Value : "*")}\""
        : throw Unknown(line.Trim(), path, number);

    private static CellDirectiveException Unknown(string directive, string path, int line)
    {
        var word = directive.Split(' ', 2)[0];
        if (Known.TryGetValue(word, out var use))
            return new CellDirectiveException(path, line, $"'{directive}' is not how {word} is used: {word} {use}.");
        var nearest = Known.Keys.MinBy(known => Distance(word, known))!;
        var hint = Distance(word, nearest) <= MostTypos ? $" Did you mean {nearest}?" : "";
        return new CellDirectiveException(path, line, $"Unknown directive '{word}'.{hint} #!help lists them all.");
    }

    // Levenshtein, Binary codes capable of correcting deletions, insertions, and reversals (1966).
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }

    // Roslyn's own #load, which allows for blanks and a remark, knows neither the dialect nor the checks.
    [GeneratedRegex("""^((?<word>#!import)\s+"(?<file>[^"]+)"|\s*(?<word>#\s*load)\s+"(?<file>[^"]+)"\s*(//.*)?)\s*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ImportLine();

    [GeneratedRegex(@"^#:package\s+(?<name>[\w.-]+)(@(?<version>[^\s]+))?\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageDirective();
}

/// <summary>A directive in a cell is wrong.</summary>
internal sealed class CellDirectiveException(string path, int line, string message) : Exception(message)
{
    public string Path { get; } = path;

    public int Line { get; } = line;
}
