using Fundamentals.Faults;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Traces;

/// <summary>A time that a node or client spends in one state.</summary>
internal sealed record StateSegment(string Node, string State, TimeSpan From, TimeSpan To)
{
    public const string Down = "down";

    public TimeSpan Length => To - From;

    /// <summary>
    /// A state lasts from its note to the next note of the same node, a crash, or the trace's end. A client that is done has no more.
    /// </summary>
    public static IReadOnlyList<StateSegment> Of(Trace trace, Func<string, string?> stateOf)
    {
        var end = trace.Events.Max(happened => happened.At);
        var segments = new List<StateSegment>();
        var open = new Dictionary<string, (string State, TimeSpan Since)>(StringComparer.Ordinal);
        foreach (var happened in trace.Events)
        {
            switch (happened.Kind, happened.Detail)
            {
                case (TraceKind.Note, Client.Done) when !trace.Nodes.Contains(happened.Node):
                    Close(happened.Node, happened.At);
                    break;
                case (TraceKind.Note, string note) when stateOf(note) is { } state && !(open.TryGetValue(happened.Node, out var now) && now.State == state):
                    Begin(happened.Node, state, happened.At);
                    break;
                case (TraceKind.Fault, FaultChange { Fault.Kind: FaultKind.Crash, Begins: true }):
                    Begin(happened.Node, Down, happened.At);
                    break;
                case (TraceKind.Fault, FaultChange { Fault.Kind: FaultKind.Crash }):
                    Close(happened.Node, happened.At);
                    break;
            }
        }

        foreach (var node in open.Keys.ToList())
            Close(node, end);
        return segments;

        void Begin(string node, string state, TimeSpan at)
        {
            Close(node, at);
            open[node] = (state, at);
        }

        void Close(string node, TimeSpan at)
        {
            if (open.Remove(node, out var state) && at > state.Since)
                segments.Add(new StateSegment(node, state.State, state.Since, at));
        }
    }
}
