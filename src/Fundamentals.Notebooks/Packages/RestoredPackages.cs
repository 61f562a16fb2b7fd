using System.Text.Json.Nodes;

namespace Fundamentals.Notebooks.Packages;

/// <summary>What a restore found.</summary>
/// <param name="Versions">Every package, the needed ones too, with its version.</param>
/// <param name="Compile">The assemblies to compile against.</param>
/// <param name="Runtime">The assemblies to load.</param>
/// <param name="Native">The native libraries.</param>
internal sealed record RestoredPackages(
    IReadOnlyDictionary<string, string> Versions,
    IReadOnlyList<string> Compile,
    IReadOnlyList<string> Runtime,
    IReadOnlyList<string> Native)
{
    /// <summary>Reads the file that a restore leaves.</summary>
    public static RestoredPackages Read(JsonObject assets)
    {
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        var libraries = assets["libraries"]!.AsObject();
        // The target of this machine, such as net10.0/linux-x64, comes beside that of all machines.
        var target = assets["targets"]!.AsObject().MaxBy(entry => entry.Key.Length).Value!.AsObject();
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<(string Kind, string File)> files = [];
        foreach (var (id, content) in target)
        {
            var (name, version) = (id.Split('/')[0], id.Split('/')[1]);
            versions[name] = version;
            foreach (var kind in new[] { "compile", "runtime", "native" })
            {
                foreach (var (file, _) in content![kind]?.AsObject() ?? [])
                {
                    var path = Path.Combine(libraries[id]!["path"]!.GetValue<string>(), file);
                    if (!file.EndsWith("_._", StringComparison.Ordinal) && folders.Select(folder => Path.Combine(folder, path)).FirstOrDefault(File.Exists) is { } found)
                        files.Add((kind, Path.GetFullPath(found)));
                }
            }
        }

        return new RestoredPackages(
            versions,
            [.. files.Where(file => file.Kind == "compile").Select(file => file.File)],
            [.. files.Where(file => file.Kind == "runtime").Select(file => file.File)],
            [.. files.Where(file => file.Kind == "native").Select(file => file.File)]);
    }
}
