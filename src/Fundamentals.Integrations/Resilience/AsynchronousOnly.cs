using System.Runtime.CompilerServices;
using Polly;

namespace Fundamentals.Integrations.Resilience;

/// <summary>Refuses Polly's blocking Execute: a wait that blocks the simulation's only thread would never end.</summary>
internal sealed class AsynchronousOnly : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        if (IsSynchronous(context))
            throw new NotSupportedException("pipeline.Execute blocks its thread while it waits, and the simulation has only one. Use await pipeline.ExecuteAsync(…).");
        return callback(context, state);
    }

    // Polly keeps it internal.
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_IsSynchronous")]
    private static extern bool IsSynchronous(ResilienceContext context);
}
