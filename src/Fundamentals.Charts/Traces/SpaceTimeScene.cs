using Fundamentals.Faults;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Traces;

/// <summary>What a space-time diagram draws of a trace: which lines, from when to when, which messages, events and faults.</summary>
internal sealed class SpaceTimeScene
{
    private readonly Dictionary<string, int> _lines;

    private SpaceTimeScene(IReadOnlyList<string> lines, int lineCount, IReadOnlyList<Flight> flights, IReadOnlyList<Flight> all, IEnumerable<TraceEvent> events)
    {
        Lines = lines;
        LineCount = lineCount;
        Flights = flights;
        All = all;
        _lines = lines.Select((name, i) => (name, i)).ToDictionary(line => line.name, line => line.i, StringComparer.Ordinal);
        Events = [.. events.Where(happened => IsOnALine(happened) && happened.Detail is not Client.Done && _lines.ContainsKey(happened.Node))];
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Gets how many lines there would be without a limit.</summary>
    public int LineCount { get; }

    /// <summary>Gets the messages that are drawn.</summary>
    public IReadOnlyList<Flight> Flights { get; }

    /// <summary>Gets the messages that there are between these lines.</summary>
    public IReadOnlyList<Flight> All { get; }

    /// <summary>Gets what happened on the lines and is not drawn with a message; not that clients are done, which their last answer shows.</summary>
    public IReadOnlyList<TraceEvent> Events { get; }

    public TimeSpan From { get; private init; }

    public TimeSpan To { get; private init; }

    public IReadOnlyList<FaultSpan> Faults { get; private init; } = [];

    /// <summary>Gets what a message usually takes: how far apart the ends of one that did not arrive are drawn.</summary>
    public TimeSpan UsualDuration { get; private init; }

    /// <summary>Gets the names of all nodes, drawn or not.</summary>
    public IReadOnlyList<string> Nodes { get; private init; } = [];

    public bool IsCut => Flights.Count < All.Count;

    public int LineOf(string name) => _lines[name];

    public static SpaceTimeScene Of(Trace trace, SpaceTimeOptions options)
    {
        var all = Tracing.Flights.Of(trace);
        var names = LinesOf(trace, all, options);
        string[] lines = [.. names.Take(options.MostLines)];
        var among = all.Where(flight => lines.Contains(flight.Message.From) && lines.Contains(flight.Message.To)).ToList();
        var flights = among.Take(options.MostMessages).ToList();
        var events = trace.Events.AsEnumerable();
        if (flights.Count < among.Count)
            events = events.Where(happened => happened.At < among[flights.Count].Sent.At);
        TraceEvent[] shown = [.. events];
        TimeSpan[] times = [.. shown.Where(IsOnALine).Select(happened => happened.At), .. flights.Select(flight => flight.Sent.At), .. flights.Select(flight => flight.End?.At ?? flight.Sent.At)];

        // The whole story starts at the beginning, even if nothing happens for a while.
        var from = times.Length == 0 || ReferenceEquals(trace, trace.Whole) ? TimeSpan.Zero : times.Min();
        var to = times.Length == 0 ? from : times.Max();
        if (to == from)
            to += TimeSpan.FromMilliseconds(1);
        TimeSpan[] durations = [.. flights.Where(flight => flight.Arrived).Select(flight => flight.Duration!.Value).Order()];
        return new SpaceTimeScene(lines, names.Count, flights, among, shown)
        {
            Nodes = trace.Nodes,
            From = from,
            To = to,
            UsualDuration = durations.Length > 0 ? durations[durations.Length / 2] : (to - from) / 20,
            Faults = FaultSpan.Of(trace.Whole.Events, from, to),
        };
    }

    /// <summary>The same on the same paper, as far as it had come with an event: what arrives later is still under way.</summary>
    public SpaceTimeScene Until(TraceEvent last, Trace trace)
    {
        IReadOnlyList<Flight> Cut(IReadOnlyList<Flight> flights) =>
            [.. flights.Where(flight => flight.Sent.Id <= last.Id).Select(flight => flight.End is { } end && end.Id > last.Id ? flight with { End = null } : flight)];
        return new SpaceTimeScene(Lines, LineCount, Cut(Flights), Cut(All), Events.Where(happened => happened.Id <= last.Id))
        {
            Nodes = Nodes,
            From = From,
            To = To,
            UsualDuration = UsualDuration,
            Faults = FaultSpan.Of(trace.Whole.Events.Where(happened => happened.Id <= last.Id), From, last.At),
        };
    }

    /// <summary>What is about a message is drawn with it, but that somebody no longer waits for the answer to it.</summary>
    private static bool IsOnALine(TraceEvent happened) => happened.Message is null || happened.Kind is TraceKind.Timeout;

    private static List<string> LinesOf(Trace trace, IReadOnlyList<Flight> flights, SpaceTimeOptions options)
    {
        if (options.Lines is { } chosen)
        {
            foreach (var name in chosen)
            {
                if (!trace.Names.Contains(name))
                    throw new ArgumentException($"There is no node or client named '{name}' to draw a line for. Known: {string.Join(", ", trace.Names)}.", nameof(options));
            }

            return [.. chosen.Distinct()];
        }

        if (ReferenceEquals(trace, trace.Whole))
            return [.. trace.Names];
        var mentioned = trace.Events.Select(happened => happened.Node).Concat(flights.SelectMany(flight => new[] { flight.Message.From, flight.Message.To })).ToHashSet(StringComparer.Ordinal);
        return [.. trace.Names.Where(mentioned.Contains)];
    }
}

/// <summary>A fault with its time, as far as it lies in the picture.</summary>
internal sealed record FaultSpan(Fault Fault, TimeSpan From, TimeSpan To, TimeSpan Begin, TimeSpan? End)
{
    /// <summary>Finds the faults that last during some part of a span of time.</summary>
    public static IReadOnlyList<FaultSpan> Of(IEnumerable<TraceEvent> events, TimeSpan from, TimeSpan to)
    {
        var changes = events.Where(happened => happened.Detail is FaultChange).Select(happened => (happened.At, Change: (FaultChange)happened.Detail!)).ToList();
        var ends = changes.Where(change => !change.Change.Begins).ToDictionary(change => change.Change.Number, change => change.At);
        return
        [
            .. changes
                .Where(change => change.Change.Begins)
                .Select(change => (change.Change.Fault, Begin: change.At, End: ends.TryGetValue(change.Change.Number, out var end) ? end : (TimeSpan?)null))
                .Where(fault => fault.Begin <= to && (fault.End ?? to) >= from)
                .Select(fault => new FaultSpan(fault.Fault, Max(fault.Begin, from), Min(fault.End ?? to, to), fault.Begin, fault.End)),
        ];
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
