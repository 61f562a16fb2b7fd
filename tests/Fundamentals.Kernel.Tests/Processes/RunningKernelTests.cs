using System.Text.Json.Nodes;
using Fundamentals.Kernel.Tests.Client;

namespace Fundamentals.Kernel.Tests.Processes;

/// <summary>The kernel as a client starts it: a process of its own, C# in its cells. These tests share one, and leave it as it was.</summary>
public sealed class RunningKernelTests(RunningKernel kernel) : IClassFixture<RunningKernel>
{
    private readonly JupyterClient _client = kernel.Client;

    [Fact]
    public void Execute_Cells_KeepStateAndShowStreamsAndResults()
    {
        var (first, _) = _client.Run("var twenty = 20; Console.Error.WriteLine(\"careful\");");
        var (reply, published) = _client.Run("Console.WriteLine(\"answer\"); twenty * 2 + 2");

        Assert.Equal(["status", "execute_input", "stream", "execute_result", "status"], published.Select(message => message.Type));
        Assert.Equal("answer\n", published[2].Text("text"));
        Assert.Equal("42", published[3].Content["data"]!["text/plain"]!.GetValue<string>());
        Assert.Equal(first.Number("execution_count") + 1, reply.Number("execution_count"));
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

        _client.Send(_client.Control, "interrupt_request", []);
        Assert.Equal("Interrupted", _client.Reply(_client.Shell, busy).Text("ename"));
    }

    [Fact]
    public void Cells_ThatKeepAThreadForEachProcessorBusy_LeaveSomeForTheKernel() =>
        Assert.Equal("True", _client.Run("ThreadPool.GetMinThreads(out var threads, out _); threads > Environment.ProcessorCount + 8").Published
            .Single(message => message.Type == "execute_result").Content["data"]!["text/plain"]!.GetValue<string>());

    [Fact]
    public void Thread_FailsUncaught_IsReportedAndTheSessionGoesOn()
    {
        var (_, published) = _client.Run("var t = new Thread(() => throw new InvalidOperationException(\"lost thread\")); t.Start(); t.Join(); await Task.Delay(100);");

        var text = string.Concat(published.Where(message => message.Type == "stream").Select(message => message.Text("text")));
        Assert.Contains("on a thread of its own", text, StringComparison.Ordinal);
        Assert.Contains("lost thread", text, StringComparison.Ordinal);
        Assert.Equal("ok", _client.Run("1").Reply.Text("status"));
    }

    [Theory]
    [InlineData("new Timer(_ => throw new Exception(\"lost\"), null, 1, -1);")]
    [InlineData("new CancellationTokenSource(1).Token.Register(() => throw new Exception(\"lost\"));")]
    [InlineData("ThreadPool.UnsafeQueueUserWorkItem(_ => throw new Exception(\"lost\"), null);")]
    [InlineData("new Thread(() => throw new Exception(\"lost\")).UnsafeStart();")]
    [InlineData("class Final { ~Final() => throw new Exception(\"lost\"); } void Drop() => new Final(); Drop();")]
    [InlineData("void Drop() => _ = File.ReadAllTextAsync(\"/lost\"); Drop();")]
    public void Exception_OutsideTheFlowOfACell_IsReportedAndTheSessionGoesOn(string code)
    {
        var text = "";
        for (var i = 0; i < 100 && !text.Contains("lost", StringComparison.Ordinal); i++)
        {
            var cell = _client.Execute(i == 0 ? code : "GC.Collect(); GC.WaitForPendingFinalizers(); await Task.Delay(20);");
            for (WireMessage? message = null; message is not { Type: "status" } || message.ParentId != cell || message.Text("execution_state") != "idle";)
            {
                message = _client.Receive(_client.IOPub);
                text += message.Type == "stream" ? message.Text("text") : "";
            }
        }

        Assert.Contains("An exception", text, StringComparison.Ordinal);
        Assert.Contains("lost", text, StringComparison.Ordinal);
        Assert.Equal("ok", _client.Run("1").Reply.Text("status"));
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
    public void Interrupt_CellThatSpins_StopsItAndTheNextRuns()
    {
        var busy = _client.Execute("Console.WriteLine(\"on\"); while (true) { }");
        _client.PublishedUntil(busy, "stream");

        _client.Send(_client.Control, "interrupt_request", []);

        Assert.Equal("Interrupted", _client.Reply(_client.Shell, busy).Text("ename"));
        Assert.Equal("ok", _client.Run("1").Reply.Text("status"));
    }
}
