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

    [Theory]
    [InlineData("var s = \"\"\"\n#r \"nuget: Greeting, 1.0.0\"\n\"\"\"; s", "#r \"nuget: Greeting, 1.0.0\"")]
    [InlineData("var s = \"\"\"\n#i \"nuget: nowhere\"\n\"\"\"; s", "#i \"nuget: nowhere\"")]
    public async Task Package_InARawString_IsText(string code, string value)
    {
        Assert.Equal(value, await _session.ValueAsync(code));
        Assert.StartsWith("CS0103", (await _session.ErrorAsync("Greeting.Text")).Message, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("#r \"nuget:\"")]
    [InlineData("#r \"nuget: Greeting 1.0.0\"")]
    [InlineData("#r \"nuget: Greeting, 1.0.0, extra\"")]
    public async Task Package_AskedForInTheWrongWay_IsAnErrorThatSaysHow(string code) =>
        Assert.EndsWith("names no package: #r \"nuget: Name, Version\" does, or #r \"nuget: Name\" for the newest.", (await _session.ErrorAsync(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Package_RestoredBefore_CanBeHadWithoutANetwork()
    {
        await _session.ValueAsync("#r \"nuget: Caller, 1.0.0\"");
        _folder.Write("NuGet.config", _folder.Read("NuGet.config").Replace(_folder["feed"], "http://127.0.0.1:9/nowhere/index.json\" allowInsecureConnections=\"true", StringComparison.Ordinal));
        using var offline = new SessionUnderTest(new SessionOptions { WorkingDirectory = _folder[""] });

        Assert.Equal("one1", await offline.ValueAsync("#r \"nuget: Caller, 1.*\"\nGreeting.Text + Caller.One"));
        Assert.Contains("127.0.0.1:9", (await offline.ErrorAsync("#r \"nuget: Nowhere, 1.0.0\"")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Package_WithANativeLibrary_FindsIt()
    {
        var library = Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, OperatingSystem.IsWindows() ? "System.IO.Compression.Native.dll"
            : OperatingSystem.IsMacOS() ? "libSystem.IO.Compression.Native.dylib" : "libSystem.IO.Compression.Native.so");
        Pack(
            "Native", "1.0.0",
            "public static class Crc { [System.Runtime.InteropServices.DllImport(\"greenwood\", EntryPoint = \"CompressionNative_Crc32\")] public static extern uint Of(uint crc, byte[] bytes, int length); }",
            file: ($"runtimes/{System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier}/native/libgreenwood{Path.GetExtension(library)}", File.ReadAllBytes(library)));

        // The check value of CRC-32: of the digits 1 to 9 it is CBF43926.
        Assert.Equal("CBF43926", await _session.ValueAsync("#r \"nuget: Native, 1.0.0\"\nCrc.Of(0, Encoding.ASCII.GetBytes(\"123456789\"), 9).ToString(\"X\")"));
    }

    [Fact]
    public async Task Package_FromASourceOfTheNotebook_IsFound()
    {
        _folder.Write("NuGet.config", _folder.Read("NuGet.config").Replace(_folder["feed"], _folder["cache"], StringComparison.Ordinal));
        Directory.CreateDirectory(_folder["cache"]);
        Assert.Contains("NU1101", (await _session.ErrorAsync("#r \"nuget: Greeting\"")).Message, StringComparison.Ordinal);
        Assert.Equal("two", await _session.ValueAsync("#i \"nuget:feed\"\n#r \"nuget: Greeting\"\nGreeting.Text"));
    }

    [Fact]
    public async Task Package_WithDocumentation_ShowsItWhenInspected()
    {
        Pack(
            "Told", "1.0.0", "public static class Told { public static int Twice(int n) => 2 * n; }",
            file: ("lib/net10.0/Told.xml", System.Text.Encoding.UTF8.GetBytes("<doc><members><member name=\"M:Told.Twice(System.Int32)\"><summary>Doubles.</summary><param name=\"n\">What.</param></member></members></doc>")));
        await _session.ValueAsync("#r \"nuget: Told\"");

        Assert.Equal("int Told.Twice(int n)\n\nDoubles.", await InspectAsync("Told.Twice", 7));
        Assert.Equal("int Told.Twice(int n)\n                   ^\nn: What.", await InspectAsync("Told.Twice(", 11));

        async Task<string?> InspectAsync(string code, int position) =>
            (await _session.Session.InspectAsync(code, position, 0, TestContext.Current.CancellationToken)).Data?.Text;
    }

    private void Pack(string name, string version, string code, string dependencies = "", (string Path, byte[] Content)? file = null)
    {
        using var package = new ZipArchive(File.Create(_folder.Write($"feed/{name}.{version}.nupkg", "")), ZipArchiveMode.Create);
        using (var nuspec = new StreamWriter(package.CreateEntry(name + ".nuspec").Open()))
            nuspec.Write($"<package><metadata><id>{name}</id><version>{version}</version><authors>test</authors><description>test</description><dependencies><group targetFramework=\"net10.0\">{dependencies}</group></dependencies></metadata></package>");
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code)], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(image).Success);
        foreach (var (path, content) in new[] { ($"lib/net10.0/{name}.dll", image.ToArray()), file ?? ("readme", []) })
        {
            using var entry = package.CreateEntry(path).Open();
            entry.Write(content);
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
