using Fundamentals.Cli.Kernelspecs;
using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Kernelspecs;

public sealed class DotnetPublisherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task PublishAsync_ProjectThatDoesNotCompile_ShowsWhatTheCompilerSaid()
    {
        _folder.Write("Directory.Build.props", "<Project />");
        _folder.Write("Directory.Packages.props", "<Project />");
        _folder.Write("Broken.cs", "class {");
        var project = _folder.Write("Broken.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);

        var error = await Assert.ThrowsAsync<UserException>(() =>
            new DotnetPublisher(project, readyToRun: false).PublishAsync(_folder["out"], TestContext.Current.CancellationToken));

        Assert.StartsWith("The kernel could not be built. dotnet publish said:", error.Message, StringComparison.Ordinal);
        Assert.Contains("error CS1001", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PublishAsync_NoProject_SaysWhereItShouldBe()
    {
        var project = _folder["Fundamentals.Kernel.csproj"];

        var error = await Assert.ThrowsAsync<UserException>(() => new DotnetPublisher(project).PublishAsync(_folder["out"], TestContext.Current.CancellationToken));

        Assert.Equal($"The kernel's project {project} is not there. Run this from a checkout of the repository.", error.Message);
    }

    public void Dispose() => _folder.Dispose();
}
