using Polly.CircuitBreaker;
using Polly.Telemetry;

namespace Fundamentals.Integrations.Resilience;

/// <summary>
/// Calls a circuit breaker's callbacks. Polly runs them in a task of its own on the thread pool and makes the call that
/// changed the state wait for it; its telemetry says the same, at once and on the thread of that call.
/// </summary>
internal sealed class BreakerCallbacks<T>(
    TelemetryListener next,
    Func<OnCircuitOpenedArguments<T>, ValueTask>? opened,
    Func<OnCircuitClosedArguments<T>, ValueTask>? closed,
    Func<OnCircuitHalfOpenedArguments, ValueTask>? halfOpened) : TelemetryListener
{
    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        next.Write(args);
        switch (args.Arguments)
        {
            case OnCircuitOpenedArguments<T> change when opened is not null:
                RequireDone(opened(change), nameof(CircuitBreakerStrategyOptions.OnOpened));
                break;
            case OnCircuitClosedArguments<T> change when closed is not null:
                RequireDone(closed(change), nameof(CircuitBreakerStrategyOptions.OnClosed));
                break;
            case OnCircuitHalfOpenedArguments change when halfOpened is not null:
                RequireDone(halfOpened(change), nameof(CircuitBreakerStrategyOptions.OnHalfOpened));
                break;
        }
    }

    private static void RequireDone(ValueTask callback, string name)
    {
        if (!callback.IsCompleted)
            throw new NotSupportedException($"The circuit breaker's {name} awaited something. In a simulation it is called while the breaker changes its state, and must end at once: note what happened there, and wait in the client's script.");
        callback.GetAwaiter().GetResult();
    }
}
