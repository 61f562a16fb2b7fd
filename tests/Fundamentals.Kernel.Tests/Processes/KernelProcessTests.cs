using System.Text.Json.Nodes;
using Fundamentals.Kernel.Tests.Client;
using NetMQ;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel as a client starts it: a process of its own, C# in its cells.</summary>
public sealed class KernelProcessTests : IDisposable
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();
    private readonly ProgramRun _kernel;
    private readonly JupyterClient _client;

    public KernelProcessTests()
    {
        var connection = Connections.New();
        _kernel = BuiltKernel.Start("--connection-file", _folder.Write("connection.json", connection.ToJson()));
        _client = new JupyterClient(connection);
    }

    public void Dispose()
    {
        _client.Dispose();
        _kernel.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Execute_Cells_KeepStateAndShowStreamsAndResults()
    {
        _client.Run("var twenty = 20; Console.Error.WriteLine(\"careful\");");
        var (reply, published) = _client.Run("Console.WriteLine(\"answer\"); twenty * 2 + 2");

        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], published.Select(message => message.Type));
        Assert.Equal("answer\n", published[2].Text("text"));
        Assert.Equal("42", published[3].Content["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal(2, reply.Number("execution_count"));
    }

    [Fact]
    public void Execute_HundredThousandLines_ArriveCompleteAndInOrder()
    {
        var (_, published) = _client.Run("for (var i = 0; i < 100_000; i++) Console.WriteLine(i);");

        var text = string.Concat(published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
        Assert.Equal(string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n")), text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Execute_BehindAFailingCell_IsAborted()
    {
        var failing = _client.Execute("throw new InvalidOperationException(\"no\");");
        var behind = _client.Execute("1");

        Assert.Equal("InvalidOperationException", _client.Reply(_client.Shell, failing).Text("ename"));
        Assert.Equal("aborted", _client.Reply(_client.Shell, behind).Text("status"));
    }

    [Fact]
    public void BusyCell_HeartbeatControlAndQuestionsAboutCode_AreServed()
    {
        var busy = _client.Execute("Console.WriteLine(\"on\"); while (true) { }");
        _client.PublishedUntil(busy, "stream");

        Assert.True(_client.Beats());
        var info = _client.Send(_client.Control, "kernel_info_request", []);
        Assert.Equal("kernel_info_reply", _client.Reply(_client.Control, info).Type);
        var completion = _client.Ask("complete_request", new JsonObject { ["code"] = "Math.Sqr", ["cursor_pos"] = 8 });
        Assert.Equal("""["Sqrt"]""", completion.Content["matches"]!.ToJsonString());
        Assert.Equal(
            """{"_jupyter_types_experimental":[{"text":"Sqrt","type":"method","signature":"double Math.Sqrt(double d)","start":5,"end":8}]}""",
            completion.Content["metadata"]!.ToJsonString());
        var inspection = _client.Ask("inspect_request", new JsonObject { ["code"] = "Math.Sqrt(", ["cursor_pos"] = 10, ["detail_level"] = 0 });
        Assert.StartsWith("double Math.Sqrt(double d)\n                        ^\nd: ", inspection.Content["data"]!["text/plain"]!.GetValue<string>(), StringComparison.Ordinal);
        var completeness = _client.Ask("is_complete_request", new JsonObject { ["code"] = "if (true)\n{" });
        Assert.Equal("""{"status":"incomplete","indent":"    "}""", completeness.Json);
    }

    [Fact]
    public async Task Shutdown_WhileACellSpins_EndsTheProcessWithZero()
    {
        var busy = _client.Execute("new Thread(() => { while (true) { } }).Start(); Console.WriteLine(\"on\"); while (true) { }");
        _client.PublishedUntil(busy, "stream");

        var shutdown = _client.Send(_client.Control, "shutdown_request", new JsonObject { ["restart"] = false });

        Assert.Equal("ok", _client.Reply(_client.Control, shutdown).Text("status"));
        Assert.Equal(0, (await _kernel.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public async Task Shutdown_WhenWhatACellLeftBehindHangs_EndsTheProcess()
    {
        _client.Run("AppDomain.CurrentDomain.ProcessExit += (_, _) => Thread.Sleep(Timeout.Infinite);");

        _client.Ask("shutdown_request", []);

        Assert.NotEqual(0, (await _kernel.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public async Task Shutdown_OnShell_EndsTheProcessWithZero()
    {
        Assert.Equal("shutdown_reply", _client.Ask("shutdown_request", []).Type);

        Assert.Equal(0, (await _kernel.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public async Task BadSignature_IsDroppedWithALineOnStandardError()
    {
        _client.Shell.SendMultipartBytes(WireMessage.Write("forged", "s", "execute_request", new JsonObject { ["code"] = "1" }, "wrong"));
        Assert.Equal("ok", _client.Run("1").Reply.Text("status"));
        _client.Ask("shutdown_request", []);

        var (_, output, error) = await _kernel.EndAsync(Prompt);

        Assert.Equal("[fundamentals-csharp] Dropped a message on Shell: the signature is wrong.", error.Trim());
        Assert.Equal("", output);
    }

    [Fact]
    public void Thread_FailsUncaught_IsReportedAndTheSessionGoesOn()
    {
        var (_, published) = _client.Run("var t = new Thread(() => throw new InvalidOperationException(\"lost thread\")); t.Start(); t.Join(); await Task.Delay(100);");

        var text = string.Concat(published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
        Assert.Contains("on a thread of its own", text, StringComparison.Ordinal);
        Assert.Contains("lost thread", text, StringComparison.Ordinal);
        Assert.Equal("ok", _client.Run("1").Reply.Text("status"));
    }

    [Fact]
    public async Task Exit_FromACell_EndsTheProcessWithItsCodeAndSaysWhy()
    {
        var (reply, published) = _client.Run("Console.WriteLine(\"before\"); Environment.Exit(7);");

        Assert.Equal(["status", "execute_input", "stream", "error", "status"], published.Select(message => message.Type));
        Assert.Equal("SessionEnded", reply.Text("ename"));
        Assert.Contains("Environment.Exit(7)", published[3].Text("evalue"), StringComparison.Ordinal);
        Assert.Equal(7, (await _kernel.EndAsync(Prompt)).ExitCode);
    }

    [Fact]
    public void Output_FiftyMegabytes_IsTruncatedWithANote()
    {
        var (reply, published) = _client.Run("var line = new string('x', 999); for (var i = 0; i < 50_000; i++) Console.WriteLine(line); new string('y', 50_000_000)");

        Assert.Equal("ok", reply.Text("status"));
        var text = string.Concat(published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
        Assert.InRange(text.Length, 10_000_000, 10_000_100);
        Assert.EndsWith("The rest is left out: a cell may write 10,000,000 characters.\n", text, StringComparison.Ordinal);
        var value = published.Single(message => message.Type == "execute_result").Content["data"]!["text/plain"]!.GetValue<string>();
        Assert.InRange(value.Length, 10_000_000, 10_000_100);
    }

    [Fact]
    public void Cells_TwoThousand_MemoryGrowsInALine()
    {
        RunMany(50, 0);
        var before = Memory();
        RunMany(1_000, 50);
        var middle = Memory();
        RunMany(1_000, 1_050);
        var after = Memory();

        // MiB a cell.
        Assert.InRange((middle - before) / 1_000, 0, 0.15);
        Assert.InRange((after - middle) / 1_000, 0, 0.15);
    }

    // Sends them all at once, as "run all" does.
    private void RunMany(int count, int from)
    {
        string last = "";
        for (var i = from; i < from + count; i++)
            last = _client.Execute($"var x{i} = new List<int> {{ {i} }}; x{i}.Count + {i}");
        Assert.Equal("ok", _client.Reply(_client.Shell, last).Text("status"));
        _client.Published(last);
    }

    private double Memory()
    {
        using var process = System.Diagnostics.Process.GetProcessById(_kernel.Id);
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    [Fact]
    public void Messages_MutatedTenThousandTimes_NextGoodOneIsAnswered()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var channel = i % 3 == 0 ? _client.Control : i % 3 == 1 ? _client.Stdin : _client.Shell;
            var frames = WireMessage.Write($"m{i}", "s", Types[random.Next(Types.Length)], new JsonObject { ["code"] = "1", ["cursor_pos"] = i }, "a-secret");
            Mutate(frames, random);
            channel.SendMultipartBytes(frames);
        }

        // Once both channels have answered, no interruption is on its way; behind cells that failed, the first may be aborted.
        var info = _client.Send(_client.Control, "kernel_info_request", []);
        Assert.Equal("kernel_info_reply", _client.Reply(_client.Control, info).Type);
        _client.Ask("kernel_info_request", []);
        _client.Run("0");
        var (reply, _) = _client.Run("1");
        Assert.True(reply.Text("status") == "ok", reply.Json);
    }

    private static readonly string[] Types =
        ["execute_request", "complete_request", "inspect_request", "history_request", "is_complete_request", "comm_open", "input_reply", "interrupt_request", "nonsense"];

    private static void Mutate(List<byte[]> frames, Random random)
    {
        var at = random.Next(frames.Count);
        switch (random.Next(7))
        {
            case 0:
                frames.RemoveAt(at);
                break;
            case 1:
                frames[at] = frames[at][..random.Next(frames[at].Length + 1)];
                break;
            case 2:
                frames[at] = new byte[random.Next(100_000)];
                break;
            case 3 when frames[at].Length > 0:
                frames[at][random.Next(frames[at].Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                frames.Insert(at, frames[random.Next(frames.Count)]);
                break;
            default:
                // Well signed, but not what its type calls for.
                string[] contents = ["[]", "null", "{", "{\"code\":[]}", "{\"code\":\"\\ud800\",\"cursor_pos\":-1}", "{\"cursor_pos\":1e300}", "{\"a\":1,\"a\":2}"];
                frames[5] = System.Text.Encoding.UTF8.GetBytes(contents[random.Next(contents.Length)]);
                frames[1] = System.Text.Encoding.UTF8.GetBytes(WireMessage.Sign([.. frames.Skip(2)], "a-secret"));
                break;
        }
    }

    [Fact]
    public void Interrupt_CellThatSpins_StopsItAndTheNextRuns()
    {
        var busy = _client.Execute("Console.WriteLine(\"on\"); while (true) { }");
        _client.PublishedUntil(busy, "stream");

        _client.Send(_client.Control, "interrupt_request", []);

        Assert.Equal("Interrupted", _client.Reply(_client.Shell, busy).Text("ename"));
        Assert.Equal("ok", _client.Run("1").Reply.Text("status"));
    }
}
