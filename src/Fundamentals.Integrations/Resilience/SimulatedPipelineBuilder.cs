using Fundamentals.Simulator;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Fundamentals.Integrations.Resilience;

/// <summary>
/// Builds a Polly pipeline that lives on a simulation's time and thread. The strategies and their options are Polly's own;
/// this adds them so that nothing of them leaves the simulation. The first one added is the outermost.
/// </summary>
/// <remarks>
/// What differs from Polly's builder, and why: jitter draws from the simulation; the waits between retries are made by the
/// simulation, because the cancellation of Task.Delay ends on the thread pool; a circuit breaker's callbacks are called at
/// once, because Polly sends them to the pool, so they must not await; an error of the simulation itself is never handled,
/// so that no retry or fallback hides it; and pipelines run with ExecuteAsync only. What strategies do is noted in the
/// trace. Polly's rate limiter is not here: System.Threading.RateLimiting has no virtual time.
/// </remarks>
public sealed class SimulatedPipelineBuilder
{
    private readonly PipelineParts<object> _parts;
    private readonly ResiliencePipelineBuilder _builder;

    internal SimulatedPipelineBuilder(Client client, string name)
    {
        _parts = new PipelineParts<object>(client, name);
        _builder = _parts.Prepare(new ResiliencePipelineBuilder());
        _builder.AddStrategy(static _ => new AsynchronousOnly(), new UnnamedOptions());
    }

    /// <summary>Adds Polly's retry.</summary>
    /// <param name="options">Polly's options; a Randomizer of your own is kept.</param>
    public SimulatedPipelineBuilder AddRetry(RetryStrategyOptions options)
    {
        var clock = new RetryClock(_parts.Client.Simulation);
        var retry = _parts.Prepare(new ResiliencePipelineBuilder(), clock)
            .AddRetry(_parts.AdaptRetry(options))
            .AddStrategy(_ => new RetryWait(clock), new UnnamedOptions());
        _builder.AddPipeline(retry.Build());
        return this;
    }

    /// <summary>Adds Polly's timeout.</summary>
    /// <param name="timeout">How long; from 10 ms to 24 h, as Polly demands.</param>
    public SimulatedPipelineBuilder AddTimeout(TimeSpan timeout) => AddTimeout(new TimeoutStrategyOptions { Timeout = timeout });

    /// <summary>Adds Polly's timeout.</summary>
    /// <param name="options">Polly's options.</param>
    public SimulatedPipelineBuilder AddTimeout(TimeoutStrategyOptions options)
    {
        _builder.AddTimeout(options);
        return this;
    }

    /// <summary>Adds Polly's circuit breaker. Share the built pipeline among calls that should share the breaker.</summary>
    /// <param name="options">Polly's options; callbacks must complete without waiting.</param>
    public SimulatedPipelineBuilder AddCircuitBreaker(CircuitBreakerStrategyOptions options)
    {
        var breaker = _parts.Prepare(new ResiliencePipelineBuilder(), callbacks: _parts.CallbacksOf(options))
            .AddCircuitBreaker(PipelineParts<object>.AdaptBreaker(options));
        _builder.AddPipeline(breaker.Build());
        return this;
    }

    /// <summary>Builds Polly's pipeline; run it with ExecuteAsync inside a client's script.</summary>
    public ResiliencePipeline Build() => _builder.Build();
}
