using System.Text.Json.Nodes;
using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Kernelspecs;

public sealed class KernelInstallerTests : IDisposable
{
    private const string Name = "fundamentals-csharp";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task InstallAsync_Nothing_WritesTheSpecAndTheProgram()
    {
        var installed = await InstallAsync();

        Assert.False(installed.Replaced);
        Assert.Equal(_folder[$"{Name}/kernel-1/Fundamentals.Kernel.dll"], installed.Program);
        Assert.Equal("program", File.ReadAllText(installed.Program));
        var expected = new JsonObject
        {
            ["argv"] = new JsonArray(DotnetHost.Path, installed.Program, "--connection-file", "{connection_file}"),
            ["display_name"] = "C# (Fundamentals)",
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["env"] = new JsonObject { ["DOTNET_EnableDiagnostics"] = "0", ["DOTNET_GCgen0size"] = "400000" },
            ["metadata"] = new JsonObject { ["product"] = "Fundamentals" },
        };
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(_folder.Read($"{Name}/kernel.json"))));
        Assert.True(Path.IsPathRooted(DotnetHost.Path) && File.Exists(DotnetHost.Path), DotnetHost.Path);
    }

    [Fact]
    public async Task InstallAsync_ThreeTimes_KeepsTheProgramThatMayBeRunning()
    {
        await InstallAsync();
        await InstallAsync();
        var third = await InstallAsync();

        Assert.True(third.Replaced);
        Assert.Equal(["kernel-2", "kernel-3", "kernel.json"], Entries(Name));
        Assert.Contains("kernel-3", _folder.Read($"{Name}/kernel.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"argv":["python"],"display_name":"Other","language":"python"}""")]
    [InlineData("""{"metadata":{"product":"Another"}}""")]
    [InlineData("not json")]
    public async Task InstallAsync_OverAnotherProduct_LeavesItUnlessForced(string spec)
    {
        _folder.Write($"{Name}/kernel.json", spec);

        var error = await Assert.ThrowsAsync<UserException>(() => InstallAsync());

        Assert.Equal($"{_folder[Name]} belongs to another product and was left as it is. Choose another --name, or replace it with --force.", error.Message);
        Assert.Equal(spec, _folder.Read($"{Name}/kernel.json"));
        Assert.Equal(["kernel.json"], Entries(Name));
        Assert.True((await InstallAsync(force: true)).Replaced);
        Assert.Contains("Fundamentals", _folder.Read($"{Name}/kernel.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstallAsync_IntoAFolderOfOtherFiles_LeavesIt()
    {
        _folder.Write($"{Name}/notes.txt", "mine");

        await Assert.ThrowsAsync<UserException>(() => InstallAsync());

        Assert.Equal(["notes.txt"], Entries(Name));
    }

    [Fact]
    public async Task InstallAsync_PublishThatFails_LeavesNothingOfItself()
    {
        var failing = new KernelInstaller(new FailingPublisher());

        await Assert.ThrowsAsync<UserException>(() => failing.InstallAsync(_folder.Path, Name, force: false, TestContext.Current.CancellationToken));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task InstallAsync_PublishThatFailsOverAnEarlierOne_KeepsTheEarlier()
    {
        await InstallAsync();
        var before = _folder.Read($"{Name}/kernel.json");

        await Assert.ThrowsAsync<UserException>(() =>
            new KernelInstaller(new FailingPublisher()).InstallAsync(_folder.Path, Name, force: false, TestContext.Current.CancellationToken));

        Assert.Equal(before, _folder.Read($"{Name}/kernel.json"));
        Assert.Equal(["kernel-1", "kernel.json"], Entries(Name));
    }

    [Fact]
    public async Task Uninstall_Installed_RemovesAllOfIt()
    {
        await InstallAsync();

        Assert.True(KernelInstaller.Uninstall(_folder.Path, Name));
        Assert.False(Directory.Exists(_folder[Name]));
        Assert.False(KernelInstaller.Uninstall(_folder.Path, Name));
    }

    [Fact]
    public void Uninstall_AnotherProduct_LeavesIt()
    {
        _folder.Write($"{Name}/kernel.json", "{}");

        Assert.Throws<UserException>(() => KernelInstaller.Uninstall(_folder.Path, Name));

        Assert.True(_folder.Has($"{Name}/kernel.json"));
    }

    [Fact]
    public async Task Uninstall_WithFilesOfTheUser_LeavesThose()
    {
        await InstallAsync();
        _folder.Write($"{Name}/notes.txt", "mine");

        Assert.True(KernelInstaller.Uninstall(_folder.Path, Name));

        Assert.Equal(["notes.txt"], Entries(Name));
    }

    public void Dispose() => _folder.Dispose();

    private Task<InstalledKernel> InstallAsync(bool force = false) =>
        new KernelInstaller(new FakePublisher()).InstallAsync(_folder.Path, Name, force, TestContext.Current.CancellationToken);

    private string[] Entries(string name) =>
        [.. Directory.GetFileSystemEntries(_folder[name]).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    private sealed class FakePublisher : IKernelPublisher
    {
        public Task<string?> PublishAsync(string folder, CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "Fundamentals.Kernel.dll"), "program");
            return Task.FromResult<string?>(null);
        }
    }

    private sealed class FailingPublisher : IKernelPublisher
    {
        public Task<string?> PublishAsync(string folder, CancellationToken cancellationToken)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "half.dll"), "half");
            throw new UserException("no");
        }
    }
}
