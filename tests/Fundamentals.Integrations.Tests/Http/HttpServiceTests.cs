using Fundamentals.Integrations.Http;
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

    private sealed class Eager : HttpService
    {
        protected override void Handle(INode node, HttpExchange exchange)
        {
            exchange.Answer(HttpReply.Of(200));
            exchange.Answer(HttpReply.Of(200));
        }
    }
}
