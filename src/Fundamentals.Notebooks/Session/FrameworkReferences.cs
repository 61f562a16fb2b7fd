using Microsoft.CodeAnalysis;

namespace Fundamentals.Notebooks.Session;

/// <summary>What every cell can refer to: the .NET libraries and the host's own display functions.</summary>
internal static class FrameworkReferences
{
    private static readonly Lazy<MetadataReference[]> Loaded = new(Load);

    /// <summary>Gets the references, read once for the process.</summary>
    public static IReadOnlyList<MetadataReference> All => Loaded.Value;

    /// <summary>Makes a reference to a file, with its documentation where an XML file lies beside it.</summary>
    public static PortableExecutableReference FromFile(string path, MetadataReferenceProperties properties = default)
    {
        var documentation = Path.ChangeExtension(path, ".xml");
        return MetadataReference.CreateFromFile(
            path, properties, File.Exists(documentation) ? XmlDocumentationProvider.CreateFromFile(documentation) : null);
    }

    private static MetadataReference[] Load()
    {
        var own = new[]
        {
            typeof(Display.CellDisplay).Assembly.Location,
            typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly.Location,
            typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly.Location,
        };
        return [.. FrameworkFiles().Concat(own).Select(path => (MetadataReference)FromFile(path))];
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
}
