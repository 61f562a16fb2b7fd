using Fundamentals.Simulator;

namespace Fundamentals.Tracing;

/// <summary>Follows events to what made them happen, and on to what they made happen.</summary>
/// <remarks>
/// An event's cause is the message, timer or timeout that was being handled when it happened; a message's arrival, and the
/// timeout of a call, are caused by its sending. What a client does after a delay has no cause: it was its own decision. This is a part of happens-before
/// (Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", 1978), which also counts everything that
/// the same process did before.
/// </remarks>
public static class Causality
{
    /// <summary>Finds what led to an event: its cause, the cause of that, and so on. O(length of the chain).</summary>
    /// <param name="trace">The trace of the event, or a part of it; causes are found in the whole.</param>
    /// <param name="effect">The event.</param>
    /// <returns>The chain, from the first cause to the event itself.</returns>
    /// <exception cref="ArgumentException">The event is not of this trace.</exception>
    public static Trace CausesOf(this Trace trace, TraceEvent effect)
    {
        var all = WholeOf(trace, effect);
        var chain = new Stack<TraceEvent>([effect]);
        while (chain.Peek().Cause is > 0 and var cause)
            chain.Push(all[(int)cause - 1]);
        return new Trace(trace, chain);
    }

    /// <summary>Finds all that came of an event, directly and indirectly. O(n) for n events.</summary>
    /// <param name="trace">The trace of the event, or a part of it; what came of it is found in the whole.</param>
    /// <param name="cause">The event.</param>
    /// <returns>The event itself and its consequences, oldest first.</returns>
    /// <exception cref="ArgumentException">The event is not of this trace.</exception>
    public static Trace ConsequencesOf(this Trace trace, TraceEvent cause)
    {
        var all = WholeOf(trace, cause);
        var reached = new HashSet<long> { cause.Id };

        // A cause is written down before its effect, so one pass is enough.
        return new Trace(trace, all.Skip((int)cause.Id - 1).Where(happened => reached.Contains(happened.Cause) ? reached.Add(happened.Id) : happened.Id == cause.Id));
    }

    private static IReadOnlyList<TraceEvent> WholeOf(Trace trace, TraceEvent happened)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var all = trace.Whole.Events;
        return happened.Id >= 1 && happened.Id <= all.Count && all[(int)happened.Id - 1] == happened
            ? all
            : throw new ArgumentException($"The event is not of this trace, of {all.Count} events: {happened}.", nameof(happened));
    }
}
