using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Fundamentals.Notebooks.Session;

/// <summary>What every cell can refer to: the .NET libraries and the host's own display functions.</summary>
/// <remarks>
/// Roslyn asks every assembly for each type that the code of a cell needs, and lists those that were read from a named
/// file, with what each holds, in the symbols of every cell. Without either, compiling a small cell allocates half as much.
/// </remarks>
internal static class FrameworkReferences
{
    private static readonly Lazy<Dictionary<string, Reference>> Loaded = new(Load);

    /// <summary>Gets the references to what has types, and to what these refer to. Read once for the process.</summary>
    public static IReadOnlyList<MetadataReference> All { get; } = [.. Loaded.Value.Values.Where(reference => reference.IsNeeded).Select(reference => reference.Metadata)];

    /// <summary>Gets an assembly of the framework that a library refers to, or null where there is none of that name.</summary>
    /// <param name="simpleName">For example <c>System.IO</c>, which has no types and says where they are.</param>
    public static PortableExecutableReference? Find(string simpleName) => Loaded.Value.GetValueOrDefault(simpleName)?.Metadata;

    /// <summary>Makes a reference to a file, with its documentation where an XML file lies beside it.</summary>
    /// <exception cref="IOException">The file cannot be read. Whether it is a library shows when it is compiled against.</exception>
    public static PortableExecutableReference FromFile(string path) => To(Read(path), path);

    private static PortableExecutableReference To(AssemblyMetadata metadata, string path)
    {
        var documentation = Path.ChangeExtension(path, ".xml");
        return metadata.GetReference(File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null, display: path);
    }

    // At once, so that the file is not kept open: a build may replace it.
    private static AssemblyMetadata Read(string path) =>
        AssemblyMetadata.Create(ModuleMetadata.CreateFromStream(File.OpenRead(path), PEStreamOptions.PrefetchEntireImage));

    private static Reference Open(string path)
    {
        var metadata = Read(path);
        var reader = metadata.GetModules()[0].GetMetadataReader();
        return new Reference(
            To(metadata, path),
            [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
            // The first is no type: it stands for the module.
            IsNeeded: reader.TypeDefinitions.Count > 1);
    }

    private static Dictionary<string, Reference> Load()
    {
        var own = new[]
        {
            typeof(Display.CellDisplay).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
            typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location,
        };
        var all = FrameworkFiles().Concat(own).ToDictionary(path => Path.GetFileNameWithoutExtension(path), Open, StringComparer.OrdinalIgnoreCase);
        var needed = new Queue<Reference>(all.Values.Where(reference => reference.IsNeeded));
        while (needed.TryDequeue(out var next))
        {
            foreach (var name in next.Needs)
            {
                if (all.GetValueOrDefault(name) is not { IsNeeded: false } more)
                    continue;
                more = all[name] = more with { IsNeeded = true };
                needed.Enqueue(more);
            }
        }

        return all;
    }

    // The SDK's reference assemblies are smaller, hide what is internal and carry documentation; a machine with the
    // runtime alone has the implementation.
    private static IEnumerable<string> FrameworkFiles()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var pack = ReferencePack(runtime);
        return Directory.EnumerateFiles(pack ?? runtime, "*.dll")
            .Where(path => pack is not null || IsManaged(path))
            .Order(StringComparer.Ordinal);
    }

    private static string? ReferencePack(string runtimeFolder)
    {
        var packs = Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        if (!Directory.Exists(packs))
            return null;
        var major = Environment.Version.Major;
        return Directory.EnumerateDirectories(packs)
            .Select(folder => (Folder: folder, Version: Version.TryParse(Path.GetFileName(folder), out var v) ? v : null))
            .Where(pack => pack.Version?.Major == major)
            .OrderByDescending(pack => pack.Version)
            .Select(pack => Path.Combine(pack.Folder, "ref", $"net{major}.0"))
            .FirstOrDefault(Directory.Exists);
    }

    private static bool IsManaged(string path)
    {
        try
        {
            System.Reflection.AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private sealed record Reference(PortableExecutableReference Metadata, IReadOnlyList<string> Needs, bool IsNeeded);
}
