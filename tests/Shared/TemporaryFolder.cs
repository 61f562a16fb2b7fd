namespace Fundamentals.Tests.Shared;

/// <summary>A folder of a test's own, gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fundamentals-").FullName;

    /// <summary>Gets the full path of something in the folder.</summary>
    public string this[string name] => System.IO.Path.Combine(Path, name.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public string Write(string name, string content)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    public bool Has(string name) => File.Exists(this[name]);

    public void Dispose()
    {
        // A cell may have left the process in the folder.
        if (Environment.CurrentDirectory.StartsWith(Path, StringComparison.Ordinal))
            Directory.SetCurrentDirectory(System.IO.Path.GetTempPath());
        Directory.Delete(Path, recursive: true);
    }
}
