using System.IO.Compression;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;
using Fundamentals.Notebooks.Tests.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fundamentals.Notebooks.Tests.Packages;

/// <summary>Packages from a folder that a NuGet.config beside the notebook names: no network, and a cache of its own.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionUnderTest _session;

    public PackageTests()
    {
        _folder.Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_folder["cache"]}" /></config>
              <packageSources><clear /><add key="here" value="{_folder["feed"]}" /></packageSources>
            </configuration>
            """);
        _session = new SessionUnderTest(new SessionOptions { WorkingDirectory = _folder[""] });
        Pack("Greeting", "1.0.0", "public static class Greeting { public static string Text => \"one\"; }");
        Pack("Greeting", "1.2.0", "public static class Greeting { public static string Text => \"one two\"; }");
        Pack("Greeting", "2.0.0", "public static class Greeting { public static string Text => \"two\"; }");
        Pack("Caller", "1.0.0", "public static class Caller { public static int One => 1; }", "<dependency id=\"Greeting\" version=\"[1.0.0]\" />");
    }

    [Theory]
    [InlineData("#r \"nuget: Greeting, 1.0.0\"\nGreeting.Text", "one")]
    [InlineData("#r \"nuget:Greeting,1.*\"\nGreeting.Text", "one two")]
    [InlineData("#:package Greeting@2.0.0\nGreeting.Text", "two")]
    [InlineData("#r \"nuget: Greeting\"\nGreeting.Text", "two")]
    [InlineData("#r \"nuget: Caller, 1.0.0\"\nGreeting.Text + Caller.One", "one1")]
    public async Task Package_AskedFor_IsThereWithWhatItNeedsAndStays(string code, string value)
    {
        Assert.Equal(value, await _session.ValueAsync(code));
        Assert.Equal(value, await _session.ValueAsync(code.Split('\n')[1]));
    }

    [Fact]
    public async Task Package_ThereAlready_IsNotRestoredAgain()
    {
        var first = await _session.RunAsync("#r \"nuget: Greeting, 1.0.0\"");
        Assert.Equal(["Restoring Greeting 1.0.0 …", "Restored Greeting 1.0.0."], first.Cast<DisplayOutput>().Select(output => output.Data.Text));
        Assert.Empty(await _session.RunAsync("#r \"nuget: Greeting, 1.0.0\"\n#:package Greeting@1.0.0"));
        var error = await _session.ErrorAsync("\n#r \"nuget: Greeting, 2.0.0\"");
        Assert.Equal("Greeting 1.0.0 is loaded already. To use 2.0.0, restart the kernel first.", error.Message);
        Assert.Equal(2, error.Line);
    }

    [Theory]
    [InlineData("\n#r \"nuget: Nowhere, 1.0.0\"", "NU1101: Unable to find package Nowhere.")]
    [InlineData("\n#:package Greeting@7.0.0", "NU1102: Unable to find package Greeting with version (>= 7.0.0)")]
    [InlineData("#r \"nuget: Caller, 1.0.0\"\n#r \"nuget: Greeting, 2.0.0\"", "NU1608")]
    public async Task Package_ThatCannotBeHad_IsAnErrorThatSaysWhyAndLeavesTheSession(string code, string message)
    {
        var error = await _session.ErrorAsync(code);
        Assert.Equal(("DirectiveError", 2), (error.Name, error.Line));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal("one", await _session.ValueAsync("#r \"nuget: Greeting, 1.0.0\"\nGreeting.Text"));
    }

    private void Pack(string name, string version, string code, string dependencies = "")
    {
        var file = _folder.Write($"feed/{name}.{version}.nupkg", "");
        using var package = new ZipArchive(File.Create(file), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(package.CreateEntry(name + ".nuspec").Open()))
            nuspec.Write($"<package><metadata><id>{name}</id><version>{version}</version><authors>test</authors><description>test</description><dependencies><group targetFramework=\"net10.0\">{dependencies}</group></dependencies></metadata></package>");
        using var image = new MemoryStream();
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "System.Runtime.dll" or "System.Private.CoreLib.dll");
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code)], runtime.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(image).Success);
        using var entry = package.CreateEntry($"lib/net10.0/{name}.dll").Open();
        entry.Write(image.ToArray());
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
