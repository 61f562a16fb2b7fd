using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>The way of one message, or of one copy of it, from its sending to where it ended.</summary>
/// <param name="Message">The message, as it was sent.</param>
/// <param name="Sent">The event of its sending.</param>
/// <param name="End">The event of its arrival or its loss; null if it is still under way.</param>
/// <param name="IsCopy">Whether it is a copy made on the way.</param>
/// <param name="IsDamaged">Whether its content was damaged on the way.</param>
public sealed record Flight(Message Message, TraceEvent Sent, TraceEvent? End, bool IsCopy = false, bool IsDamaged = false)
{
    /// <summary>Gets a value indicating whether it arrived.</summary>
    public bool Arrived => End?.Kind is TraceKind.Deliver;

    /// <summary>Gets why it came to nothing; null if it arrived or is still under way.</summary>
    public Dropped? Dropped => End?.Detail as Dropped;

    /// <summary>Gets a value indicating whether it reached its receiver, even if it came to nothing there.</summary>
    public bool ReachedReceiver => Arrived || Dropped?.Reason is DropReason.Down or DropReason.Late or DropReason.Unexpected;

    /// <summary>Gets how long it was under way; null if it still is.</summary>
    public TimeSpan? Duration => End?.At - Sent.At;
}

/// <summary>Puts the events of a message together.</summary>
public static class Flights
{
    /// <summary>Finds the ways of all messages that a trace mentions, in the order they were sent. O(n) for n events of the whole trace.</summary>
    /// <param name="trace">The trace; of a part, what is not in it is found in the whole.</param>
    public static IReadOnlyList<Flight> Of(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var flights = new List<Flight>();
        var open = new Dictionary<long, int>();
        foreach (var happened in trace.Whole.Events)
        {
            if (happened.Message is { } message)
                Follow(happened, message, flights, open);
        }

        if (ReferenceEquals(trace, trace.Whole))
            return flights;
        var mentioned = trace.Events.Select(happened => happened.Id).ToHashSet();
        return flights.FindAll(flight => mentioned.Contains(flight.Sent.Id) || (flight.End is { } end && mentioned.Contains(end.Id)));
    }

    private static void Follow(TraceEvent happened, Message message, List<Flight> flights, Dictionary<long, int> open)
    {
        switch (happened.Kind)
        {
            case TraceKind.Send:
                open.Add(happened.Id, flights.Count);
                flights.Add(new Flight(message, happened, End: null));
                break;
            case TraceKind.Duplicate when open.TryGetValue(happened.Cause, out var original):
                open.Add(happened.Id, flights.Count);
                flights.Add(flights[original] with { Sent = happened, End = null, IsCopy = true });
                break;
            case TraceKind.Corrupt when open.TryGetValue(happened.Cause, out var damaged):
                open.Add(happened.Id, damaged);
                flights[damaged] = flights[damaged] with { IsDamaged = true };
                break;
            case TraceKind.Deliver or TraceKind.Drop when open.TryGetValue(happened.Cause, out var ended):
                flights[ended] = flights[ended] with { End = happened };
                break;
        }
    }
}
