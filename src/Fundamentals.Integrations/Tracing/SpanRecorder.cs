using System.Diagnostics;
using Fundamentals.Simulator;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Fundamentals.Integrations.Tracing;

/// <summary>
/// Keeps the spans of a simulation: OpenTelemetry activities with virtual times and ids that the seed decides. A span that
/// takes no time lasts one tick, 100 ns, which is how Activity says that it has ended.
/// </summary>
public sealed class SpanRecorder : IDisposable
{
    private readonly Simulation _simulation;
    private readonly List<Activity> _spans = [];
    private readonly HashSet<string> _libraries;
    private readonly ActivitySource _source = new("Fundamentals.Simulation");
    private readonly TracerProvider _provider;

    internal SpanRecorder(Simulation simulation, string[] sources)
    {
        _simulation = simulation;
        _libraries = new HashSet<string>(sources, StringComparer.Ordinal);
        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource([_source.Name, .. sources])
            .SetSampler(new AlwaysOnSampler())
            .AddProcessor(new VirtualTimeProcessor(simulation, Belongs))
            .AddProcessor(new SimpleActivityExportProcessor(new Keeper(this)))
            .Build();
    }

    /// <summary>Gets the spans that have ended, in the order they did.</summary>
    public IReadOnlyList<Activity> Spans => _spans;

    /// <summary>Starts a span in a client's script; what it starts inside, awaits among it, are its children.</summary>
    /// <param name="client">Whose span.</param>
    /// <param name="name">What is done.</param>
    /// <returns>The span, to be disposed of at its end.</returns>
    public Activity Start(Client client, string name)
    {
        ArgumentNullException.ThrowIfNull(client);
        var parent = Activity.Current is { } current && Belongs(current) ? current.Context : default;
        return Start(client.Name, name, ActivityKind.Client, parent);
    }

    /// <summary>Starts a span on a node, as a child of the one that the message came from. It never becomes
    /// Activity.Current: a node does many things at a time. Hand it on with <see cref="TracingExtensions.Carry"/>.</summary>
    /// <param name="node">Whose span.</param>
    /// <param name="name">What is done.</param>
    /// <param name="cause">The message that made the node do it.</param>
    /// <returns>The span, to be disposed of when the node is done, in this handler or a later one.</returns>
    public Activity Start(INode node, string name, Message cause)
    {
        ArgumentNullException.ThrowIfNull(node);
        var before = Activity.Current;
        var span = Start(node.Name, name, ActivityKind.Server, Traced.ContextOf(cause));
        Activity.Current = before;
        return span;
    }

    /// <summary>Turns messages into spans: one for each delivery or loss in the simulation's trace so far, from sending to
    /// arrival, under the span of the message that made it be sent.</summary>
    /// <returns>The new spans; they are added to <see cref="Spans"/> too.</returns>
    public IReadOnlyList<Activity> AddMessages()
    {
        var first = _spans.Count;
        var before = Activity.Current;
        Activity.Current = null;
        new MessageSpans(_simulation, (name, parent) => _source.StartActivity(name, ActivityKind.Producer, parent)!).Write();
        Activity.Current = before;
        return _spans[first..];
    }

    /// <summary>Stops recording. What was recorded stays.</summary>
    public void Dispose()
    {
        _provider.Dispose();
        _source.Dispose();
    }

    private Activity Start(string who, string name, ActivityKind kind, ActivityContext parent)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (parent == default)
            Activity.Current = null; // else the host's own activity would be the parent
        var span = _source.StartActivity(name, kind, parent) ?? throw new ObjectDisposedException(nameof(SpanRecorder), "The recorder was disposed of, and no longer records spans.");
        return span.SetTag("node", who);
    }

    // Other recorders' sources have the same name, and OpenTelemetry goes by names.
    private bool Belongs(Activity activity) => activity.Source == _source || _libraries.Contains(activity.Source.Name);

    private sealed class Keeper(SpanRecorder recorder) : BaseExporter<Activity>
    {
        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var activity in batch)
            {
                if (recorder.Belongs(activity))
                    recorder._spans.Add(activity);
            }

            return ExportResult.Success;
        }
    }
}
