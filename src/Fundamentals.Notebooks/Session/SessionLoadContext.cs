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
    private readonly Dictionary<string, string> _natives = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _folders = [];
    private readonly Lock _lock = new();

    /// <summary>Gets or sets the sink of the session's cell that started last, for what belongs to no cell in particular.</summary>
    public OutputSink? LatestSink { get; set; }

    /// <summary>Makes an assembly, and those beside it unless said otherwise, loadable.</summary>
    public void AddFile(string path, bool withFolder = true)
    {
        lock (_lock)
        {
            _files[Path.GetFileNameWithoutExtension(path)] = path;
            var folder = Path.GetDirectoryName(path)!;
            if (withFolder && !_folders.Contains(folder))
                _folders.Add(folder);
        }
    }

    /// <summary>Makes a native library loadable.</summary>
    public void AddNative(string path)
    {
        lock (_lock)
            _natives[NativeName(path)] = path;
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
        if (Find(assemblyName.Name!) is not { } path || HostHas(assemblyName))
            return null;
        using var image = new MemoryStream(File.ReadAllBytes(path));
        var symbolsPath = Path.ChangeExtension(path, ".pdb");
        if (!File.Exists(symbolsPath))
            return LoadFromStream(image);
        using var symbols = new MemoryStream(File.ReadAllBytes(symbolsPath));
        return LoadFromStream(image, symbols);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        lock (_lock)
            return _natives.TryGetValue(NativeName(unmanagedDllName), out var path) ? LoadUnmanagedDllFromPath(path) : 0;
    }

    // What DllImport calls "x" is libx.so, libx.dylib or x.dll.
    private static string NativeName(string path)
    {
        var name = Path.GetFileName(path);
        foreach (var ending in new[] { ".so", ".dylib", ".dll" })
            name = name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) ? name[..^ending.Length] : name;
        return name.StartsWith("lib", StringComparison.Ordinal) ? name[3..] : name;
    }

    // An older version than the one asked for is no use: the host's own libraries are not the session's.
    private static bool HostHas(AssemblyName wanted) =>
        HostAssemblies.Value.TryGetValue(wanted.Name!, out var path)
        && (wanted.Version is null || AssemblyName.GetAssemblyName(path).Version >= wanted.Version);

    private static readonly Lazy<Dictionary<string, string>> HostAssemblies = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .DistinctBy(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase));
}
