using System.Diagnostics;
using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Tracing;

/// <summary>Writes the messages of a simulation's trace as spans.</summary>
internal sealed class MessageSpans(Simulation simulation, Func<string, ActivityContext, Activity> start)
{
    private readonly Dictionary<long, ActivityContext> _ofDelivery = [];

    public void Write()
    {
        foreach (var arrival in simulation.Trace.Events)
        {
            if (arrival is { Kind: TraceKind.Deliver or TraceKind.Drop, Message: { } message } && Find(arrival.Cause, TraceKind.Send) is { } sending)
                Write(sending, arrival, message);
        }
    }

    private void Write(TraceEvent sending, TraceEvent arrival, Message message)
    {
        var parent = Find(sending.Cause, TraceKind.Deliver) is { } before ? _ofDelivery.GetValueOrDefault(before.Id) : default;
        using var span = start(NameOf(message.Body), parent);
        span.SetStartTime((simulation.Options.Start + sending.At).UtcDateTime);
        span.SetCustomProperty(VirtualTimeProcessor.End, (simulation.Options.Start + arrival.At).UtcDateTime);
        span.SetTag("from", message.From).SetTag("to", message.To).SetTag("message", message.Id).SetTag("body", message.Body.ToString());
        if (arrival.Kind == TraceKind.Drop)
            span.SetStatus(ActivityStatusCode.Error, $"lost: {arrival.Detail}");
        else
            _ofDelivery[arrival.Id] = span.Context;
    }

    /// <summary>Goes back from cause to cause to the nearest event of a kind.</summary>
    private TraceEvent? Find(long id, TraceKind kind)
    {
        while (id > 0)
        {
            var one = simulation.Trace.Events[(int)id - 1];
            if (one.Kind == kind)
                return one;
            id = one.Cause;
        }

        return null;
    }

    private static string NameOf(object body) => body is Traced traced ? NameOf(traced.Body) : body.GetType().Name;
}
