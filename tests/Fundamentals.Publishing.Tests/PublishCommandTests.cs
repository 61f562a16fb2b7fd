using System.Diagnostics;
using System.Text.Json.Nodes;
using Fundamentals.Cli.Running;
using Fundamentals.Notebooks.Display;
using Fundamentals.Notebooks.Documents;

namespace Fundamentals.Publishing.Tests;

/// <summary>The program, as a process.</summary>
public sealed class PublishCommandTests : IDisposable
{
    private const string Program = "Fundamentals.Publishing.dll";

    private static readonly string Library = AppContext.BaseDirectory;

    private static readonly JsonObject[] Chart =
    [
        NotebookText.Markdown("# Charts"),
        NotebookText.Code($"#r \"{Library}Fundamentals.Charts.dll\"\n#r \"{Library}Fundamentals.dll\"\nusing Fundamentals.Charts; using Fundamentals.Charts.Partitioning; using Fundamentals.Hashing;\nChartFormatter.Register();"),
        NotebookText.Code("RingChart.Of(ConsistentHashRing.Of(\"a\", \"b\"))"),
        NotebookText.Code("DateTime.UtcNow.Ticks", "measures"),
    ];

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Publish_NotebookWithAChart_IsExecutedHasAPictureAndIsVerified()
    {
        Chromium.Require();
        _folder.Write("a.ipynb", NotebookText.Of(Copy(Chart)));

        var (exitCode, output, error) = await RunAsync(Program, "a.ipynb");
        Assert.Equal((ExitCodes.Success, string.Empty), (exitCode, error));
        Assert.Contains("1 of 1 pictures drawn", output, StringComparison.Ordinal);
        var cell = NotebookDocument.Load(_folder["a.ipynb"]).Cells[2];
        var bundle = Assert.IsType<ResultOutput>(Assert.Single(cell.Outputs)).Data;
        Assert.Equal(2, cell.ExecutionCount);
        Assert.Equal([MimeBundle.Plotly, MimeBundle.Png, MimeBundle.PlainText], bundle.Data.Keys);
        var picture = FigurePicture.In(bundle)!;
        Assert.Equal((FigurePicture.HashOf(bundle.Data[MimeBundle.Plotly]), "plotly.js 2.28.0", 760), (picture.FigureHash, picture.DrawnBy, picture.Width));

        var first = _folder.Read("a.ipynb");
        (exitCode, output, error) = await RunAsync(Program, "a.ipynb");
        Assert.Equal((ExitCodes.Success, string.Empty), (exitCode, error));
        Assert.Contains("unchanged, 0 of 1 pictures drawn", output, StringComparison.Ordinal);
        Assert.Equal(first, _folder.Read("a.ipynb"));

        (exitCode, output, error) = await RunAsync("Fundamentals.Cli.dll", "verify", "a.ipynb");
        Assert.True(exitCode == ExitCodes.Success, output + error);
        _folder.Write("a.ipynb", first.Replace(picture.FigureHash, new string('0', picture.FigureHash.Length), StringComparison.Ordinal));
        (exitCode, _, error) = await RunAsync("Fundamentals.Cli.dll", "verify", "a.ipynb");
        Assert.Equal((ExitCodes.Differs, "a.ipynb, cell 2: output 1, image/png, was drawn from another figure than the one in the file.\n"), (exitCode, error));
    }

    [Fact]
    public async Task Publish_CellThatFails_LeavesThatNotebookAndPublishesTheOther()
    {
        Chromium.Require();
        var failing = NotebookText.Of(NotebookText.Code("1"), NotebookText.Code("throw new Exception(\"boom\");"));
        _folder.Write("a.ipynb", failing);
        _folder.Write("b.ipynb", NotebookText.Of(NotebookText.Code("40 + 2")));

        var (exitCode, output, error) = await RunAsync(Program, "a.ipynb", "b.ipynb");

        Assert.Equal((ExitCodes.CellFailed, "a.ipynb, cell 2, line 1: Exception: boom\n"), (exitCode, error));
        Assert.EndsWith("Published: 1 of 2. The others are as they were.\n", output, StringComparison.Ordinal);
        Assert.Equal(failing, _folder.Read("a.ipynb"));
        Assert.Equal("42", Assert.IsType<ResultOutput>(Assert.Single(NotebookDocument.Load(_folder["b.ipynb"]).Cells[0].Outputs)).Data.Text);
    }

    [Theory]
    [InlineData("gone.ipynb is not there.", "gone.ipynb")]
    [InlineData("--chromium names no-browser, which is not there.", "a.ipynb", "--chromium", "no-browser")]
    [InlineData("Unrecognized option '--wrong'. For help: --help", "--wrong")]
    public async Task Publish_BadInput_IsExplainedAndExitsWith2(string message, params string[] arguments)
    {
        _folder.Write("a.ipynb", NotebookText.Of(NotebookText.Code("1")));

        var (exitCode, _, error) = await RunAsync(Program, arguments);

        Assert.Equal((ExitCodes.BadInput, message), (exitCode, error.Split('\n')[0]));
    }

    [Fact]
    public async Task Publish_StoppedWithCtrlCWhileTheBrowserRuns_ExitsWith130AndLeavesNothingBehind()
    {
        Chromium.Require();
        _folder.Write("a.ipynb", NotebookText.Of(Copy(Chart)));
        var hanging = NotebookText.Of(NotebookText.Code("await Task.Delay(-1);"));
        _folder.Write("b.ipynb", hanging);
        var browser = _folder.Write("browser", $"#!/bin/sh\necho $$ > started\nexec '{Chromium.Program}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var (exitCode, _, error) = await Interruption.OfAsync(_folder, Program, "a.ipynb", "b.ipynb", "--chromium", browser);

        Assert.Equal((ExitCodes.Stopped, "Stopped.\n"), (exitCode, error));
        Assert.Equal(4, NotebookDocument.Load(_folder["a.ipynb"]).Cells.Length);
        Assert.Equal(hanging, _folder.Read("b.ipynb"));
        Assert.Equal(["a.ipynb", "b.ipynb", "browser", "started"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(Ends(int.Parse(_folder.Read("started"))), "The browser still runs.");
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string program, params string[] arguments)
    {
        using var run = new ProgramRun("dotnet", [Path.Combine(AppContext.BaseDirectory, program), .. arguments], _folder.Path);
        return await run.EndAsync();
    }

    private static bool Ends(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.WaitForExit(TimeSpan.FromMinutes(1));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static JsonObject[] Copy(JsonObject[] cells) => [.. cells.Select(cell => cell.DeepClone().AsObject())];
}
