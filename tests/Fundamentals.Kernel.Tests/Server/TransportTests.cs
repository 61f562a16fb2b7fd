using System.Net;
using System.Net.NetworkInformation;
using System.Text;
using Fundamentals.Kernel.Startup;
using Fundamentals.Kernel.Tests.Client;
using NetMQ;

namespace Fundamentals.Kernel.Tests.Server;

public sealed class TransportTests : ServerTests
{
    [Fact]
    public void Subscription_New_IsWelcomedAndSeesTheFirstStates()
    {
        var id = Client.Send(Client.Shell, "kernel_info_request", []);
        Client.Reply(Client.Shell, id);

        var welcome = Client.Receive(Client.IOPub);
        Assert.Equal("iopub_welcome", welcome.Type);
        Assert.Equal("""{"subscription":""}""", welcome.Json);
        var starting = Client.Receive(Client.IOPub);
        Assert.Equal("starting", starting.Text("execution_state"));
        Assert.Empty(starting.Parent);
        Assert.Equal(["busy", "idle"], Shapes(Client.Published(id)));
    }

    [Fact]
    public void Subscription_OfASecondClient_IsWelcomedToo()
    {
        Assert.Equal("iopub_welcome", Client.Receive(Client.IOPub).Type);
        using var second = new JupyterClient(Connection);

        Assert.Equal("iopub_welcome", second.Receive(second.IOPub).Type);
    }

    [Fact]
    public void Subscription_AfterRequests_StillSeesWhatTheyPublished()
    {
        var connection = Connections.New();
        using var server = new KernelServer(connection, ScriptedEngine.StartAsync, new KernelLog(TextWriter.Null));
        using var client = new JupyterClient(connection, subscribe: false);
        var id = client.Execute("print early");
        Assert.Equal("ok", client.Reply(client.Shell, id).Text("status"));

        client.Subscribe();

        Assert.Equal(["busy", "execute_input", "stream", "idle"], Shapes(client.Published(id)));
    }

    [Fact]
    public void Question_ToAClientNotYetConnectedForIt_WaitsForIt()
    {
        var connection = Connections.New();
        using var server = new KernelServer(connection, ScriptedEngine.StartAsync, new KernelLog(TextWriter.Null));
        using var client = new JupyterClient(connection, connectStdin: false);
        var id = client.Execute("print on\nask Name?", ("allow_stdin", true));
        client.PublishedUntil(id, "stream");

        client.ConnectStdin();

        Assert.Equal("input_request", client.Receive(client.Stdin).Type);
    }

    [Fact]
    public void BadSignature_IsDroppedAndTheNextMessageIsAnswered()
    {
        Client.Shell.SendMultipartBytes(WireMessage.Write("forged", "s", "kernel_info_request", [], "another-secret"));

        var reply = Client.Ask("kernel_info_request", []);

        Assert.Equal("kernel_info_reply", reply.Type);
        Assert.Contains("Dropped a message on Shell: the signature is wrong.", Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("<IDS|MSG>")]
    [InlineData("<IDS|MSG>", "", "{}", "{}", "{}")]
    public void MalformedFrames_AreDroppedAndTheNextMessageIsAnswered(params string[] frames)
    {
        Client.Shell.SendMultipartBytes(frames.Select(Encoding.UTF8.GetBytes));

        Assert.Equal("kernel_info_reply", Client.Ask("kernel_info_request", []).Type);
        Assert.Contains("are not a message", Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "the header is not a JSON object")]
    [InlineData("{", "the header is not JSON")]
    [InlineData("""{"msg_id":"1"}""", "the header has no msg_type")]
    [InlineData("""{"msg_id":1,"msg_type":"x_request"}""", "the header has no msg_id")]
    [InlineData("""{"msg_id":"1","msg_id":"2","msg_type":"x_request"}""", "the header is not JSON")]
    public void SignedButBrokenHeader_IsDroppedAndTheNextMessageIsAnswered(string header, string expected)
    {
        byte[][] parts = [.. new[] { header, "{}", "{}", "{}" }.Select(Encoding.UTF8.GetBytes)];
        Client.Shell.SendMultipartBytes([Encoding.UTF8.GetBytes("<IDS|MSG>"), Encoding.UTF8.GetBytes(WireMessage.Sign(parts, Connection.Key)), .. parts]);

        Assert.Equal("kernel_info_reply", Client.Ask("kernel_info_request", []).Type);
        Assert.Contains(expected, Log, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_AllFive_AreOpenAtTheAddressOfTheConnectionFileAlone()
    {
        int[] ports = [Connection.ShellPort, Connection.IOPubPort, Connection.StdinPort, Connection.ControlPort, Connection.HeartbeatPort];

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => ports.Contains(listener.Port));

        Assert.Equal(ports.Order().Select(port => new IPEndPoint(IPAddress.Loopback, port)), listeners.OrderBy(listener => listener.Port));
    }

    [Fact]
    public void Port_AlreadyTaken_IsAClearError()
    {
        var error = Assert.Throws<StartupException>(() => new KernelServer(Connection, ScriptedEngine.StartAsync, new KernelLog(TextWriter.Null)));

        Assert.StartsWith($"Cannot listen for shell at tcp://127.0.0.1:{Connection.ShellPort}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_OfReply_HasAllFieldsAndTheRequestsHeaderAsParent()
    {
        var id = Client.Send(Client.Shell, "kernel_info_request", []);

        var reply = Client.Reply(Client.Shell, id);

        Assert.Equal(["date", "msg_id", "msg_type", "session", "username", "version"], reply.Header.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("tester", reply.Parent["username"]!.GetValue<string>());
        Assert.Equal("2026-01-02T03:04:05.678901Z", reply.Parent["date"]!.GetValue<string>());
    }
}
