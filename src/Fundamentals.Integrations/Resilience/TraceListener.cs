using Fundamentals.Simulator;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Telemetry;
using Polly.Timeout;

namespace Fundamentals.Integrations.Resilience;

/// <summary>Notes in the trace what Polly's strategies do.</summary>
internal sealed class TraceListener(Client client) : TelemetryListener
{
    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        if (client.Simulation.Trace.IsOn && Describe<TResult>(args.Arguments) is { } what)
            client.Note($"{args.Source.StrategyName}: {what}");
    }

    private static string? Describe<TResult>(object? arguments) => arguments switch
    {
        OnRetryArguments<TResult> retry => $"try {retry.AttemptNumber + 2} in {retry.RetryDelay.TotalMilliseconds:0.###} ms",
        OnTimeoutArguments timeout => $"gave up after {timeout.Timeout.TotalMilliseconds:0.###} ms",
        OnCircuitOpenedArguments<TResult> { IsManual: true } => "isolated",
        OnCircuitOpenedArguments<TResult> opened => $"open for {opened.BreakDuration.TotalMilliseconds:0.###} ms",
        OnCircuitHalfOpenedArguments => "half-open",
        OnCircuitClosedArguments<TResult> => "closed",
        OnHedgingArguments<TResult> hedging => $"try {hedging.AttemptNumber + 1} beside the others",
        OnFallbackArguments<TResult> => "falls back",
        _ => null,
    };
}
