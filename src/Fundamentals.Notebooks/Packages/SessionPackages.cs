using System.Text.RegularExpressions;
using Fundamentals.Notebooks.Rewriting;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Packages;

/// <summary>The packages of a session: what was asked for so far, and what came of it.</summary>
internal sealed partial class SessionPackages(PackageRestore restore, SessionLoadContext loadContext)
{
    private readonly Dictionary<string, string> _wanted = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _sources = [];
    private RestoredPackages? _restored;

    /// <summary>Makes the packages that a part refers to available, if they are not yet.</summary>
    /// <param name="part">The part.</param>
    /// <param name="progress">Told what is being restored, and then what was; the flag is set the second time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The part with references in place of the lines that ask for packages.</returns>
    /// <exception cref="CellDirectiveException">They cannot be had.</exception>
    public CellPart Provide(CellPart part, Action<string, bool> progress, CancellationToken cancellationToken)
    {
        var (lines, notCode) = (part.Code.Split('\n'), TextLines.NotCode(part.Code));
        var wanted = new Dictionary<string, string>(_wanted, StringComparer.OrdinalIgnoreCase);
        var asked = new List<string>();
        var line = 0;
        var isChanged = false;
        for (var i = 0; i < lines.Length; i++)
        {
            if (notCode.Contains(i))
                continue;
            if (SourceLine().Match(lines[i]) is { Success: true } source)
            {
                _sources.Add(source.Groups["source"].Value.Trim());
                lines[i] = "";
                isChanged = true;
            }

            if (!AsksForPackage().IsMatch(lines[i]))
                continue;
            if (PackageLine().Match(lines[i]) is not { Success: true } match)
                throw new CellDirectiveException(part.Path, i + 1, $"'{lines[i].Trim()}' names no package: #r \"nuget: Name, Version\" does, or #r \"nuget: Name\" for the newest.");
            lines[i] = "";
            isChanged = true;
            var (name, version) = (match.Groups["name"].Value, match.Groups["version"] is { Success: true } given ? given.Value : "*");
            if (_restored?.Versions.TryGetValue(name, out var loaded) == true)
            {
                if (version == "*" || version == loaded || wanted.GetValueOrDefault(name) == version)
                    continue;
                throw new CellDirectiveException(part.Path, i + 1, $"{name} {loaded} is loaded already. To use {version}, restart the kernel first.");
            }

            wanted[name] = version;
            asked.Add(version == "*" ? name : $"{name} {version}");
            line = i + 1;
        }

        if (asked.Count > 0)
            Restore(part.Path, line, wanted, asked, progress, cancellationToken);
        return isChanged ? part with { Code = string.Join('\n', lines), References = _restored?.Compile ?? [] } : part;
    }

    private void Restore(
        string path, int line, Dictionary<string, string> wanted, List<string> asked, Action<string, bool> progress, CancellationToken cancellationToken)
    {
        progress($"Restoring {string.Join(", ", asked)} …", false);
        try
        {
            _restored = restore.RunAsync(wanted, _sources, cancellationToken).GetAwaiter().GetResult();
        }
        catch (PackageException e)
        {
            progress($"Could not restore {string.Join(", ", asked)}.", true);
            throw new CellDirectiveException(path, line, e.Message);
        }

        foreach (var (name, version) in wanted)
            _wanted[name] = version;
        foreach (var file in _restored.Runtime)
            loadContext.AddFile(file, withFolder: false);
        foreach (var file in _restored.Native)
            loadContext.AddNative(file);
        progress($"Restored {string.Join(", ", asked.Select(entry => entry.Split(' ')[0]).Select(name => $"{name} {_restored.Versions.GetValueOrDefault(name)}"))}.", true);
    }

    [GeneratedRegex("""^#r\s+"nuget:""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksForPackage();

    [GeneratedRegex("""^#r\s+"nuget:\s*(?<name>[\w.-]+)\s*(,\s*(?<version>[^"\s]+))?\s*"\s*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PackageLine();

    [GeneratedRegex("""^#i\s+"nuget:(?<source>[^"]+)"\s*$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourceLine();
}
