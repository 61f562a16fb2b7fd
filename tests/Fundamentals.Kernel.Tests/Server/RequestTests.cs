using System.Text.Json.Nodes;

namespace Fundamentals.Kernel.Tests.Server;

public sealed class RequestTests : ServerTests
{
    private static readonly string[] ExpectedIdle = ["busy", "idle"];

    [Fact]
    public void KernelInfo_OnBothChannels_DescribesTheKernel()
    {
        foreach (var channel in new[] { Client.Shell, Client.Control })
        {
            var content = Client.Reply(channel, Client.Send(channel, "kernel_info_request", [])).Content;
            Assert.Equal("5.4", content["protocol_version"]!.GetValue<string>());
            Assert.Equal("fundamentals-csharp", content["implementation"]!.GetValue<string>());
            Assert.Equal("C#", content["language_info"]!["name"]!.GetValue<string>());
            Assert.Equal(".cs", content["language_info"]!["file_extension"]!.GetValue<string>());
            Assert.Equal("text/x-csharp", content["language_info"]!["mimetype"]!.GetValue<string>());
            Assert.Equal("csharp", content["language_info"]!["pygments_lexer"]!.GetValue<string>());
        }
    }

    [Fact]
    public void Connect_Always_GivesThePorts()
    {
        var content = Client.Ask("connect_request", []).Content;

        Assert.Equal(Connection.ShellPort, content["shell_port"]!.GetValue<int>());
        Assert.Equal(Connection.HeartbeatPort, content["hb_port"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("1 + 1", """{"status":"complete"}""")]
    [InlineData("if (true) {", """{"status":"incomplete","indent":"    "}""")]
    [InlineData("what?", """{"status":"invalid"}""")]
    public void IsComplete_Code_GivesTheEnginesAnswer(string code, string expected) =>
        Assert.Equal(expected, Client.Ask("is_complete_request", new JsonObject { ["code"] = code }).Json);

    [Fact]
    public void Complete_BehindAnEmoji_CountsCodePointsBothWays()
    {
        var reply = Client.Ask("complete_request", new JsonObject { ["code"] = "a\U0001F600bc", ["cursor_pos"] = 3 });

        Assert.Equal("a\U0001F600ba\U0001F600b", reply.Content["matches"]![0]!.GetValue<string>());
        Assert.Equal(0, reply.Number("cursor_start"));
        Assert.Equal(3, reply.Number("cursor_end"));
        Assert.Equal("method", reply.Content["metadata"]!["_jupyter_types_experimental"]![0]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void Inspect_Name_GivesWhatIsKnownAtThatDetail()
    {
        var reply = Client.Ask("inspect_request", new JsonObject { ["code"] = "\U0001F600x", ["cursor_pos"] = 1, ["detail_level"] = 1 });

        Assert.Equal("""{"found":true,"data":{"text/plain":"\uD83D\uDE00 1"},"metadata":{},"status":"ok"}""", reply.Json);
    }

    [Fact]
    public void Inspect_Nothing_IsNotFound()
    {
        var reply = Client.Ask("inspect_request", new JsonObject { ["code"] = "x", ["cursor_pos"] = 0, ["detail_level"] = 0 });

        Assert.Equal("""{"found":false,"data":{},"metadata":{},"status":"ok"}""", reply.Json);
    }

    [Fact]
    public void Complete_WhileACellRuns_IsAnsweredAtOnce()
    {
        var blocked = Client.Execute("block");
        Client.PublishedUntil(blocked, "stream");

        var reply = Client.Ask("complete_request", new JsonObject { ["code"] = "a", ["cursor_pos"] = 1 });

        Assert.Equal("ok", reply.Text("status"));
        Assert.True(Client.Beats());
        Server.Interrupt();
        Assert.Equal("error", Client.Reply(Client.Shell, blocked).Text("status"));
    }

    [Fact]
    public void Interrupt_WhileACellRuns_StopsIt()
    {
        var blocked = Client.Execute("block");
        Client.PublishedUntil(blocked, "stream");

        var interrupt = Client.Send(Client.Control, "interrupt_request", []);

        Assert.Equal("""{"status":"ok"}""", Client.Reply(Client.Control, interrupt).Json);
        Assert.Equal("Interrupted", Client.Reply(Client.Shell, blocked).Text("ename"));
    }

    [Theory]
    [InlineData("""{"hist_access_type":"tail","n":2}""", """[[1,2,"value 2"],[1,3,"print 3"]]""")]
    [InlineData("""{"hist_access_type":"tail","n":2,"output":true}""", """[[1,2,["value 2","2"]],[1,3,["print 3",null]]]""")]
    [InlineData("""{"hist_access_type":"range","session":0,"start":1,"stop":3}""", """[[1,1,"value 1"],[1,2,"value 2"]]""")]
    [InlineData("""{"hist_access_type":"range","session":1,"start":2}""", """[[1,2,"value 2"],[1,3,"print 3"]]""")]
    [InlineData("""{"hist_access_type":"range","session":-1,"start":1}""", "[]")]
    [InlineData("""{"hist_access_type":"search","pattern":"*3"}""", """[[1,3,"print 3"]]""")]
    [InlineData("""{"hist_access_type":"search","pattern":"value ?","n":1}""", """[[1,2,"value 2"]]""")]
    public void History_Access_FindsWhatWasRun(string request, string expected)
    {
        Client.Run("value 1");
        Client.Run("value 2");
        Client.Run("print 3");
        Client.Run("print hidden", ("store_history", false));

        var reply = Client.Ask("history_request", JsonNode.Parse(request)!.AsObject());

        Assert.Equal(expected, reply.Content["history"]!.ToJsonString());
    }

    [Fact]
    public void History_UnknownAccess_IsAnErrorThatNamesIt()
    {
        var reply = Client.Ask("history_request", new JsonObject { ["hist_access_type"] = "whole" });

        Assert.Equal("error", reply.Text("status"));
        Assert.Contains("whole", reply.Text("evalue"), StringComparison.Ordinal);
    }

    [Fact]
    public void CommInfo_Always_HasNone() =>
        Assert.Equal("""{"comms":{},"status":"ok"}""", Client.Ask("comm_info_request", []).Json);

    [Fact]
    public void CommOpen_UnknownTarget_IsClosedAgain()
    {
        var id = Client.Send(Client.Shell, "comm_open", new JsonObject { ["comm_id"] = "c1", ["target_name"] = "widget", ["data"] = new JsonObject() });

        var published = Client.Published(id);

        Assert.Equal(["busy", "comm_close", "idle"], Shapes(published));
        Assert.Equal("""{"comm_id":"c1","data":{}}""", published[1].Json);
    }

    [Fact]
    public void Debug_Request_IsDeclined()
    {
        var id = Client.Send(Client.Control, "debug_request", new JsonObject { ["type"] = "request", ["seq"] = 7, ["command"] = "initialize" });

        var reply = Client.Reply(Client.Control, id);

        Assert.Equal("debug_reply", reply.Type);
        Assert.False(reply.Content["success"]!.GetValue<bool>());
        Assert.Equal(7, reply.Number("request_seq"));
    }

    [Fact]
    public void UnknownType_Always_GetsBusyAndIdleAndALogLine()
    {
        var id = Client.Send(Client.Shell, "dance_request", []);

        Assert.Equal(ExpectedIdle, Shapes(Client.Published(id)));
        Assert.Contains("dance_request", Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Shutdown_OnEitherChannel_IsAnsweredThereAndToEverybody(bool onShell)
    {
        var channel = onShell ? Client.Shell : Client.Control;
        var id = Client.Send(channel, "shutdown_request", new JsonObject { ["restart"] = true });

        Assert.Equal("""{"restart":true,"status":"ok"}""", Client.Reply(channel, id).Json);
        Assert.Equal(["busy", "shutdown_reply", "idle"], Shapes(Client.Published(id)));
        await Server.Ended.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
