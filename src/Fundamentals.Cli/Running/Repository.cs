namespace Fundamentals.Cli.Running;

/// <summary>The folders of a checkout of this project, or of a course laid out like it.</summary>
/// <param name="Root">The folder that holds <c>Fundamentals.sln</c> or <c>notebooks</c>, as a full path.</param>
internal sealed record Repository(string Root)
{
    /// <summary>The name of the folder of notebooks.</summary>
    public const string NotebooksFolderName = "notebooks";

    /// <summary>Gets the folder of notebooks.</summary>
    public string Notebooks => Path.Combine(Root, NotebooksFolderName);

    /// <summary>Gets the folder of the notebooks that hold solutions.</summary>
    public string Solutions => Path.Combine(Notebooks, "solutions");

    /// <summary>Gets the project of the kernel program.</summary>
    public string KernelProject => Path.Combine(Root, "src", "Fundamentals.Kernel", "Fundamentals.Kernel.csproj");

    /// <summary>Looks for the repository that a folder belongs to, from the folder itself upward; null where there is none.</summary>
    public static Repository? Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Fundamentals.sln")) || Directory.Exists(Path.Combine(at.FullName, NotebooksFolderName)))
                return new Repository(at.FullName);
        }

        return null;
    }
}
