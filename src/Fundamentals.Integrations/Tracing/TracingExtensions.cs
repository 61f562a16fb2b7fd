using System.Diagnostics;
using Fundamentals.Simulator;
using OpenTelemetry.Trace;

namespace Fundamentals.Integrations.Tracing;

/// <summary>OpenTelemetry on a simulation's time.</summary>
public static class TracingExtensions
{
    /// <summary>
    /// Gives every activity of the provider virtual times, and ids drawn from the simulation's stream <c>spans</c>. Add it
    /// before any exporter. The provider must see only activities of this simulation.
    /// </summary>
    /// <param name="builder">The provider to be.</param>
    /// <param name="simulation">Whose time and seed.</param>
    public static TracerProviderBuilder AddVirtualTime(this TracerProviderBuilder builder, Simulation simulation)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(simulation);
        return builder.AddProcessor(new VirtualTimeProcessor(simulation, static _ => true));
    }

    /// <summary>Starts to keep the spans of a simulation in memory, by way of OpenTelemetry.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="sources">ActivitySources of libraries to listen to as well. They belong to the whole process: name some
    /// only while no other simulation runs.</param>
    public static SpanRecorder RecordSpans(this Simulation simulation, params string[] sources)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(sources);
        return new SpanRecorder(simulation, sources);
    }

    /// <summary>Puts a span's context around a message's body.</summary>
    /// <param name="span">The sender's span.</param>
    /// <param name="body">What to send.</param>
    public static Traced Carry(this Activity span, object body)
    {
        ArgumentNullException.ThrowIfNull(span);
        ArgumentNullException.ThrowIfNull(body);
        return new Traced(body, span.Id ?? throw new ArgumentException($"The span {span.OperationName} was not started.", nameof(span)));
    }
}
