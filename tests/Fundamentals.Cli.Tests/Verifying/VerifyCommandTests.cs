using Fundamentals.Cli.Running;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Cli.Tests.Verifying;

/// <summary>The verb <c>verify</c>, as a process.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Verify_AsCommitted_ExitsWith0AndLeavesTheFiles()
    {
        await CommitAsync("notebooks/a.ipynb", NotebookText.Code("Console.WriteLine(\"printed\");\n40 + 2"), NotebookText.Code(""), NotebookText.Code("throw new Exception(\"meant\");", "raises-exception"));
        await CommitAsync("notebooks/solutions/a.ipynb", NotebookText.Code("DateTime.UtcNow.Ticks", "measures"));
        var before = _folder.Read("notebooks/a.ipynb");

        var result = await CliProcess.RunAsync(_folder["notebooks"], "verify", "--keep", "../kept");

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.EndsWith("2 notebooks: every output is as committed.\n", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Read("notebooks/a.ipynb"));
        Assert.Equal(before, _folder.Read("kept/a.ipynb"));
        Assert.True(_folder.Has("kept/solutions/a.ipynb"));
    }

    [Fact]
    public async Task Verify_OutputsThatDiffer_NamesNotebookCellAndFirstDifference()
    {
        await CommitAsync("a.ipynb", NotebookText.Code("1"), NotebookText.Code("\"lost 12 of 40\""), NotebookText.Code("1 + 2"));
        await CommitAsync("b.ipynb", NotebookText.Code("1"));
        _folder.Write("a.ipynb", _folder.Read("a.ipynb").Replace(" \"lost 12", " \"lost 13", StringComparison.Ordinal).Replace("\"3\"", "\"4\"", StringComparison.Ordinal));

        var result = await CliProcess.RunAsync(_folder.Path, "verify", "a.ipynb", "b.ipynb");

        Assert.Equal(ExitCodes.Differs, result.ExitCode);
        Assert.Equal(
            [
                "a.ipynb, cell 2: output 1, text/plain, line 1:",
                "committed: lost 13 of 40",
                "now:       lost 12 of 40",
                "and 1 more: cell 3",
            ],
            result.ErrorLines);
        Assert.EndsWith("1 of 2 notebooks not as committed.\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_NotExecutedOrOutOfOrderOrFailing_SaysWhatIsWrong()
    {
        _folder.Write("bare.ipynb", NotebookText.Of(NotebookText.Code("1"), NotebookText.Code("2")));
        await CommitAsync("order.ipynb", NotebookText.Code("1"), NotebookText.Code("2"));
        var order = NotebookDocument.Load(_folder["order.ipynb"]);
        order.WithCells([order.Cells[0].WithOutputs([], null), order.Cells[1].WithOutputs(order.Cells[1].Outputs, 7)]).Save(_folder["order.ipynb"]);
        _folder.Write("fails.ipynb", NotebookText.Of(NotebookText.Code("1"), NotebookText.Code("throw new Exception(\"boom\");")));

        var result = await CliProcess.RunAsync(_folder.Path, "verify", "bare.ipynb", "order.ipynb", "fails.ipynb");

        Assert.Equal(ExitCodes.Differs, result.ExitCode);
        Assert.Equal(
            [
                "bare.ipynb, the file: it is committed without outputs. To execute it: dotnet run --project src/Fundamentals.Publishing -c Release -- bare.ipynb",
                "order.ipynb, cell 1: it has not been executed.",
                "and 1 more: cell 2",
                "fails.ipynb, when it is run again: fails.ipynb, cell 2, line 1: Exception: boom",
            ],
            result.ErrorLines);
    }

    [Fact]
    public async Task Verify_KeptWhereTheNotebooksAre_IsRefused()
    {
        await CommitAsync("a.ipynb", NotebookText.Code("1"));
        var before = _folder.Read("a.ipynb");

        var result = await CliProcess.RunAsync(_folder.Path, "verify", "--keep", ".", "a.ipynb");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.Equal(["--keep . would write over a.ipynb; name another folder."], result.ErrorLines);
        Assert.Equal(before, _folder.Read("a.ipynb"));
    }

    [Fact]
    public async Task Verify_NotebookThatEndsItsProcess_SaysSoAndVerifiesTheOthers()
    {
        _folder.Write("ends.ipynb", NotebookText.Of(NotebookText.Code("Environment.Exit(7);")));
        await CommitAsync("a.ipynb", NotebookText.Code("1"));

        // More of them than there are workers, so that each worker has to start again.
        var ends = Enumerable.Range(0, Environment.ProcessorCount + 1).Select(i => _folder.Write($"ends{i}.ipynb", _folder.Read("ends.ipynb"))).Select(Path.GetFileName).ToArray();
        var result = await CliProcess.RunAsync(_folder.Path, ["verify", .. ends!, "a.ipynb"]);

        Assert.Equal(ExitCodes.Differs, result.ExitCode);
        Assert.Equal(ends.Select(name => $"{name}, when it is run again: {name}: the process that ran it ended with exit code 7."), result.ErrorLines);
        Assert.Contains("ok      a.ipynb", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_FromAnotherFolderTimeZoneAndLanguage_IsAsCommitted()
    {
        await CommitAsync("a.ipynb", NotebookText.Code("(1234.5).ToString(\"N2\")"), NotebookText.Code("new DateTime(2026, 3, 1).ToString()"), NotebookText.Code("new { A = 0.5, B = TimeSpan.FromSeconds(90) }"));
        _folder.Write("elsewhere/deep/b.ipynb", _folder.Read("a.ipynb"));

        using var run = new ProgramRun(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Fundamentals.Cli.dll"), "verify", "b.ipynb"],
            _folder["elsewhere/deep"],
            ("TZ", "Asia/Tokyo"),
            ("LC_ALL", "de_DE.UTF-8"),
            ("LANG", "de_DE.UTF-8"));
        var (exitCode, output, error) = await run.EndAsync();

        Assert.True(exitCode == ExitCodes.Success, output + error);
    }

    [Fact]
    public async Task Verify_LearnersProgress_IsNeitherReadNorWritten()
    {
        _folder.Write(".progress.json", """{"version":1,"solved":["10.1"]}""");
        await CommitAsync(
            "a.ipynb",
            NotebookText.Code($"#r \"{AppContext.BaseDirectory}Fundamentals.Exercises.dll\"\nusing Fundamentals.Exercises;"),
            NotebookText.Code("ProgressFile.Here.MarkSolved(\"1.1\");"),
            NotebookText.Code("string.Join(\" \", ProgressFile.Here.Read().Solved)"));
        var marked = _folder.Read(".progress.json");

        var result = await CliProcess.RunAsync(_folder.Path, "verify", "a.ipynb");

        Assert.Contains("    committed: 1.1 10.1\n    now:       1.1", result.Error, StringComparison.Ordinal);
        Assert.Contains("\"10.1\"", marked, StringComparison.Ordinal);
        Assert.Equal(marked, _folder.Read(".progress.json"));
    }

    [Fact]
    public async Task Verify_NotebooksOneAfterAnother_FindNoProgressOfEachOther()
    {
        string[] names = [.. Enumerable.Range(0, Environment.ProcessorCount + 1).Select(i => $"{i}/a.ipynb")];
        foreach (var (i, name) in names.Index())
        {
            await CommitAsync(
                name,
                NotebookText.Code($"#r \"{AppContext.BaseDirectory}Fundamentals.Exercises.dll\"\nusing Fundamentals.Exercises;"),
                NotebookText.Code($"ProgressFile.Here.MarkSolved(\"{i}.1\");"),
                NotebookText.Code("string.Join(\" \", ProgressFile.Here.Read().Solved)"));
        }

        var result = await CliProcess.RunAsync(_folder.Path, ["verify", .. names]);

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Verify_ChecksOfExercises_AreGivenMoreTimeThanALearner()
    {
        await CommitAsync("a.ipynb", NotebookText.Code($"#r \"{AppContext.BaseDirectory}Fundamentals.Exercises.dll\""), NotebookText.Code("new Fundamentals.Exercises.CheckOptions().TimeLimit.TotalSeconds"));

        var result = await CliProcess.RunAsync(_folder.Path, "verify", "a.ipynb");

        Assert.Contains("    committed: 5\n    now:       600", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.ipynb is not there.", "gone.ipynb")]
    [InlineData("a.ipynb is a file; --keep needs a folder.", "a.ipynb", "--keep", "a.ipynb")]
    [InlineData("Unrecognized option '--wrong'. For help: verify --help", "--wrong")]
    public async Task Verify_BadInput_IsExplainedAndExitsWith2(string message, params string[] arguments)
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1")));

        var result = await CliProcess.RunAsync(_folder.Path, ["verify", .. arguments]);

        Assert.Equal((ExitCodes.BadInput, message), (result.ExitCode, result.ErrorLines[0]));
    }

    [Fact]
    public async Task Verify_StoppedWithCtrlC_ExitsWith130AndEndsTheProcessOfTheNotebook()
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("System.IO.File.WriteAllText(\"started\", Environment.ProcessId.ToString());\nawait Task.Delay(-1);")));

        var (exitCode, _, error) = await Interruption.OfAsync(_folder, "Fundamentals.Cli.dll", "verify", "a.ipynb", "--keep", "kept");

        Assert.Equal((ExitCodes.Stopped, "Stopped.\n"), (exitCode, error));
        Assert.False(_folder.Has("kept"));
        Assert.Throws<ArgumentException>(() => System.Diagnostics.Process.GetProcessById(int.Parse(_folder.Read("started"))));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Puts an executed notebook in the folder.</summary>
    private async Task CommitAsync(string name, params System.Text.Json.Nodes.JsonObject[] cells)
    {
        var document = NotebookDocument.Load(_folder.Write(name, NotebookText.Of(cells)));
        var run = await NotebookRunner.RunAsync(document, new NotebookRunOptions(), TestContext.Current.CancellationToken);
        Assert.True(run.Succeeded, run.Failure?.ToString());
        run.Document.Save(document.Path);
    }
}
