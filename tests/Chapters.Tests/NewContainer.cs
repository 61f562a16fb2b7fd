using Fundamentals.Exercises;

namespace Chapters.Tests;

/// <summary>
/// What a new dev container is: a clean copy of the repository in which its post-create script has run, with a home of its
/// own. Made once, when a test first asks for it.
/// </summary>
public sealed class NewContainer : IDisposable
{
    public const string Collection = "The new container";

    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _created;

    public NewContainer() => _created = new(CreateAsync);

    public string Repository => _folder["repository"];

    /// <summary>Runs a program there, which must end well, and gives what it said.</summary>
    public async Task<string> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        await _created.Value;
        return await EndWellAsync(program, arguments, environment);
    }

    /// <summary>Gives the path of a file that is none of the repository's, in a folder that is there.</summary>
    public string PathOf(string file)
    {
        var path = _folder[$"files/{file}"];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => _folder.Dispose();

    private async Task CreateAsync()
    {
        await CopyWhatGitKnowsAsync();
        CopyNuGetConfiguration();
        await EndWellAsync("bash", [".devcontainer/post-create.sh"]);
    }

    // A clone has what is committed; this has the same files as they are now.
    private async Task CopyWhatGitKnowsAsync()
    {
        using var list = new ProgramRun("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], Book.Root);
        var (exitCode, files, error) = await list.EndAsync();
        Assert.True(exitCode == 0, error);
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Book.Root, file))))
        {
            var copy = _folder[$"repository/{file}"];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Book.Root, file), copy);
        }
    }

    // Where packages come from belongs to the machine, not to the home.
    private void CopyNuGetConfiguration()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "NuGet");
        Directory.CreateDirectory(_folder["home/.nuget/NuGet"]);
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [])
            File.Copy(file, Path.Combine(_folder["home/.nuget/NuGet"], Path.GetFileName(file)));
    }

    private async Task<string> EndWellAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        (string Name, string Value)[] home =
        [
            ("HOME", _folder["home"]),
            ("JUPYTER_RUNTIME_DIR", _folder["runtime"]),
            ("NUGET_PACKAGES", Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")),
            ("JUPYTER_PATH", ""),
            ("JUPYTER_DATA_DIR", ""),
            ("XDG_DATA_HOME", ""),
            (CheckOptions.TimeLimitVariable, "600"),
        ];
        using var run = new ProgramRun(program, arguments, Repository, [.. home, .. environment]);
        var (exitCode, output, error) = await run.EndAsync();
        Assert.True(exitCode == 0, output + error);
        return output;
    }
}

[CollectionDefinition(NewContainer.Collection)]
public sealed class NewContainerDefinition : ICollectionFixture<NewContainer>;
