using Fundamentals.Simulator;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Timeout;

namespace Fundamentals.Integrations.Resilience;

/// <summary>Builds a Polly pipeline that judges results, on a simulation's time and thread.</summary>
/// <typeparam name="T">What the pipeline's calls give.</typeparam>
/// <inheritdoc cref="SimulatedPipelineBuilder" path="/remarks"/>
public sealed class SimulatedPipelineBuilder<T>
{
    private readonly PipelineParts<T> _parts;
    private readonly ResiliencePipelineBuilder<T> _builder;

    internal SimulatedPipelineBuilder(Client client, string name)
    {
        _parts = new PipelineParts<T>(client, name);
        _builder = _parts.Prepare(new ResiliencePipelineBuilder<T>());
        _builder.AddStrategy(static _ => new AsynchronousOnly(), new UnnamedOptions());
    }

    /// <inheritdoc cref="SimulatedPipelineBuilder.AddRetry"/>
    public SimulatedPipelineBuilder<T> AddRetry(RetryStrategyOptions<T> options)
    {
        var clock = new RetryClock(_parts.Client.Simulation);
        var retry = _parts.Prepare(new ResiliencePipelineBuilder<T>(), clock)
            .AddRetry(_parts.AdaptRetry(options))
            .AddStrategy(_ => new RetryWait(clock), new UnnamedOptions());
        _builder.AddPipeline(retry.Build());
        return this;
    }

    /// <inheritdoc cref="SimulatedPipelineBuilder.AddTimeout(TimeSpan)"/>
    public SimulatedPipelineBuilder<T> AddTimeout(TimeSpan timeout) => AddTimeout(new TimeoutStrategyOptions { Timeout = timeout });

    /// <inheritdoc cref="SimulatedPipelineBuilder.AddTimeout(TimeoutStrategyOptions)"/>
    public SimulatedPipelineBuilder<T> AddTimeout(TimeoutStrategyOptions options)
    {
        _builder.AddTimeout(options);
        return this;
    }

    /// <inheritdoc cref="SimulatedPipelineBuilder.AddCircuitBreaker"/>
    public SimulatedPipelineBuilder<T> AddCircuitBreaker(CircuitBreakerStrategyOptions<T> options)
    {
        var breaker = _parts.Prepare(new ResiliencePipelineBuilder<T>(), callbacks: _parts.CallbacksOf(options))
            .AddCircuitBreaker(PipelineParts<T>.AdaptBreaker(options));
        _builder.AddPipeline(breaker.Build());
        return this;
    }

    /// <summary>Adds Polly's hedging. It cancels the losers and waits for them to end before it gives the result.</summary>
    /// <param name="options">Polly's options.</param>
    public SimulatedPipelineBuilder<T> AddHedging(HedgingStrategyOptions<T> options)
    {
        _builder.AddHedging(PipelineParts<T>.AdaptHedging(options));
        return this;
    }

    /// <summary>Adds Polly's fallback.</summary>
    /// <param name="options">Polly's options.</param>
    public SimulatedPipelineBuilder<T> AddFallback(FallbackStrategyOptions<T> options)
    {
        _builder.AddFallback(PipelineParts<T>.AdaptFallback(options));
        return this;
    }

    /// <inheritdoc cref="SimulatedPipelineBuilder.Build"/>
    public ResiliencePipeline<T> Build() => _builder.Build();
}
