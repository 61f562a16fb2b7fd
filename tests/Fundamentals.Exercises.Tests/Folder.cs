namespace Fundamentals.Exercises.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("exercises").FullName;

    public ProgressFile Progress => ProgressFile.In(Path);

    public CheckOptions Options => new() { Progress = Progress };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
