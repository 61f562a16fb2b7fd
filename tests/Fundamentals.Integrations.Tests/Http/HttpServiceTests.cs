using Fundamentals.Integrations.Http;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Tests.Http;

public sealed class HttpServiceTests
{
    [Fact]
    public void Answer_Twice_IsAClearError()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("n", new Eager());
        simulation.AddClient("c", async client =>
        {
            using var http = client.Http();
            await http.GetAsync("http://n/");
        });

        var error = Assert.ThrowsAny<Exception>(simulation.Run);

        Assert.Contains("n has answered GET / of c already", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_MessageThatIsNoRequest_IsAClearError()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("n", HttpService.From(_ => HttpReply.Of(200)));
        simulation.AddClient("c", async client => await client.Call("n", "hello"));

        var error = Assert.ThrowsAny<Exception>(simulation.Run);

        Assert.Contains("n is an HTTP service and got c → n: hello", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Equals_Payloads_CompareContent()
    {
        Assert.Equal(HttpReply.OfText("a"), HttpReply.OfText("a"));
        Assert.NotEqual(HttpReply.OfText("a"), HttpReply.OfText("b"));
        Assert.NotEqual(new HttpPayload([1], []), new HttpPayload([1], [new("x", "y")]));
        Assert.Equal(HttpPayload.Empty, new HttpPayload(default, default));
    }

    [Fact]
    public void Bytes_OfRequestAndResponse_AreThoseOfHttp11()
    {
        var payload = new HttpPayload([.. "h\u00e9!"u8], [new("Content-Type", "text/plain"), new("A", "b")]);

        Assert.Equal("POST /p/7 HTTP/1.1\r\nContent-Type: text/plain\r\nA: b\r\n\r\n".Length + 4, new HttpCall("POST", "/p/7", payload).Bytes);
        Assert.Equal("HTTP/1.1 404 \r\nContent-Type: text/plain\r\nA: b\r\n\r\n".Length + 4, new HttpReply(404, payload).Bytes);
    }

    [Fact]
    public void Send_OnALinkWithABandwidth_TakesAsLongAsItsBytes()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("n", HttpService.From(_ => HttpReply.OfText(new string('x', 100_000))));
        simulation.AddClient("c", async client =>
        {
            using var http = client.Http();
            await http.GetAsync("http://n/");
        });
        simulation.Network.Link("n", "c").Options = new LinkOptions { BytesPerSecond = 1_000_000 };

        simulation.Run();

        var bytes = MessageSize.Overhead + HttpReply.OfText(new string('x', 100_000)).Bytes;
        Assert.Equal(TimeSpan.FromMilliseconds(2) + TimeSpan.FromMicroseconds(bytes), simulation.Now);
    }

    private sealed class Eager : HttpService
    {
        protected override void Handle(INode node, HttpExchange exchange)
        {
            exchange.Answer(HttpReply.Of(200));
            exchange.Answer(HttpReply.Of(200));
        }
    }
}
