using Fundamentals.Cli.Running;

namespace Fundamentals.Cli.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private const string Fine = """
        {"process":"a","type":"invoke","f":"write","key":"x","value":1,"time":0}
        {"process":"a","type":"ok","f":"write","key":"x","value":1,"time":1000000}
        {"process":"b","type":"invoke","f":"read","key":"x","value":null,"time":2000000}
        {"process":"b","type":"ok","f":"read","key":"x","value":1,"time":3000000}
        """;

    private static readonly string Stale = Fine.Replace("\"f\":\"read\",\"key\":\"x\",\"value\":1", "\"f\":\"read\",\"key\":\"x\",\"value\":null", StringComparison.Ordinal);

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Check_AllSatisfyTheModel_PrintsALineForEachAndExitsWith0()
    {
        await WriteAsync(("fine.jsonl", Fine), ("also.jsonl", Fine));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "fine.jsonl", "also.jsonl");

        Assert.Equal((ExitCodes.Success, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(@"^fine\.jsonl: linearizable register: yes, 2 operations, \d+\.\d ms\nalso\.jsonl: linearizable register: yes, 2 operations, \d+\.\d ms\n$", result.Output);
    }

    [Fact]
    public async Task Check_OneDoesNotSatisfyTheModel_SaysWhyAndExitsWith1()
    {
        await WriteAsync(("fine.jsonl", Fine), ("stale.jsonl", Stale));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "stale.jsonl", "fine.jsonl");

        Assert.Equal((ExitCodes.Violated, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(@"^stale\.jsonl: linearizable register: no, 2 operations, \d+\.\d ms; 'b: read x → nil' cannot be placed: the only state possible by its return is 1, which does not allow it\.\nfine\.jsonl: ", result.Output);
    }

    [Theory]
    [InlineData("fine.jsonl", "--explain fine.jsonl would write over the history; name another file.")]
    [InlineData("./fine.jsonl", "--explain ./fine.jsonl would write over the history; name another file.")]
    [InlineData("fine.jsonl/why.html", "--explain: fine.jsonl/why.html cannot be written, since {0} is a file.")]
    public async Task Check_PageThatCannotBe_IsRefusedBeforeTheWork(string page, string message)
    {
        await WriteAsync(("fine.jsonl", Fine));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "--explain", page, "fine.jsonl");

        Assert.Equal((ExitCodes.BadInput, string.Empty), (result.ExitCode, result.Output));
        Assert.Equal([message.Replace("{0}", _folder["fine.jsonl"], StringComparison.Ordinal)], result.ErrorLines);
        Assert.Equal(Fine, _folder.Read("fine.jsonl"));
    }

    [Fact]
    public async Task Check_WeakerConsistency_IsWhatIsChecked()
    {
        await WriteAsync(("stale.jsonl", Stale));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "--consistency", "causal", "stale.jsonl");

        Assert.Equal(ExitCodes.Success, result.ExitCode);
        Assert.StartsWith("stale.jsonl: causal convergence (CCv): yes, 2 operations, ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_BadInput_NamesFileAndLineChecksTheRestAndExitsWith2()
    {
        await WriteAsync(("bad.jsonl", Fine + "\nnonsense"), ("cas.jsonl", Fine.Replace("\"write\"", "\"cas\"", StringComparison.Ordinal)), ("stale.jsonl", Stale));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "bad.jsonl", "cas.jsonl", "absent.jsonl", "stale.jsonl");

        Assert.Equal(ExitCodes.BadInput, result.ExitCode);
        Assert.StartsWith("bad.jsonl:5: is not JSON: ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(["cas.jsonl:1: the model 'register' has no action 'cas'; it knows read and write.", "absent.jsonl: there is no such file."], result.ErrorLines[1..]);
        Assert.StartsWith("stale.jsonl: linearizable register: no", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Folders_AreToldApartFromFiles()
    {
        await WriteAsync(("fine.jsonl", Fine));
        Directory.CreateDirectory(_folder["deep"]);

        var file = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "deep");
        var page = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "--explain", "deep", "fine.jsonl");

        Assert.Equal((ExitCodes.BadInput, "deep: is a folder; name the files in it.\n"), (file.ExitCode, file.Error));
        Assert.Equal((ExitCodes.BadInput, "deep is a folder; --explain needs a file.\n"), (page.ExitCode, page.Error));
    }

    [Fact]
    public async Task Check_StoppedWithCtrlC_ExitsWith130AndWritesNoPage()
    {
        Interruption.Require();
        using var make = System.Diagnostics.Process.Start("mkfifo", [_folder["pipe"]]);
        await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var process = CliProcess.Start(_folder.Path, "check", "--model", "queue", "--explain", "why.html", "pipe");

        // Opens once the program reads; the search it is given would take years.
        await File.WriteAllTextAsync(_folder["pipe"], Hard(30), TestContext.Current.CancellationToken);
        await Interruption.SendAsync(process.Id);
        var result = await CliProcess.FinishAsync(process);

        Assert.Equal((ExitCodes.Stopped, "Stopped.\n"), (result.ExitCode, result.Error));
        Assert.Equal(["pipe"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Check_MemoryLimitReached_IsUndecidedAndExitsWith3()
    {
        await WriteAsync(("hard.jsonl", Hard(14)));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "queue", "--memory-limit", "5", "hard.jsonl");

        Assert.Equal((ExitCodes.Undecided, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(@"^hard\.jsonl: linearizable queue: undecided, 15 operations, \d+\.\d ms; the limit of 5242880 bytes reached after \d+ configurations\n$", result.Output);
    }

    [Theory]
    [InlineData("causal")]
    [InlineData("monotonic-writes")]
    public async Task Check_TimeLimitReachedInAWeakerConsistency_IsUndecidedAndExitsWith3(string consistency)
    {
        await WriteAsync(("long.jsonl", string.Join('\n', Enumerable.Range(0, 1_000).SelectMany(i => Fine.Replace(":1,", $":{i},", StringComparison.Ordinal).Split('\n').Select(line => line[..line.LastIndexOf(",\"time", StringComparison.Ordinal)] + "}")))));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "--consistency", consistency, "--time-limit", "0.0000001", "long.jsonl");

        Assert.Equal((ExitCodes.Undecided, string.Empty), (result.ExitCode, result.Error));
        Assert.Matches(@" undecided, 2000 operations, \d+\.\d ms; the limit of 1E-07 s reached\n$", result.Output);
    }

    [Fact]
    public async Task Check_Explain_DrawsEveryFileIntoOnePageThatNeedsNoOther()
    {
        await WriteAsync(("fine.jsonl", Fine), ("stale.jsonl", Stale));

        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "--explain", "out/why.html", "fine.jsonl", "stale.jsonl");

        Assert.Equal(ExitCodes.Violated, result.ExitCode);
        Assert.EndsWith($"Drawn: {Path.Combine("out", "why.html")}\n", result.Output, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(_folder["out/why.html"], TestContext.Current.CancellationToken);
        Assert.Contains("A linearizable register: one order explains every answer", page, StringComparison.Ordinal);
        Assert.Contains("<li>b: read x → nil (line 3)</li>", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<script src", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_Explain_ThePageDrawsItsChartsWithoutANetwork()
    {
        Chromium.Require();
        await WriteAsync(("fine.jsonl", Fine), ("stale.jsonl", Stale));
        await CliProcess.RunAsync(_folder.Path, "check", "--model", "register", "--explain", "why.html", "fine.jsonl", "stale.jsonl");

        var (dom, console) = await Chromium.OpenAsync(_folder["why.html"]);

        Assert.Equal(2, dom.Split("class=\"svg-container\"").Length - 1 + (dom.Split("class=\"user-select-none svg-container\"").Length - 1));
        Assert.Empty(console);
    }

    [Theory]
    [InlineData("Option '--model' is required. For help: check --help", "check", "x.jsonl")]
    [InlineData("--time-limit 0: must be a number above 0 and at most 1000000000, such as 1.5. For help: check --help", "check", "--model", "register", "--time-limit", "0", "x.jsonl")]
    [InlineData("Required argument 'FILE' missing for command: 'check'. For help: check --help", "check", "--model", "register")]
    public async Task Check_WrongCall_IsExplainedAndExitsWith2(string message, params string[] arguments)
    {
        var result = await CliProcess.RunAsync(_folder.Path, arguments);

        Assert.Equal((ExitCodes.BadInput, message), (result.ExitCode, Assert.Single(result.ErrorLines)));
    }

    [Fact]
    public async Task Check_ConsistencyThatIsNotForTheModel_IsExplained()
    {
        var result = await CliProcess.RunAsync(_folder.Path, "check", "--model", "queue", "--consistency", "causal", "x.jsonl");

        Assert.Equal((ExitCodes.BadInput, "--consistency causal is for --model register only; for queue there are linearizable and sequential."), (result.ExitCode, result.ErrorLines.Single()));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Elements that enter a queue all at once, and one that leaves it and never entered: every order must be tried.</summary>
    private static string Hard(int elements) => string.Join('\n', Enumerable.Range(0, elements)
        .SelectMany(i => new[] { (Order: 0, Type: "invoke", I: i), (Order: 1, Type: "ok", I: i) }).OrderBy(line => line.Order)
        .Select(line => $$"""{"process":{{line.I}},"type":"{{line.Type}}","f":"enqueue","value":{{line.I + 1}}}""")
        .Concat([/*lang=json,strict*/ """{"process":"r","type":"invoke","f":"dequeue"}""", /*lang=json,strict*/ """{"process":"r","type":"ok","f":"dequeue","value":99}"""]));

    private async Task WriteAsync(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
            await File.WriteAllTextAsync(_folder[name], text, TestContext.Current.CancellationToken);
    }
}
