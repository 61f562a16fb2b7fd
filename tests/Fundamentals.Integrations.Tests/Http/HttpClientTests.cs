using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Fundamentals.Integrations.Http;
using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly;
using Polly.Retry;

namespace Fundamentals.Integrations.Tests.Http;

public sealed class HttpClientTests
{
    [Fact]
    public void GetStringAsync_ServiceAnswers_GivesTheBodyAfterARoundTrip()
    {
        var trace = Twice.Trace(
            async client =>
            {
                using var http = client.Http();
                client.Note(await http.GetStringAsync("http://orders/7?full=true"));
            },
            Serve(call => HttpReply.OfText($"{call.Method} {call.Path} on {call.Port}")));

        Assert.Equal(["2 c: GET /7?full=true on 80", "2 c: done"], Twice.Notes(trace));
        Assert.Equal("c → Orders: GET /7?full=true", trace[0].Message!.ToString());
        Assert.Equal("Orders → c: 200 GET /7?full=true on 80", trace.Single(one => one is { Kind: TraceKind.Deliver, Node: "c" }).Message!.ToString());
    }

    [Fact]
    public void SendAsync_MethodHeadersAndBody_ArriveAndReturn()
    {
        HttpCall? seen = null;
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                using var request = new HttpRequestMessage(HttpMethod.Put, "http://orders/7") { Content = new StringContent("twelve") };
                request.Headers.Add("If-Match", "\"3\"");
                using var response = await http.SendAsync(request);
                client.Note($"{(int)response.StatusCode} {response.Headers.ETag} {response.Content.Headers.ContentType} {await response.Content.ReadAsStringAsync()}");
            },
            Serve(call =>
            {
                seen = call;
                return new HttpReply(201, new HttpPayload([65, 66], [new("ETag", "\"4\""), new("Content-Type", "text/x-letters")]));
            }));

        Assert.Equal("2 c: 201 \"4\" text/x-letters AB", notes[0]);
        Assert.Equal(("PUT", "/7", "twelve", "\"3\"", "text/plain; charset=utf-8"), (seen!.Method, seen.Path, seen.Payload.Text, seen.Payload["if-match"], seen.Payload["content-type"]));
    }

    [Fact]
    public void JsonExtensions_PostAndGet_StayOnTheSimulationsThread()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                using var posted = await http.PostAsJsonAsync("http://orders/", new Order(7, "tea"));
                client.Note((await posted.Content.ReadFromJsonAsync<Order>())!.ToString());
                client.Note((await http.GetFromJsonAsync<Order>("http://orders/7"))!.ToString());
            },
            Serve(call => call.Method == "POST" ? new HttpReply(200, call.Payload) : HttpReply.OfJson(new Order(8, "milk"))));

        Assert.Equal(["2 c: Order { Id = 7, What = tea }", "4 c: Order { Id = 8, What = milk }", "4 c: done"], notes);
    }

    [Fact]
    public void GetAsync_ServiceAnswersLater_TakesThatLong()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                client.Note(await http.GetStringAsync("http://slow/"));
            },
            static simulation => simulation.AddNode("slow", new Slow(TimeSpan.FromMilliseconds(300))));

        Assert.Equal(["302 c: at last", "302 c: done"], notes);
    }

    [Fact]
    public void GetAsync_NoAnswerInTime_IsCanceledAroundATimeoutAtTheDeadline()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http(TimeSpan.FromMilliseconds(250));
                var error = await Assert.ThrowsAsync<TaskCanceledException>(async () => await http.GetAsync("http://slow/"));
                Assert.IsType<TimeoutException>(error.InnerException);
                client.Note(error.Message);
            },
            static simulation => simulation.AddNode("slow", new Slow(TimeSpan.FromMilliseconds(300))));

        Assert.Equal(["250 c: slow did not answer GET / of c within 250 ms of virtual time.", "250 c: done"], notes);
    }

    [Fact]
    public void GetAsync_TokenOnVirtualTime_IsCanceledThen()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(40), client.Simulation);
                var error = await Assert.ThrowsAsync<TaskCanceledException>(async () => await http.GetAsync("http://slow/", source.Token));
                client.Note($"{error.CancellationToken == source.Token}");
            },
            static simulation => simulation.AddNode("slow", new Slow(TimeSpan.FromMilliseconds(300))));

        Assert.Equal(["40 c: True", "40 c: done"], notes);
    }

    [Fact]
    public void GetAsync_PortNobodyListensOn_IsRefusedAfterARoundTrip()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                var error = await Assert.ThrowsAsync<HttpRequestException>(async () => await http.GetAsync("http://orders:81/"));
                Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(error.InnerException).SocketErrorCode);
                client.Note($"{error.HttpRequestError}: {error.Message}");
            },
            Serve(_ => HttpReply.Of(200)));

        Assert.Equal(["2 c: ConnectionError: Connection refused (Orders:81)", "2 c: done"], notes);
    }

    [Fact]
    public void GetAsync_HostThatIsNoNode_IsNotResolved()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                var error = await Assert.ThrowsAsync<HttpRequestException>(async () => await http.GetAsync("http://order/"));
                client.Note($"{error.HttpRequestError}: {error.Message}");
            },
            Serve(_ => HttpReply.Of(200)));

        Assert.Equal(["0 c: NameResolutionError: No node is called 'order'. Known: Orders, c.", "0 c: done"], notes);
    }

    [Fact]
    public void GetStringAsync_ErrorStatus_ThrowsWithTheStatus()
    {
        Twice.Run(
            async client =>
            {
                using var http = client.Http();
                var error = await Assert.ThrowsAsync<HttpRequestException>(async () => await http.GetStringAsync("http://orders/"));
                Assert.Equal(HttpStatusCode.ServiceUnavailable, error.StatusCode);
            },
            Serve(_ => HttpReply.Of(503)));
    }

    [Fact]
    public void GetAsync_BehindPolly_RetriesTheStatus()
    {
        var left = 2;
        var notes = Twice.Run(
            async client =>
            {
                left = 2;
                using var http = client.Http();
                var pipeline = client.Resilience<HttpResponseMessage>()
                    .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
                    {
                        ShouldHandle = new PredicateBuilder<HttpResponseMessage>().HandleResult(static response => (int)response.StatusCode == 503),
                        BackoffType = DelayBackoffType.Exponential,
                        Delay = TimeSpan.FromMilliseconds(100),
                    })
                    .Build();
                using var response = await pipeline.ExecuteAsync(async token => await http.GetAsync("http://orders/", token));
                client.Note($"{(int)response.StatusCode}");
            },
            Serve(_ => HttpReply.Of(left-- > 0 ? 503 : 200)));

        Assert.Equal(["2 c: Retry: try 2 in 100 ms", "104 c: Retry: try 3 in 200 ms", "306 c: 200", "306 c: done"], notes);
    }

    [Theory]
    [InlineData("https://orders/", "no TLS")]
    [InlineData("/orders", "")]
    public void GetAsync_AddressThatIsNotHttp_IsAClearError(string address, string part)
    {
        var error = Fails(async http => await http.GetAsync(address));

        Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetAsync_HttpClientTimeoutSet_IsAClearError()
    {
        var error = Fails(async http =>
        {
            http.Timeout = TimeSpan.FromMinutes(5);
            await http.GetAsync("http://orders/");
        });

        Assert.IsType<LeftSimulationException>(error);
        Assert.Contains("client.Http(timeout: …)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Send_Blocking_IsAClearError()
    {
        var error = Fails(http =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "http://orders/");
            http.Send(request);
            return Task.CompletedTask;
        });

        Assert.Contains("HttpClient.Send blocks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GetAsync_NodeThatSpeaksNoHttp_IsAClearError()
    {
        var notes = Twice.Run(
            async client =>
            {
                using var http = client.Http();
                client.Note((await Assert.ThrowsAsync<HttpRequestException>(async () => await http.GetAsync("http://echo/"))).Message);
            },
            static simulation => simulation.AddNode("echo", new Echo()));

        Assert.Equal("2 c: echo answered with String, which is not HTTP. Let its state machine be an HttpService.", notes[0]);
    }

    private static Action<Simulation> Serve(Func<HttpCall, HttpReply> answer) =>
        simulation => simulation.AddNode("Orders", HttpService.From(answer));

    private static SimulationException Fails(Func<HttpClient, Task> use)
    {
        var simulation = new Simulation(1);
        Serve(_ => HttpReply.Of(200))(simulation);
        simulation.AddClient("c", async client =>
        {
            using var http = client.Http();
            await use(http);
        });
        return Assert.ThrowsAny<SimulationException>(simulation.Run);
    }

    private sealed record Order(int Id, string What);

    private sealed class Slow(TimeSpan pause) : HttpService
    {
        public override void TimerFired(INode node, object timer) => ((HttpExchange)timer).Answer(HttpReply.OfText("at last"));

        protected override void Handle(INode node, HttpExchange exchange) => node.SetTimer(pause, exchange);
    }

    private sealed class Echo : IStateMachine
    {
        public void Receive(INode node, Message message) => node.Reply(message, "hello");
    }
}
