using Fundamentals.Simulator;

namespace Fundamentals.Charts.Traces;

/// <summary>What every picture of a trace asks of it.</summary>
internal static class Traceable
{
    /// <summary>Throws if nothing was written down.</summary>
    public static void Require(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        if (!trace.IsOn)
            throw new ArgumentException("The trace is off, so there is nothing to draw; SimulationOptions.Trace turns it on.", nameof(trace));
        if (trace.Events.Count == 0)
            throw new ArgumentException("Nothing has happened in this trace, or its filters leave nothing; run the simulation first, or pick more.", nameof(trace));
    }
}
