using System.Reflection;
using System.Runtime.Loader;

namespace Fundamentals.Notebooks.Session;

/// <summary>
/// Where a session's assemblies live: the cells themselves and what they refer to with <c>#r</c>. What the host has
/// loaded already is shared, so that a type is one type on both sides.
/// </summary>
/// <remarks>
/// Files are read, not mapped: a build may replace one while a session runs, and writing over a mapped file would end
/// the process.
/// </remarks>
internal sealed class SessionLoadContext() : AssemblyLoadContext("C# session")
{
    private readonly Dictionary<string, string> _files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly Lock _lock = new();

    /// <summary>Makes an assembly, and those beside it, loadable.</summary>
    public void AddFile(string path)
    {
        lock (_lock)
        {
            _files[Path.GetFileNameWithoutExtension(path)] = path;
            var folder = Path.GetDirectoryName(path)!;
            if (!_folders.Contains(folder))
                _folders.Add(folder);
        }
    }

    /// <summary>Finds the file of an assembly by its simple name among what was added.</summary>
    public string? Find(string simpleName)
    {
        lock (_lock)
        {
            return _files.TryGetValue(simpleName, out var file)
                ? file
                : _folders.Select(folder => Path.Combine(folder, simpleName + ".dll")).FirstOrDefault(File.Exists);
        }
    }

    /// <summary>Loads a compiled cell.</summary>
    public Assembly LoadCell(MemoryStream image, MemoryStream symbols) => LoadFromStream(image, symbols);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (HostHas(assemblyName.Name!))
            return null;
        if (Find(assemblyName.Name!) is not { } path)
            return null;
        using var image = new MemoryStream(File.ReadAllBytes(path));
        var symbolsPath = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbolsPath))
            return LoadFromStream(image);
        using var symbols = new MemoryStream(File.ReadAllBytes(symbolsPath));
        return LoadFromStream(image, symbols);
    }

    private static bool HostHas(string simpleName) => HostAssemblies.Value.Contains(simpleName);

    private static readonly Lazy<HashSet<string>> HostAssemblies = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase));
}
