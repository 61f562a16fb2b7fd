namespace Fundamentals.Cli.Tests;

/// <summary>A folder that goes when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fundamentals-").FullName;

    public string File(string name, string content)
    {
        var path = Combine(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public string Combine(string name) => System.IO.Path.Combine(Path, name.Replace('/', System.IO.Path.DirectorySeparatorChar));

    public string Read(string name) => System.IO.File.ReadAllText(Combine(name));

    public bool Has(string name) => System.IO.File.Exists(Combine(name));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
