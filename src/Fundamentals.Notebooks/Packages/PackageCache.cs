using System.Xml.Linq;
using NuGet.Configuration;
using NuGet.Versioning;

namespace Fundamentals.Notebooks.Packages;

/// <summary>The packages that this machine has already, in NuGet's cache.</summary>
/// <param name="workingDirectory">Where the search for a NuGet.config starts, which may name another folder for the cache.</param>
internal sealed class PackageCache(string workingDirectory)
{
    /// <summary>Gets the folder of the cache.</summary>
    public string Folder => SettingsUtility.GetGlobalPackagesFolder(Settings.LoadDefaultSettings(workingDirectory));

    /// <summary>Finds the names of packages, as their authors write them.</summary>
    /// <param name="start">How they start, in any case.</param>
    public IEnumerable<string> Names(string start) => Folders(Folder)
        .Where(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase))
        .Select(name => Versions(name).FirstOrDefault() is { } version ? Name(name, version) : null)
        .OfType<string>()
        .Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the versions of a package, the newest first.</summary>
    public IEnumerable<string> Versions(string name) => Folders(Path.Combine(Folder, name.ToLowerInvariant()))
        .Select(folder => NuGetVersion.TryParse(folder, out var version) ? version : null)
        .OfType<NuGetVersion>()
        .OrderDescending()
        .Select(version => version.ToNormalizedString());

    private static IEnumerable<string> Folders(string parent) =>
        Directory.Exists(parent) ? Directory.EnumerateDirectories(parent).Select(folder => Path.GetFileName(folder)!) : [];

    // The cache itself is in lower case.
    private string Name(string folder, string version)
    {
        var specification = Path.Combine(Folder, folder, version.ToLowerInvariant(), folder + ".nuspec");
        return File.Exists(specification) && XDocument.Load(specification).Descendants().FirstOrDefault(element => element.Name.LocalName == "id") is { } id
            ? id.Value
            : folder;
    }
}
