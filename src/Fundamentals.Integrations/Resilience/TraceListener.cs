using Fundamentals.Simulator;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace Fundamentals.Integrations.Resilience;

/// <summary>Notes in the trace what Polly's strategies do.</summary>
/// <typeparam name="T">What the pipeline's calls give: telemetry's own TResult is object where an event has no result.</typeparam>
internal sealed class TraceListener<T>(Client client) : TelemetryListener
{
    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        if (client.Simulation.Trace.IsOn && Describe(args.Arguments) is { } what)
            client.Note($"{args.Source.StrategyName}: {what}");
    }

    private static string? Describe(object? arguments) => arguments switch
    {
        OnRetryArguments<T> retry => $"try {retry.AttemptNumber + 2} in {retry.RetryDelay.TotalMilliseconds:0.###} ms",
        OnTimeoutArguments timeout => $"gave up after {timeout.Timeout.TotalMilliseconds:0.###} ms",
        OnCircuitOpenedArguments<T> { IsManual: true } => "isolated",
        OnCircuitOpenedArguments<T> opened => $"open for {opened.BreakDuration.TotalMilliseconds:0.###} ms",
        OnCircuitHalfOpenedArguments => "half-open",
        OnCircuitClosedArguments<T> => "closed",
        OnHedgingArguments<T> hedging => $"try {hedging.AttemptNumber + 2} beside the others",
        OnFallbackArguments<T> => "falls back",
        _ => null,
    };
}
