using System.Diagnostics;
using Fundamentals.Integrations.Http;
using Fundamentals.Integrations.Tracing;
using Fundamentals.Simulator;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Fundamentals.Integrations.Tests.Tracing;

public sealed class SpanRecorderTests
{
    [Fact]
    public void Spans_ClientToServiceToService_HaveExactTimesAndOneTrace()
    {
        var (spans, _) = Shop(seed: 1, clients: 1);

        Assert.Equal(
            ["reserve on b: 2 ms + 5 ms", "order on a: 1 ms + 7 ms", "buy on c0: 0 ms + 9 ms"],
            spans.Select(Describe));
        Assert.Single(spans.Select(span => span.TraceId).Distinct());
        Assert.Equal([spans[1].SpanId, spans[2].SpanId, default], spans.Select(span => span.ParentSpanId));
        Assert.All(spans, span => Assert.Equal($"00-{span.TraceId}-{span.SpanId}-01", span.Id));
    }

    [Fact]
    public void Spans_SameSeed_SameIdsAndSimulationTrace()
    {
        var (first, firstTrace) = Shop(seed: 1, clients: 3);
        var (second, secondTrace) = Shop(seed: 1, clients: 3);
        var (other, _) = Shop(seed: 2, clients: 3);

        Assert.Equal(first.Select(span => span.Id), second.Select(span => span.Id));
        Assert.Equal(firstTrace, secondTrace);
        Assert.Empty(first.Select(span => span.Id).Intersect(other.Select(span => span.Id)));
    }

    [Fact]
    public void Spans_ClientsAtOnce_DoNotMix()
    {
        var (spans, _) = Shop(seed: 1, clients: 3);

        Assert.Equal(9, spans.Count);
        foreach (var trace in spans.GroupBy(span => span.TraceId))
            Assert.Equal(["reserve", "order", "buy"], trace.Select(span => span.DisplayName));
        Assert.Equal(9, spans.Select(span => span.SpanId).Distinct().Count());
    }

    [Fact]
    public void Start_InsideAnActivityOfTheHost_BeginsATraceOfItsOwn()
    {
        using var host = new Activity("host").Start();
        var (spans, _) = Shop(seed: 1, clients: 1);

        Assert.DoesNotContain(spans, span => span.TraceId == host.TraceId);
        Assert.Same(host, Activity.Current);
    }

    [Fact]
    public void Start_NestedInAScript_IsAChildAcrossAwaits()
    {
        var simulation = new Simulation(1);
        using var recorder = simulation.RecordSpans();
        simulation.AddClient("c", async client =>
        {
            using var outer = recorder.Start(client, "outer");
            await client.Delay(TimeSpan.FromMilliseconds(3));
            using (recorder.Start(client, "inner"))
                await client.Delay(TimeSpan.FromMilliseconds(4));
            using (recorder.Start(client, "no time"))
                client.Note("quick");
        });
        simulation.Run();

        Assert.Equal(["inner on c: 3 ms + 4 ms", "no time on c: 7 ms + 0.0001 ms", "outer on c: 0 ms + 7 ms"], recorder.Spans.Select(Describe));
        Assert.Equal([recorder.Spans[2].SpanId, recorder.Spans[2].SpanId, default], recorder.Spans.Select(span => span.ParentSpanId));
    }

    [Fact]
    public void HttpClient_InsideASpan_CarriesTheTraceParent()
    {
        var simulation = new Simulation(1);
        using var recorder = simulation.RecordSpans();
        simulation.AddNode("web", new TracedService(recorder));
        simulation.AddClient("c", async client =>
        {
            using var http = client.Http();
            using var span = recorder.Start(client, "get");
            await http.GetAsync("http://web/");
        });
        simulation.Run();

        Assert.Equal(["handle on web: 1 ms + 5 ms", "get on c: 0 ms + 7 ms"], recorder.Spans.Select(Describe));
        Assert.Equal(recorder.Spans[1].SpanId, recorder.Spans[0].ParentSpanId);
    }

    [Fact]
    public void RecordSpans_SourceOfALibrary_GetsVirtualTimes()
    {
        using var library = new ActivitySource("Some.Library");
        var simulation = new Simulation(1);
        using var recorder = simulation.RecordSpans(library.Name);
        simulation.AddClient("c", async client =>
        {
            using var span = library.StartActivity("query");
            await client.Delay(TimeSpan.FromMinutes(3));
        });
        simulation.Run();

        Assert.Equal(TimeSpan.FromMinutes(3), Assert.Single(recorder.Spans).Duration);
        Assert.Equal(simulation.Options.Start.UtcDateTime, recorder.Spans[0].StartTimeUtc);
    }

    [Fact]
    public void AddVirtualTime_ProviderOfTheCaller_ExportsVirtualTimes()
    {
        using var source = new ActivitySource("Mine");
        var simulation = new Simulation(1);
        var exporter = new Durations();
        using var provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).AddVirtualTime(simulation).AddProcessor(new SimpleActivityExportProcessor(exporter)).Build();
        simulation.AddClient("c", async client =>
        {
            using var span = source.StartActivity("work");
            await client.Delay(TimeSpan.FromHours(1));
        });
        simulation.Run();

        Assert.Equal([TimeSpan.FromHours(1)], exporter.Seen);
    }

    [Fact]
    public void AddMessages_AfterARun_GivesASpanForEachMessageUnderItsCause()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("b", new Stock());
        simulation.AddNode("a", new Orders(null));
        simulation.AddClient("c", async client => await client.Call("a", new Order(7)));
        simulation.Run();
        using var recorder = simulation.RecordSpans();

        var spans = recorder.AddMessages();

        Assert.Equal(
            ["Order c → a: 0 ms + 1 ms", "Reserve a → b: 1 ms + 1 ms", "Reserved b → a: 7 ms + 1 ms", "Bought a → c: 8 ms + 1 ms"],
            spans.Select(span => $"{span.DisplayName} {span.GetTagItem("from")} → {span.GetTagItem("to")}: {Times(span)}"));
        Assert.Equal([default, spans[0].SpanId], spans.Take(2).Select(span => span.ParentSpanId));
        Assert.Equal(spans[2].SpanId, spans[3].ParentSpanId);
    }

    [Fact]
    public void Start_AfterDispose_IsAClearError()
    {
        var simulation = new Simulation(1);
        var recorder = simulation.RecordSpans();
        recorder.Dispose();
        var client = simulation.AddClient("c", static _ => Task.CompletedTask);

        Assert.Throws<ObjectDisposedException>(() => recorder.Start(client, "late"));
    }

    private static (IReadOnlyList<Activity> Spans, List<TraceEvent> Trace) Shop(ulong seed, int clients)
    {
        var simulation = new Simulation(seed);
        using var recorder = simulation.RecordSpans();
        simulation.AddNode("b", new Stock(recorder));
        simulation.AddNode("a", new Orders(recorder));
        for (var i = 0; i < clients; i++)
        {
            simulation.AddClient($"c{i}", async client =>
            {
                using var span = recorder.Start(client, "buy");
                await client.Call<Bought>("a", span.Carry(new Order(7)));
            });
        }

        simulation.Run();
        return (recorder.Spans, [.. simulation.Trace.Events]);
    }

    private static string Describe(Activity span) => $"{span.DisplayName} on {span.GetTagItem("node")}: {Times(span)}";

    private static string Times(Activity span) =>
        $"{(span.StartTimeUtc - new SimulationOptions().Start.UtcDateTime).TotalMilliseconds} ms + {span.Duration.TotalMilliseconds} ms";

    private sealed record Order(int Id);

    private sealed record Reserve(int Id);

    private sealed record Reserved(int Id);

    private sealed record Bought(int Id);

    // Asks b before it answers.
    private sealed class Orders(SpanRecorder? recorder) : IStateMachine
    {
        private readonly Queue<(Message Request, Activity? Span)> _open = new();

        public void Receive(INode node, Message message)
        {
            if (message.Body is Reserved { Id: var id })
            {
                var (request, span) = _open.Dequeue();
                node.Reply(request, new Bought(id));
                span?.Dispose();
            }
            else
            {
                var span = recorder?.Start(node, "order", message);
                _open.Enqueue((message, span));
                node.Send("b", span?.Carry(new Reserve(7)) ?? (object)new Reserve(7));
            }
        }
    }

    // Takes 5 ms.
    private sealed class Stock(SpanRecorder? recorder = null) : IStateMachine
    {
        private readonly Queue<(string To, Activity? Span)> _open = new();

        public void Receive(INode node, Message message)
        {
            _open.Enqueue((message.From, recorder?.Start(node, "reserve", message)));
            node.SetTimer(TimeSpan.FromMilliseconds(5), "reserved");
        }

        public void TimerFired(INode node, object timer)
        {
            var (to, span) = _open.Dequeue();
            node.Send(to, new Reserved(7));
            span?.Dispose();
        }
    }

    private sealed class TracedService(SpanRecorder recorder) : HttpService
    {
        public override void TimerFired(INode node, object timer)
        {
            var (exchange, span) = ((HttpExchange, Activity))timer;
            exchange.Answer(HttpReply.Of(200));
            span.Dispose();
        }

        protected override void Handle(INode node, HttpExchange exchange) =>
            node.SetTimer(TimeSpan.FromMilliseconds(5), (exchange, recorder.Start(node, "handle", exchange.Message)));
    }

    private sealed class Durations : BaseExporter<Activity>
    {
        public List<TimeSpan> Seen { get; } = [];

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var activity in batch)
                Seen.Add(activity.Duration);
            return ExportResult.Success;
        }
    }
}
