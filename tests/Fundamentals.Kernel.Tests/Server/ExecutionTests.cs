using System.Text.Json.Nodes;
using Fundamentals.Kernel.Execution;
using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Tests.Client;
using NetMQ;

namespace Fundamentals.Kernel.Tests.Server;

public sealed class ExecutionTests : ServerTests
{
    [Fact]
    public void Execute_CellWithOutputs_PublishesThemInOrderBetweenBusyAndIdle()
    {
        var (reply, published) = Client.Run("print a\nprint b\nerror-text c\nshow d\nprint e\nupdate f\nvalue g");

        Assert.Equal(
            ["busy", "execute_input", "stream", "stream", "display_data", "stream", "update_display_data", "execute_result", "idle"],
            Shapes(published));
        Assert.Equal("a\nb\n", published[2].Text("text"));
        Assert.Equal("stdout", published[2].Text("name"));
        Assert.Equal("c\n", published[3].Text("text"));
        Assert.Equal("stderr", published[3].Text("name"));
        Assert.Equal("""{"data":{"application/vnd.plotly.v1+json":{"a":[1]},"text/plain":"d"},"metadata":{"size":2},"transient":{"display_id":"id-1"}}""", published[4].Json);
        Assert.Equal("""{"data":{"text/plain":"f"},"metadata":{},"transient":{"display_id":"id-1"}}""", published[6].Json);
        Assert.Equal("""{"data":{"text/plain":"g"},"metadata":{},"execution_count":1}""", published[7].Json);
        Assert.Equal("""{"execution_count":1,"payload":[],"user_expressions":{},"status":"ok"}""", reply.Json);
    }

    [Fact]
    public void Execute_FailingCell_PublishesErrorAndRepliesWithIt()
    {
        var (reply, published) = Client.Run("fail oops");

        Assert.Equal(["busy", "execute_input", "error", "idle"], Shapes(published));
        Assert.Equal("""{"ename":"Failure","evalue":"oops in cell 1","traceback":["Failure","oops in cell 1"]}""", published[2].Json);
        Assert.Equal("error", reply.Text("status"));
        Assert.Equal("Failure", reply.Text("ename"));
        Assert.Equal(1, reply.Number("execution_count"));
    }

    [Fact]
    public void Interrupt_WhileTheEngineStarts_StopsTheFirstCellAndNoLaterOne()
    {
        var connection = Connections.New();
        var started = new TaskCompletionSource<ICellEngine>();
        using var server = new KernelServer(connection, _ => started.Task, new KernelLog(TextWriter.Null));
        using var client = new JupyterClient(connection);
        client.Ask("kernel_info_request", []);
        server.Interrupt();
        var first = client.Execute("block", ("stop_on_error", false));
        client.PublishedUntil(first, "execute_input");
        client.Reply(client.Control, client.Send(client.Control, "interrupt_request", []));
        var second = client.Execute("print second");
        started.SetResult(new ScriptedEngine((_, _) => ""));

        Assert.Equal("Interrupted", client.Reply(client.Shell, first).Text("ename"));
        Assert.Equal("ok", client.Reply(client.Shell, second).Text("status"));
    }

    [Fact]
    public void Interrupt_WithNothingRunning_LeavesTheNextCellAlone()
    {
        Client.Reply(Client.Control, Client.Send(Client.Control, "interrupt_request", []));
        Client.Run("print first");
        Server.Interrupt();

        var blocked = Client.Execute("block");
        Client.PublishedUntil(blocked, "stream");
        Client.Reply(Client.Control, Client.Send(Client.Control, "kernel_info_request", []));
        Assert.False(Client.Shell.TryReceiveFrameBytes(TimeSpan.Zero, out _));
        Server.Interrupt();
        Assert.Equal("Interrupted", Client.Reply(Client.Shell, blocked).Text("ename"));
    }

    [Fact]
    public void Execute_CellsQueuedBehindFailingOne_AreAbortedAndLaterOnesRun()
    {
        var blocked = Client.Execute("block");
        var second = Client.Execute("print second");
        var third = Client.Execute("print third");
        Client.PublishedUntil(blocked, "stream");
        Server.Interrupt();

        Assert.Equal("Interrupted", Client.Reply(Client.Shell, blocked).Text("ename"));
        foreach (var id in new[] { second, third })
        {
            Assert.Equal(["busy", "idle"], Shapes(Client.Published(id)));
            Assert.Equal("""{"status":"aborted","execution_count":1}""", Client.Reply(Client.Shell, id).Json);
        }

        var (reply, _) = Client.Run("print fourth");
        Assert.Equal("ok", reply.Text("status"));
        Assert.Equal(2, reply.Number("execution_count"));
    }

    [Fact]
    public void Execute_CellsSentTogetherWithFailingOne_AreAborted()
    {
        var failing = Client.Execute("fail at once");
        var behind = Client.Execute("print behind");

        Assert.Equal("error", Client.Reply(Client.Shell, failing).Text("status"));
        Assert.Equal("aborted", Client.Reply(Client.Shell, behind).Text("status"));
    }

    [Fact]
    public void Execute_CellSentBeforeTheReplyOfAFailingOne_IsAborted()
    {
        var connection = Connections.New();
        var time = new ManualTime();
        using var server = new KernelServer(connection, ScriptedEngine.StartAsync, new KernelLog(TextWriter.Null), time);
        using var client = new JupyterClient(connection);
        var failing = client.Execute("fail");
        client.PublishedUntil(failing, "error");
        var behind = client.Execute("print behind");

        // Its answer tells that what was sent before it has come in.
        client.Ask("kernel_info_request", []);
        time.Elapse();

        Assert.Equal("error", client.Reply(client.Shell, failing).Text("status"));
        Assert.Equal("aborted", client.Reply(client.Shell, behind).Text("status"));
    }

    [Fact]
    public void Execute_EngineThatCannotStart_ReaderSeesWhy()
    {
        var connection = Connections.New();
        using var server = new KernelServer(connection, _ => throw new FileNotFoundException("No compiler."), new KernelLog(TextWriter.Null));
        using var client = new JupyterClient(connection);

        var (reply, published) = client.Run("print a");

        Assert.Equal(["busy", "execute_input", "error", "idle"], Shapes(published));
        Assert.Equal("No compiler.", reply.Text("evalue"));
    }

    [Fact]
    public void Execute_StopOnErrorFalse_RunsWhatIsQueuedBehind()
    {
        var failing = Client.Execute("fail", ("stop_on_error", false));
        var behind = Client.Execute("print behind");

        Assert.Equal("error", Client.Reply(Client.Shell, failing).Text("status"));
        Assert.Equal("ok", Client.Reply(Client.Shell, behind).Text("status"));
    }

    [Fact]
    public void Execute_Silent_PublishesNothingButStatesAndDoesNotCount()
    {
        var (reply, published) = Client.Run("print a\nvalue b", ("silent", true));

        Assert.Equal(["busy", "idle"], Shapes(published));
        Assert.Equal(0, reply.Number("execution_count"));
        Assert.Equal(1, Client.Run("print a").Reply.Number("execution_count"));
    }

    [Fact]
    public void Execute_StoreHistoryFalse_ShowsOutputsAndDoesNotCount()
    {
        var (reply, published) = Client.Run("print a", ("store_history", false));

        Assert.Equal(["busy", "execute_input", "stream", "idle"], Shapes(published));
        Assert.Equal(0, reply.Number("execution_count"));
    }

    [Fact]
    public void Execute_UserExpressions_AreEvaluatedAfterTheCellEachByItself()
    {
        var expressions = new JsonObject { ["good"] = "value 42", ["bad"] = "fail no" };

        var (reply, published) = Client.Run("print a", ("user_expressions", expressions));

        Assert.Equal(["busy", "execute_input", "stream", "idle"], Shapes(published));
        Assert.Equal("""{"status":"ok","data":{"text/plain":"42"},"metadata":{}}""", reply.Content["user_expressions"]!["good"]!.ToJsonString());
        Assert.Equal("Failure", reply.Content["user_expressions"]!["bad"]!["ename"]!.GetValue<string>());
        Assert.Equal("ok", reply.Text("status"));
    }

    [Fact]
    public void Execute_HundredThousandLines_ArriveCompleteInOrderAndInFewMessages()
    {
        var (_, published) = Client.Run("lines 100000");

        var streams = published.Where(message => message.Type == "stream").ToList();
        var expected = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i}\n"));
        Assert.Equal(expected, string.Concat(streams.Select(message => message.Text("text"))));
        Assert.InRange(streams.Count, 1, 1_000);
    }

    [Fact]
    public void Execute_CellAsksForInput_AsksTheClientAndGoesOnWithItsAnswer()
    {
        var id = Client.Execute("print before\nask Name?", ("allow_stdin", true));

        var question = Client.Receive(Client.Stdin);
        Assert.Equal("input_request", question.Type);
        Assert.Equal(id, question.ParentId);
        Assert.Equal("""{"prompt":"Name?","password":false}""", question.Json);
        Assert.Equal("before\n", Client.PublishedUntil(id, "stream").Text("text"));
        Client.Send(Client.Stdin, "input_reply", new JsonObject { ["value"] = "Ada" });

        Assert.Equal("ok", Client.Reply(Client.Shell, id).Text("status"));
        Assert.Equal("Ada", Client.PublishedUntil(id, "stream").Text("text"));
    }

    [Fact]
    public void Execute_CellAsksForInputThatIsNotAllowed_Fails()
    {
        var (reply, _) = Client.Run("ask Name?", ("allow_stdin", false));

        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("allow_stdin is false", reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_EngineBreaks_ReaderSeesItAndTheKernelGoesOn()
    {
        var (reply, published) = Client.Run("crash");

        Assert.Equal(["busy", "execute_input", "error", "idle"], Shapes(published));
        Assert.Equal("The engine broke.", reply.Text("evalue"));
        Assert.Equal("ok", Client.Run("print on").Reply.Text("status"));
    }

    [Theory]
    [InlineData("{}", "\"code\" is missing")]
    [InlineData("""{"code":1}""", "\"code\" must be a string")]
    [InlineData("""{"code":"","silent":"yes"}""", "\"silent\" must be true or false")]
    [InlineData("""{"code":"","user_expressions":[]}""", "\"user_expressions\" must be an object")]
    public void Execute_BadContent_IsAnErrorThatNamesTheField(string content, string expected)
    {
        var reply = Client.Ask("execute_request", JsonNode.Parse(content)!.AsObject());

        Assert.Equal("error", reply.Text("status"));
        Assert.Contains(expected, reply.Text("evalue"), StringComparison.Ordinal);
    }
}
