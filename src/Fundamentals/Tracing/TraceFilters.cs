using Fundamentals.Faults;
using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>
/// Picks parts of a trace. Each answers with a new trace that can be picked from again, drawn or written; the trace it is
/// picked from does not change. Each takes O(n) for n events.
/// </summary>
public static class TraceFilters
{
    /// <summary>Keeps what happened in a span of time, both ends included.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="from">Its beginning, since the simulation's start.</param>
    /// <param name="to">Its end; not before the beginning.</param>
    public static Trace Between(this Trace trace, TimeSpan from, TimeSpan to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return trace.Where(happened => happened.At >= from && happened.At <= to);
    }

    /// <summary>Keeps what happened at a time or later.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="time">Since the simulation's start.</param>
    public static Trace Since(this Trace trace, TimeSpan time) => trace.Where(happened => happened.At >= time);

    /// <summary>Keeps what happened at a time or earlier.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="time">Since the simulation's start.</param>
    public static Trace Until(this Trace trace, TimeSpan time) => trace.Where(happened => happened.At <= time);

    /// <summary>
    /// Keeps what concerns any of some nodes or clients: what happened there, messages from and to them, and faults that name them.
    /// </summary>
    /// <param name="trace">The trace.</param>
    /// <param name="names">At least one of the <see cref="Trace.Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such node or client.</exception>
    public static Trace Of(this Trace trace, params IEnumerable<string> names)
    {
        var some = Known(trace, names);
        return trace.Where(happened => Concerned(happened).Any(some.Contains));
    }

    /// <summary>Keeps what concerns some nodes or clients and nobody else: of messages, those with both ends among them.</summary>
    /// <inheritdoc cref="Of"/>
    public static Trace Among(this Trace trace, params IEnumerable<string> names)
    {
        var some = Known(trace, names);
        return trace.Where(happened => Concerned(happened).All(some.Contains));
    }

    /// <summary>Keeps some kinds of events.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="kinds">The kinds.</param>
    public static Trace Only(this Trace trace, params IEnumerable<TraceKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        TraceKind[] some = [.. kinds];
        return trace.Where(happened => some.Contains(happened.Kind));
    }

    /// <summary>Keeps what became of messages.</summary>
    /// <param name="trace">The trace.</param>
    public static Trace Messages(this Trace trace) => trace.Where(happened => happened.Message is not null);

    /// <summary>Keeps what became of messages whose body is of a type.</summary>
    /// <typeparam name="T">The type; bodies of derived types count.</typeparam>
    /// <param name="trace">The trace.</param>
    /// <param name="body">Says which bodies of the type; by default, all.</param>
    public static Trace Messages<T>(this Trace trace, Func<T, bool>? body = null) =>
        trace.Where(happened => happened.Message?.Body is T said && (body is null || body(said)));

    /// <summary>Keeps the events that fulfil a condition.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="condition">The condition.</param>
    public static Trace Where(this Trace trace, Func<TraceEvent, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(condition);
        return new Trace(trace, trace.Events.Where(condition));
    }

    private static HashSet<string> Known(Trace trace, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(names);
        var some = new HashSet<string>(names, StringComparer.Ordinal);
        var known = trace.Names;
        if (some.Count == 0)
            throw new ArgumentException($"Name at least one node or client. Known: {string.Join(", ", known)}.", nameof(names));
        foreach (var name in some)
        {
            if (!known.Contains(name))
                throw new ArgumentException($"There is no node or client named '{name}'. Known: {string.Join(", ", known)}.", nameof(names));
        }

        return some;
    }

    private static IEnumerable<string> Concerned(TraceEvent happened) => happened switch
    {
        { Message: { } message } => [message.From, message.To],
        { Detail: FaultChange { Fault: var fault } } => fault.Nodes.Concat(fault.Others),
        _ => [happened.Node],
    };
}
