namespace Fundamentals.Cli.Pages;

/// <summary>The source files of the project that a file belongs to.</summary>
internal static class ProjectFiles
{
    private static readonly string[] NotSource = ["bin", "obj"];

    /// <summary>Lists the other source files below the nearest folder that holds a project; none where there is no project.</summary>
    /// <param name="path">The file's full path.</param>
    public static IEnumerable<string> Beside(string path)
    {
        var folder = new FileInfo(path).Directory;
        while (folder is not null && folder.GetFiles("*.csproj").Length == 0)
            folder = folder.Parent;
        return folder is null
            ? []
            : Directory.GetFiles(folder.FullName, "*.cs", SearchOption.AllDirectories)
                .Where(file => file != path && !Path.GetRelativePath(folder.FullName, file).Split(Path.DirectorySeparatorChar).Any(NotSource.Contains))
                .Order(StringComparer.Ordinal);
    }
}
