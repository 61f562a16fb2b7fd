using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>A client's call: its request and, if one came in time, its answer.</summary>
/// <param name="Request">The request.</param>
/// <param name="Sent">When it was sent, since the simulation's start.</param>
/// <param name="Answer">The answer; null if none came, or too late.</param>
/// <param name="Answered">When the answer arrived.</param>
public sealed record Call(Message Request, TimeSpan Sent, Message? Answer, TimeSpan? Answered)
{
    /// <summary>Gets how long the client waited for the answer; null if none came in time.</summary>
    public TimeSpan? Duration => Answered - Sent;
}

/// <summary>Puts requests and answers together.</summary>
public static class Calls
{
    /// <summary>Finds the calls of all clients, in the order they were made. O(n) for n events.</summary>
    /// <param name="trace">The trace; of a part, the answers that it mentions count.</param>
    public static IReadOnlyList<Call> Of(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var calls = new List<Call>();
        var open = new Dictionary<long, int>();
        foreach (var happened in trace.Events)
        {
            if (happened is not { Message: { Request: > 0 } message })
                continue;
            if (happened.Kind is TraceKind.Send && open.TryAdd(message.Request, calls.Count))
                calls.Add(new Call(message, happened.At, null, null));
            else if (happened.Kind is TraceKind.Deliver && open.TryGetValue(message.Request, out var i) && message.To == calls[i].Request.From)
                calls[i] = calls[i] with { Answer = message, Answered = happened.At };
        }

        return calls;
    }

    /// <summary>Lists how long the answered calls took.</summary>
    /// <param name="calls">The calls.</param>
    public static IReadOnlyList<TimeSpan> Durations(this IEnumerable<Call> calls) => [.. calls.Select(call => call.Duration).OfType<TimeSpan>()];
}
