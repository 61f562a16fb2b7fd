using System.Text;
using System.Text.RegularExpressions;

namespace Fundamentals.Cli.Pages;

/// <summary>The lines of a cell that name files: <c>#!import</c>, <c>#load</c> and <c>#r</c>.</summary>
internal static partial class NotebookDirectives
{
    /// <summary>Matches a <c>#!import "file"</c> line.</summary>
    [GeneratedRegex("""^[ \t]*#![ \t]*import[ \t]+"?(?<file>[^"\r\n]+?)"?[ \t]*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    public static partial Regex Import();

    /// <summary>Matches a <c>#load "file"</c> line.</summary>
    [GeneratedRegex("""^[ \t]*#load[ \t]+"(?<file>[^"\r\n]+)"[ \t]*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    public static partial Regex Load();

    /// <summary>Matches an <c>#r "file"</c> line that names a file rather than a framework assembly or a package.</summary>
    [GeneratedRegex("""^[ \t]*#r[ \t]+"(?<file>[^":\r\n]*[/\\][^":\r\n]*|[A-Za-z]:[^":\r\n]+)"[ \t]*$""", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 60_000)]
    public static partial Regex Reference();

    /// <summary>Reads what code imports, and what that imports, with the files it names in full; files that are not there are passed over.</summary>
    /// <param name="code">The code of a notebook's cells.</param>
    /// <param name="folder">The notebook's folder.</param>
    public static string ReadImports(IEnumerable<string> code, string folder)
    {
        var text = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cell in code)
            AppendImports(text, cell, folder, seen);
        return text.ToString();
    }

    private static void AppendImports(StringBuilder text, string code, string folder, HashSet<string> seen)
    {
        foreach (Match match in Import().Matches(code))
        {
            var path = Path.GetFullPath(match.Groups["file"].Value, folder);
            if (!seen.Add(path) || !File.Exists(path))
                continue;
            var imported = File.ReadAllText(path);
            var home = Path.GetDirectoryName(path)!;
            AppendImports(text, imported, home, seen);
            text.Append(WithFullPaths(imported, home)).Append('\n');
        }
    }

    // What is imported names files as seen from its own folder, and is read here as if it stood in the notebook's.
    private static string WithFullPaths(string code, string home)
    {
        return Load().Replace(Reference().Replace(code, InFull), InFull);

        string InFull(Match match)
        {
            var file = match.Groups["file"];
            var before = match.Value[..(file.Index - match.Index)];
            return before + Path.GetFullPath(file.Value, home) + match.Value[(before.Length + file.Length)..];
        }
    }
}
