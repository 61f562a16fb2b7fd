namespace Chapters.Tests;

/// <summary>What a new container does, in a clean copy of the repository and with a home of its own.</summary>
public sealed class DevContainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task PostCreate_InACleanFolder_MakesTheFirstNotebookFindItsKernel()
    {
        var python = await Jupyter.RequirePythonAsync("jupyter_client");
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A container runs Linux.");
        await CopyWhatGitKnowsAsync();
        (string Name, string Value)[] home =
        [
            ("HOME", _folder["home"]),
            ("JUPYTER_RUNTIME_DIR", _folder["runtime"]),
            ("NUGET_PACKAGES", Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")),
            ("JUPYTER_PATH", ""),
            ("JUPYTER_DATA_DIR", ""),
            ("XDG_DATA_HOME", ""),
        ];
        CopyNuGetConfiguration();

        await EndWellAsync("bash", [".devcontainer/post-create.sh"], home);
        var said = await EndWellAsync(
            python,
            [Path.Combine(AppContext.BaseDirectory, "jupyter", "first_cell.py"), _folder["repository/notebooks/00-start-here.ipynb"], "ConsistentHashRing.Of(\"a\", \"b\").Nodes.Count"],
            home);

        Assert.Equal(["kernel: C# (Fundamentals)", "status: ok", "result: 2", "status: ok"], said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _folder.Dispose();

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

    private async Task<string> EndWellAsync(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        using var run = new ProgramRun(program, arguments, _folder["repository"], environment);
        var (exitCode, output, error) = await run.EndAsync();
        Assert.True(exitCode == 0, output + error);
        return output;
    }
}
