using Polly;

namespace Fundamentals.Integrations.Resilience;

/// <summary>Stands between a retry and what it retries, and makes the wait that <see cref="RetryClock"/> owes.</summary>
internal sealed class RetryWait(RetryClock clock) : ResilienceStrategy
{
    protected override ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        var owed = clock.TakeOwed();
        return owed == TimeSpan.Zero ? callback(context, state) : WaitFirst(owed, callback, context, state);
    }

    private async ValueTask<Outcome<TResult>> WaitFirst<TResult, TState>(
        TimeSpan owed, Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        try
        {
            await VirtualWait.For(clock.Simulation, owed, context.CancellationToken);
        }
        catch (OperationCanceledException cancelled)
        {
            return Outcome.FromException<TResult>(cancelled);
        }

        return await callback(context, state);
    }
}
