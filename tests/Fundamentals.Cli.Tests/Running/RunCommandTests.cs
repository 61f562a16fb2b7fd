using Fundamentals.Cli.Running;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Tests.Running;

/// <summary>The verb <c>run</c>, as a process.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Run_FromBelowTheRoot_WritesEveryNotebookAndNamesTheIndex()
    {
        var chapter = NotebookText.Of(NotebookText.Markdown("# Ten\n\nSee [solutions](solutions/10-ten.ipynb)."), NotebookText.Code("40 + 2"));
        _folder.Write("notebooks/10-ten.ipynb", chapter);
        _folder.Write("notebooks/solutions/10-ten.ipynb", NotebookText.Of(NotebookText.Markdown("# Solutions"), NotebookText.Code("#!import \"../part.csx\"\nX")));
        _folder.Write("notebooks/part.csx", "var X = \"imported\";");
        Directory.CreateDirectory(_folder["notebooks/deep"]);

        var result = await CliProcess.RunAsync(_folder["notebooks/deep"], "run");

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.EndsWith($"Open: {_folder["book/index.html"]}\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<pre class=\"value\">42</pre>", _folder.Read("book/10-ten.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"solutions/10-ten.html\">solutions</a>", _folder.Read("book/10-ten.html"), StringComparison.Ordinal);
        Assert.Contains("<title>10 &#183; Ten &#183; ", _folder.Read("book/10-ten.html"), StringComparison.Ordinal);
        Assert.Contains("<p class=\"chapter-number\">Chapter 10</p>", _folder.Read("book/10-ten.html"), StringComparison.Ordinal);
        Assert.Contains("<pre class=\"value\">imported</pre>", _folder.Read("book/solutions/10-ten.html"), StringComparison.Ordinal);
        Assert.Contains("<h3><a href=\"10-ten.html\">Ten</a></h3>", _folder.Read("book/index.html"), StringComparison.Ordinal);
        Assert.Contains("<p class=\"notes\">1 minute to read · <a href=\"solutions/10-ten.html\" aria-label=\"Solutions: Ten\">solutions</a></p>", _folder.Read("book/index.html"), StringComparison.Ordinal);
        Assert.Equal(chapter, _folder.Read("notebooks/10-ten.ipynb"));
        Assert.True(new[] { "plotly.min.js", "charts.js", "book.css", "book.js" }.All(file => _folder.Has($"book/assets/{file}")));
    }

    [Fact]
    public async Task Run_CellThatFails_NamesItAndStillWritesThePage()
    {
        _folder.Write("a.ipynb", NotebookText.Of(
            NotebookText.Code("Console.WriteLine(\"before\");"), NotebookText.Code("var zero = 0;\nthrow new Exception(\"bo<o>m\");"), NotebookText.Code("\"after\"")));
        _folder.Write("b.ipynb", NotebookText.Of(NotebookText.Code("throw new Exception(\"meant\");", "raises-exception"), NotebookText.Code("\"went on\"")));

        var result = await CliProcess.RunAsync(_folder.Path, "run", "a.ipynb", "b.ipynb", "--output", "out");

        Assert.Equal(ExitCodes.CellFailed, result.ExitCode);
        Assert.Equal(["a.ipynb, cell 2, line 2: Exception: bo<o>m"], result.ErrorLines);
        var page = _folder.Read("out/a.html");
        Assert.Contains("before", page, StringComparison.Ordinal);
        Assert.Contains("bo&lt;o&gt;m", page, StringComparison.Ordinal);
        Assert.Contains("stopped at <a href=\"#cell-2\">cell 2, line 2</a>", page, StringComparison.Ordinal);
        Assert.Contains("not run", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"value\">went on</pre>", _folder.Read("out/b.html"), StringComparison.Ordinal);
        Assert.Contains("stopped at an error", _folder.Read("out/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NotebooksThatCannotRun_HaveOneLineEachAndNothingIsWritten()
    {
        _folder.Write("broken.ipynb", "{\n\"cells\": [");
        _folder.Write("old.ipynb", """{"nbformat":3}""");
        _folder.Write("python.ipynb", """{"nbformat":4,"nbformat_minor":5,"cells":[],"metadata":{"kernelspec":{"name":"python3","language":"python"}}}""");
        _folder.Write("unbuilt.ipynb", NotebookText.Of(NotebookText.Code("1"), NotebookText.Code("#!import \"setup.csx\"")));
        _folder.Write("setup.csx", "#r \"../artifacts/X.dll\"");
        _folder.Write("several.ipynb", NotebookText.Of(NotebookText.Code("#r \"lib/Y.dll\"\n#r \"lib/Z.dll\"")));
        _folder.Write("noimport.ipynb", NotebookText.Of(NotebookText.Code("#!import \"gone.csx\"")));
        _folder.Write("fine.ipynb", NotebookText.Of(NotebookText.Code("1")));
        _folder.Write("notes.txt", "");

        var result = await CliProcess.RunAsync(
            _folder.Path, "run", "gone.ipynb", "broken.ipynb", "old.ipynb", "python.ipynb", "unbuilt.ipynb", "several.ipynb", "noimport.ipynb", "fine.ipynb", "notes.txt", "-o", "out");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal(
            [
                "gone.ipynb is not there.",
                "broken.ipynb is not JSON: line 2: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed.",
                "old.ipynb is a notebook of format 3; format 4 is needed. Open it in Jupyter and save it, which converts it.",
                "python.ipynb is written for the kernel \"python3\", in the language python; only C# notebooks run here.",
                $"setup.csx: #r \"../artifacts/X.dll\" refers to {Path.GetFullPath(_folder["../artifacts/X.dll"])}, which has not been built. Build it first: dotnet build -c Release",
                "several.ipynb, cell 1: #r \"lib/Y.dll\" refers to lib/Y.dll, one of 2 files that have not been built. Build them first: dotnet build -c Release",
                "noimport.ipynb, cell 1: #!import \"gone.csx\" names gone.csx, which is not there.",
                "notes.txt is not a notebook: its name does not end in .ipynb.",
            ],
            result.ErrorLines);
        Assert.Empty(result.Output);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public async Task Run_OneOfTheChapters_KeepsTheOthersInTheContents()
    {
        _folder.Write("notebooks/01-a.ipynb", NotebookText.Of(NotebookText.Markdown("# Alpha"), NotebookText.Code("1")));
        _folder.Write("notebooks/02-b.ipynb", NotebookText.Of(NotebookText.Markdown("# Beta"), NotebookText.Code("2")));
        _folder.Write("notebooks/03-c.ipynb", NotebookText.Of(NotebookText.Markdown("# Gamma"), NotebookText.Code("3")));
        _folder.Write("book/03-c.html", "written earlier");

        var result = await CliProcess.RunAsync(_folder.Path, "run", "notebooks/01-a.ipynb");

        Assert.Equal(ExitCodes.Success, result.ExitCode);
        var index = _folder.Read("book/index.html");
        Assert.Contains("Alpha", index, StringComparison.Ordinal);
        Assert.DoesNotContain("Beta", index, StringComparison.Ordinal);
        Assert.Contains("Gamma", index, StringComparison.Ordinal);
        Assert.Contains("href=\"03-c.html\"><span>Next chapter</span>03 &#183; Gamma</a>", _folder.Read("book/01-a.html"), StringComparison.Ordinal);
        Assert.Equal("written earlier", _folder.Read("book/03-c.html"));
    }

    [Fact]
    public async Task Run_TwoNotebooksOfOneName_AreRefused()
    {
        var first = _folder.Write("x/a.ipynb", NotebookText.Of());
        var second = _folder.Write("y/A.ipynb", NotebookText.Of());

        var result = await CliProcess.RunAsync(_folder.Path, "run", "x/a.ipynb", "y/A.ipynb");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal([$"{first} and {second} would both become a.html. Run them with different --output folders, or rename one."], result.ErrorLines);
    }

    [Fact]
    public async Task Run_WhereThereAreNoNotebooks_SaysSo()
    {
        var result = await CliProcess.RunAsync(_folder.Path, "run");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal($"No notebooks found: neither {_folder.Path} nor a folder above it holds a folder named notebooks. Go to the repository, or name a notebook.", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public async Task Run_LinkedDocument_BecomesAPageAndWhatItLinksToAsWell()
    {
        _folder.Write("notebooks/01-a.ipynb", NotebookText.Of(NotebookText.Markdown("[x](../docs/x.md)")));
        _folder.Write("docs/x.md", "# X\n\n[y](y.md) [c](../src/C.cs)");
        _folder.Write("docs/y.md", "# Y\n\n[x](x.md)");
        _folder.Write("src/C.cs", "class C;");

        var result = await CliProcess.RunAsync(_folder.Path, "run", "--no-execute");

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Contains("<a href=\"source/docs/x.md.html\">x</a>", _folder.Read("book/01-a.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"x.md.html\">x</a>", _folder.Read("book/source/docs/y.md.html"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"../../index.html\">All chapters</a>", _folder.Read("book/source/src/C.cs.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LinkThatLeadsNowhere_IsAWarning()
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Markdown("[x](../gone.md)")));

        var result = await CliProcess.RunAsync(_folder.Path, "run", "a.ipynb");

        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.Equal(["warning: a.ipynb links to ../gone.md, which is not there."], result.ErrorLines);
    }

    [Fact]
    public async Task Run_NotebookThatIsExecuted_GivesThePageOfTheOneThatIsNot()
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Markdown("# A"), NotebookText.Code("Guid.Empty"), NotebookText.Code("")));
        await CliProcess.RunAsync(_folder.Path, "run", "a.ipynb", "-o", "bare");
        (await NotebookRunner.RunAsync(NotebookDocument.Load(_folder["a.ipynb"]), new NotebookRunOptions(), TestContext.Current.CancellationToken)).Document.Save(_folder["a.ipynb"]);
        _folder.Write("a.ipynb", _folder.Read("a.ipynb").Replace("00000000", "11111111", StringComparison.Ordinal));

        await CliProcess.RunAsync(_folder.Path, "run", "a.ipynb", "-o", "executed");

        Assert.Equal(_folder.Read("bare/a.html"), _folder.Read("executed/a.html"));
        Assert.Contains("00000000", _folder.Read("bare/a.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("11111111", _folder.Read("bare/a.html"), StringComparison.Ordinal);

        // Nothing runs here: the page shows what the file holds, which is no longer what a run gives.
        await CliProcess.RunAsync(_folder.Path, "run", "--no-execute", "a.ipynb", "-o", "kept");
        Assert.Equal(_folder.Read("bare/a.html").Replace("00000000", "11111111", StringComparison.Ordinal), _folder.Read("kept/a.html"));
    }

    [Fact]
    public async Task Run_WithoutExecutingANotebookThatNeverWas_ShowsItsCodeAsNotRun()
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("System.IO.File.WriteAllText(\"ran\", \"\");")));

        var result = await CliProcess.RunAsync(_folder.Path, "run", "--no-execute", "a.ipynb");

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.False(_folder.Has("ran"));
        Assert.Contains("aria-label=\"Code, not run\"", _folder.Read("book/a.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoppedWithCtrlC_ExitsWith130AndLeavesNoPart()
    {
        _folder.Write("book/a.html", "of an earlier run");
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("System.IO.File.WriteAllText(\"started\", \"now\");\nawait Task.Delay(-1);")));

        var (exitCode, _, error) = await Interruption.OfAsync(_folder, "Fundamentals.Cli.dll", "run", "a.ipynb");

        Assert.Equal((ExitCodes.Stopped, "Stopped.\n"), (exitCode, error));
        Assert.Equal("of an earlier run", _folder.Read("book/a.html"));
        Assert.Equal(["a.html", "assets"], Directory.GetFileSystemEntries(_folder["book"]).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
