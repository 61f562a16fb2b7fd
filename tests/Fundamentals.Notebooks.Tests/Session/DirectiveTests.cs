using System.Reflection;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fundamentals.Notebooks.Tests.Session;

public sealed class DirectiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SessionUnderTest _session;

    public DirectiveTests() => _session = new SessionUnderTest(new SessionOptions { WorkingDirectory = _folder.Path });

    [Fact]
    public async Task Reference_PathRelativeToTheNotebook_LoadsItAndWhatLiesBesideIt()
    {
        var inner = Build("Inner", "namespace Inner; public class Core { public int Answer => 42; }");
        Build("Outer", "namespace Outer; public class Shell { public Inner.Core Core { get; } = new(); }", inner);
        Assert.Equal("42", await _session.ValueAsync("#r \"lib/Outer.dll\"\n#r \"lib/Inner.dll\"\nnew Outer.Shell().Core.Answer"));
    }

    // As libraries are that were built when the framework's types lay elsewhere.
    [Fact]
    public async Task Reference_LibraryThatNamesAnAssemblyWithoutTypes_IsUnderstood()
    {
        var framework = AssemblyName.GetAssemblyName(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.IO.FileSystem.dll"));
        using var earlier = new MemoryStream();
        Emit("System.IO.FileSystem", "namespace System.IO; public class FileInfo { }", earlier, [], framework.GetPublicKey());
        await using (var old = File.Create(Path.Combine(_folder.Path, "Old.dll")))
        {
            Emit(
                "Old", "extern alias earlier; public static class Old { public static earlier::System.IO.FileInfo Find(string path) => null; }", old,
                [MetadataReference.CreateFromImage(earlier.ToArray()).WithAliases(["earlier"])]);
        }

        Assert.Equal("True", await _session.ValueAsync("#r \"Old.dll\"\nFileInfo found = Old.Find(\"x\");\nfound is null"));

        static void Emit(string name, string code, Stream image, IEnumerable<MetadataReference> references, byte[]? key = null)
        {
            var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
            var compilation = CSharpCompilation.Create(
                name, [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)], [.. FrameworkReferences.All, .. references],
                key is null ? options : options.WithCryptoPublicKey([.. key]).WithDelaySign(true));
            Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        }
    }

    [Fact]
    public async Task Reference_FileRebuiltWhileLoaded_DoesNotDisturbTheSession()
    {
        var path = Build("Lib", "public static class Lib { public static int One => 1; public static int Two => 2; }");
        Assert.Equal("1", await _session.ValueAsync("#r \"lib/Lib.dll\"\nLib.One"));
        await File.WriteAllBytesAsync(path, new byte[16], TestContext.Current.CancellationToken);
        Assert.Equal("2", await _session.ValueAsync("Lib.Two"));
    }

    [Fact]
    public async Task Reference_MissingFile_SaysWhatToDo()
    {
        var error = await _session.ErrorAsync("#r \"lib/Nothing.dll\"\n1 + 1");
        Assert.Contains("lib/Nothing.dll", error.Message, StringComparison.Ordinal);
        Assert.Contains("build it first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_File_RunsItInPlace()
    {
        _folder.Write("sub/part.csx", "int Five() => 5;");
        Assert.Equal("5", await _session.ValueAsync("#load \"sub/part.csx\"\nFive()"));
    }

    [Theory]
    [InlineData("new Util.Thing(3).X + 4.Twice()", "11")]
    [InlineData("memory.CanRead", "False")]
    public async Task Load_FileWrittenAsAProgram_Works(string code, string value)
    {
        _folder.Write("util.cs", "namespace Util;\npublic static class Helper { public static int Twice(this int n) => 2 * n; }\npublic record Thing(int X);\n");
        _folder.Write("file.csx", "using var memory = new MemoryStream();");
        Assert.Null(await _session.ValueAsync("#load \"util.cs\" // helpers\n#load \"file.csx\""));
        Assert.Equal(value, await _session.ValueAsync(code));
    }

    [Fact]
    public async Task Load_FunctionWithoutEnd_IsAnErrorThere()
    {
        _folder.Write("down.csx", "\nint Down(int n) => Down(n + 1) + 1;");
        var error = await _session.ErrorAsync(" #load \"down.csx\"\nDown(0)");
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.Contains($"Down in {Path.Combine(_folder.Path, "down.csx")}, line 2", string.Concat(error.Traceback), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_MissingFile_NamesItAndTheLine()
    {
        var error = await _session.ErrorAsync("\n#load \"nowhere.csx\"");
        Assert.Equal(("DirectiveError", 2), (error.Name, error.Line));
        Assert.StartsWith("#load \"nowhere.csx\": there is no file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var s = \"\"\"\n#!/bin/bash\necho\n\"\"\"; s.Length", "16")]
    [InlineData("var s = $@\"\n#:sdk {1 + 1}\n\"; s.Length", "9")]
    [InlineData("var s = \"\"\"\n#load \"nowhere.csx\"\n\"\"\"; s.Length", "19")]
    [InlineData("/*\n#!time\n*/ 1", "1")]
    [InlineData("#!csharp it's \" /*\n3", null)]
    [InlineData("var a = \"\"\"\n  /*\n  \"\"\";\n#!csharp\na", "/*")]
    public async Task Directive_WithinAnotherText_IsPartOfThatText(string code, string? value)
    {
        var outputs = await _session.RunAsync(code);
        Assert.Equal(value, outputs.OfType<ResultOutput>().SingleOrDefault()?.Data.Text);
        Assert.Equal(value is null, outputs is [ErrorOutput { Name: "DirectiveError" }]);
    }

    [Fact]
    public async Task Import_File_ItsUsingsAndReferencesFlowIntoTheSession()
    {
        Build("Lib", "namespace Deep; public static class Sea { public static int Floor => 11; }");
        _folder.Write("sub/setup.csx", "#r \"../lib/Lib.dll\"\nusing Deep;\nusing System.Globalization;\nvar ready = true;");
        Assert.Null(await _session.ValueAsync("#!import \"sub/setup.csx\""));
        Assert.Equal("11 True", await _session.ValueAsync("$\"{Sea.Floor} {ready}\""));
    }

    [Fact]
    public async Task Import_BetweenLines_KeepsLineNumbers()
    {
        _folder.Write("a.csx", "int x = 1;");
        var error = await _session.ErrorAsync("int y = 2;\n#!import \"a.csx\"\n\nthrow new Exception($\"{x + y}\");");
        Assert.Equal(("3", 4), (error.Message, error.Line));
    }

    [Fact]
    public async Task Import_MissingFile_NamesItAndTheLine()
    {
        var error = await _session.ErrorAsync("\n#!import \"nowhere.csx\"");
        Assert.Equal(("DirectiveError", 2), (error.Name, error.Line));
        Assert.Contains(Path.Combine(_folder.Path, "nowhere.csx"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FilesThatImportEachOther_IsAnError()
    {
        _folder.Write("a.csx", "#!import \"b.csx\"");
        _folder.Write("b.csx", "#!import \"a.csx\"");
        Assert.Contains("import each other", (await _session.ErrorAsync("#!import \"a.csx\"")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!tmie\n1", "Unknown directive '#!tmie'. Did you mean #!time?")]
    [InlineData("#!whose", "Unknown directive '#!whose'. Did you mean #!whos?")]
    [InlineData("#!pythonista", "Unknown directive '#!pythonista'. #!help lists them all.")]
    [InlineData("#!import a.csx", "'#!import a.csx' is not how #!import is used")]
    [InlineData("#:sdk Web", "Unknown directive '#:sdk'.")]
    public async Task Directive_Unknown_IsAnErrorThatNamesTheNearest(string code, string message) =>
        Assert.StartsWith(message, (await _session.ErrorAsync(code)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Import_Notebook_RunsItsCodeCells()
    {
        _folder.Write("part.ipynb", """{"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":"c","language":"C#","display_name":"C#"}},"cells":[{"id":"a","cell_type":"markdown","metadata":{},"source":"# Title"},{"id":"b","cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":"using System.Globalization;\nvar six = 6;"}]}""");
        Assert.Equal("6", await _session.ValueAsync("#!import \"part.ipynb\"\nCultureInfo.InvariantCulture == null ? 0 : six"));
    }

    [Fact]
    public async Task Who_Variables_AreNamedOnceWithNewestTypeAndValue()
    {
        await _session.ValueAsync("var b = 1; string a = \"text\";");
        await _session.ValueAsync("double b = 2.5; const int hidden = 1;");
        Assert.Equal("a, b\n", await _session.StdoutAsync("#!who"));
        var table = Assert.IsType<DisplayOutput>(Assert.Single(await _session.RunAsync("#!whos"))).Data.Text;
        Assert.Equal("Name  Type    Value\na     string  text\nb     double  2.5", table);
    }

    [Fact]
    public async Task Time_Cell_SaysHowLongItTook() =>
        Assert.Matches(@"^in\nTook [0-9.,]+ ms\.\n$", await _session.StdoutAsync("#!time\nConsole.WriteLine(\"in\");"));

    [Fact]
    public async Task CSharp_Directive_ChangesNothing() => Assert.Equal("3", await _session.ValueAsync("#!csharp\n1 + 2"));

    [Fact]
    public async Task Clear_AndHelp_DoWhatTheySay()
    {
        Assert.Equal([new ClearOutput(false)], await _session.RunAsync("#!clear"));
        Assert.Contains("#!whos", await _session.StdoutAsync("#!help"), StringComparison.Ordinal);
    }

    private string Build(string name, string code, params string[] references)
    {
        var path = Path.Combine(_folder.Path, "lib", name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var runtime = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) is "System.Runtime.dll" or "System.Private.CoreLib.dll");
        var compilation = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            runtime.Concat(references).Select(file => MetadataReference.CreateFromFile(file)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(path, cancellationToken: TestContext.Current.CancellationToken).Success);
        return path;
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
