using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Packages;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Language;

/// <summary>Completes directives: their words, the packages in NuGet's cache with their versions, and paths of files.</summary>
/// <param name="fullPath">Finds what a path in a directive means.</param>
/// <param name="cache">The packages to offer.</param>
internal sealed partial class DirectiveCompletion(Func<string, string?, string> fullPath, PackageCache cache)
{
    private static readonly EnumerationOptions WhatCanBeRead = new() { IgnoreInaccessible = true };

    /// <summary>Finds what could be typed at a place; null where no directive is, or one that the compiler knows best.</summary>
    public Completions? At(string code, int position)
    {
        var line = code[(code.AsSpan(0, position).LastIndexOf('\n') + 1)..position];
        if (!line.StartsWith('#'))
            return null;
        if (PackageName().Match(line) is { Success: true } package)
            return Found(package, cache.Names(package.Groups["typed"].Value).Select(name => new Completion(name, "module")));
        if (PackageVersion().Match(line) is { Success: true } version)
            return Found(version, cache.Versions(version.Groups["name"].Value).Select(text => new Completion(text, "value")));
        if (FilePath().Match(line) is { Success: true } path)
            return Found(path, Files(path.Groups["word"].Value, path.Groups["folder"].Value));
        return Word().Match(line) is { Success: true } word
            && Found(word, CellPart.Known.Select(known => new Completion(known.Key, "keyword", known.Value))) is { Items.Length: > 0 } words ? words : null;

        Completions Found(Match match, IEnumerable<Completion> candidates)
        {
            var typed = match.Groups["typed"].Value;
            return new Completions(
                [.. candidates.Where(candidate => candidate.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))], position - typed.Length, position);
        }
    }

    private IEnumerable<Completion> Files(string directive, string folder)
    {
        string[] endings = directive switch
        {
            "#r" => [".dll"],
            "#load" => [".csx", ".cs"],
            _ => [".csx", ".cs", ".ipynb"],
        };
        var place = new DirectoryInfo(fullPath(folder, null));
        if (directive == "#r" && folder.Length == 0)
            yield return new Completion("nuget: ", "keyword", CellPart.Known["#r"]);
        if (!place.Exists)
            yield break;
        foreach (var inner in place.EnumerateDirectories("*", WhatCanBeRead).OrderBy(inner => inner.Name, StringComparer.OrdinalIgnoreCase))
            yield return new Completion(inner.Name + "/", "folder");
        foreach (var file in place.EnumerateFiles("*", WhatCanBeRead).OrderBy(file => file.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
                yield return new Completion(file.Name, "file");
        }
    }

    [GeneratedRegex("""^(#r\s+"nuget:\s*|#:package\s+)(?<typed>[\w.-]*)$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageName();

    [GeneratedRegex("""^(#r\s+"nuget:\s*(?<name>[\w.-]+)\s*,\s*|#:package\s+(?<name>[\w.-]+)@)(?<typed>[^"\s]*)$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageVersion();

    [GeneratedRegex("""^(?<word>#r|#load|#!import)\s+"(?<folder>[^"]*[/\\])?(?<typed>[^"/\\]*)$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePath();

    [GeneratedRegex(@"^(?<typed>#[!:]?\w*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
