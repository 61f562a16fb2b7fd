using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Kernelspecs;

public sealed class DotnetPublisherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task PublishAsync_TheKernel_MakesAProgramThatStartsByItself()
    {
        var repository = Repository.Find(AppContext.BaseDirectory);
        Assert.NotNull(repository);

        // Without compiling ahead, which takes more than a minute.
        var note = await new DotnetPublisher(repository.KernelProject, readyToRun: false)
            .PublishAsync(_folder.Combine("kernel"), TestContext.Current.CancellationToken);

        Assert.Null(note);
        Assert.True(_folder.Has("kernel/Fundamentals.Kernel.dll"));
        Assert.True(_folder.Has("kernel/Fundamentals.Kernel.runtimeconfig.json"));
        Assert.True(_folder.Has("kernel/Fundamentals.Notebooks.dll"));
        Assert.True(_folder.Has("kernel/Microsoft.CodeAnalysis.CSharp.Scripting.dll"));
    }

    [Fact]
    public async Task PublishAsync_ProjectThatDoesNotCompile_ShowsWhatTheCompilerSaid()
    {
        _folder.File("Directory.Build.props", "<Project />");
        _folder.File("Directory.Packages.props", "<Project />");
        _folder.File("Broken.cs", "class {");
        var project = _folder.File("Broken.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);

        var error = await Assert.ThrowsAsync<UserException>(() =>
            new DotnetPublisher(project, readyToRun: false).PublishAsync(_folder.Combine("out"), TestContext.Current.CancellationToken));

        Assert.StartsWith("The kernel could not be built. dotnet publish said:", error.Message, StringComparison.Ordinal);
        Assert.Contains("error CS1001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_NoProject_SaysWhereItShouldBe()
    {
        var project = _folder.Combine("Fundamentals.Kernel.csproj");

        var error = await Assert.ThrowsAsync<UserException>(() => new DotnetPublisher(project).PublishAsync(_folder.Combine("out"), TestContext.Current.CancellationToken));

        Assert.Equal($"The kernel's project {project} is not there. Run this from a checkout of the repository.", error.Message);
    }

    public void Dispose() => _folder.Dispose();
}
