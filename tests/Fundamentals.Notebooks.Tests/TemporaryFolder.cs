namespace Fundamentals.Notebooks.Tests;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fundamentals-").FullName;

    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose()
    {
        // A cell may have left the process in the folder.
        Directory.SetCurrentDirectory(System.IO.Path.GetTempPath());
        Directory.Delete(Path, recursive: true);
    }
}
