namespace Chapters.Tests;

/// <summary>The notebooks of this checkout.</summary>
internal static class Book
{
    public static string Root { get; } = FindRoot();

    /// <summary>Gets every notebook, solutions included, as paths relative to the notebooks folder.</summary>
    public static TheoryData<string> Notebooks =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Root, "notebooks"), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public static string PathOf(string notebook) => Path.Combine(Root, "notebooks", notebook);

    public static string FolderOf(string notebook) => Path.GetDirectoryName(PathOf(notebook))!;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Fundamentals.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"There is no Fundamentals.sln above {AppContext.BaseDirectory}.");
    }
}
