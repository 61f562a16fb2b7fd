using System.Diagnostics;
using Fundamentals.Integrations.Http;
using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Tracing;

/// <summary>A message's body with the trace it belongs to.</summary>
/// <param name="Body">What the message says.</param>
/// <param name="TraceParent">The sender's span, as W3C Trace Context writes it in the header traceparent.</param>
public sealed record Traced(object Body, string TraceParent)
{
    /// <summary>Gets the span that a message came from, be its body a <see cref="Traced"/> or an <see cref="HttpCall"/>.</summary>
    /// <param name="message">The message.</param>
    /// <returns>The sender's span, or the default where the message carries none.</returns>
    public static ActivityContext ContextOf(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var parent = message.Body switch
        {
            Traced traced => traced.TraceParent,
            HttpCall call => call.Payload["traceparent"],
            _ => null,
        };
        return ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var context) ? context : default;
    }

    /// <summary>Writes the body.</summary>
    public override string? ToString() => Body.ToString();
}
