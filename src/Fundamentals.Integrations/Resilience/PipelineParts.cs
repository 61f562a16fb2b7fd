using Fundamentals.Simulator;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;
using Polly.Telemetry;

namespace Fundamentals.Integrations.Resilience;

/// <summary>What the two builders share: options are copied, never changed, as callers may use theirs again.</summary>
/// <typeparam name="T">What the pipeline's calls give; object where it does not look at results.</typeparam>
internal sealed class PipelineParts<T>(Client client, string name)
{
    private static readonly Func<double> PollysRandomizer = new RetryStrategyOptions().Randomizer;

    private readonly TraceListener<T> _listener = new(client);

    public Client Client => client;

    public TBuilder Prepare<TBuilder>(TBuilder builder, TimeProvider? clock = null, TelemetryListener? callbacks = null)
        where TBuilder : ResiliencePipelineBuilderBase
    {
        builder.Name = name;
        builder.TimeProvider = clock ?? client.Simulation;
        builder.TelemetryListener = callbacks ?? _listener;
        return builder;
    }

    public BreakerCallbacks<T> CallbacksOf(CircuitBreakerStrategyOptions<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(_listener, options.OnOpened, options.OnClosed, options.OnHalfOpened);
    }

    public TOptions AdaptRetry<TOptions>(TOptions options)
        where TOptions : RetryStrategyOptions<T>, new()
    {
        ArgumentNullException.ThrowIfNull(options);
        var shouldHandle = options.ShouldHandle;
        return new TOptions
        {
            Name = options.Name,
            MaxRetryAttempts = options.MaxRetryAttempts,
            BackoffType = options.BackoffType,
            UseJitter = options.UseJitter,
            Delay = options.Delay,
            MaxDelay = options.MaxDelay,
            DelayGenerator = options.DelayGenerator,
            OnRetry = options.OnRetry,
            ShouldHandle = args => IsOfTheSimulation(args.Outcome) ? ValueTask.FromResult(false) : shouldHandle(args),
            Randomizer = options.Randomizer == PollysRandomizer ? client.Simulation.Random($"jitter {client.Name} {name}").NextDouble : options.Randomizer,
        };
    }

    public static TOptions AdaptBreaker<TOptions>(TOptions options)
        where TOptions : CircuitBreakerStrategyOptions<T>, new()
    {
        var shouldHandle = options.ShouldHandle;
        return new TOptions
        {
            Name = options.Name,
            FailureRatio = options.FailureRatio,
            MinimumThroughput = options.MinimumThroughput,
            SamplingDuration = options.SamplingDuration,
            BreakDuration = options.BreakDuration,
            BreakDurationGenerator = options.BreakDurationGenerator,
            ManualControl = options.ManualControl,
            StateProvider = options.StateProvider,
            ShouldHandle = args => IsOfTheSimulation(args.Outcome) ? ValueTask.FromResult(false) : shouldHandle(args),
        };
    }

    public static HedgingStrategyOptions<T> AdaptHedging(HedgingStrategyOptions<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var shouldHandle = options.ShouldHandle;
        return new HedgingStrategyOptions<T>
        {
            Name = options.Name,
            Delay = options.Delay,
            MaxHedgedAttempts = options.MaxHedgedAttempts,
            ActionGenerator = options.ActionGenerator,
            DelayGenerator = options.DelayGenerator,
            OnHedging = options.OnHedging,
            ShouldHandle = args => IsOfTheSimulation(args.Outcome) ? ValueTask.FromResult(false) : shouldHandle(args),
        };
    }

    public static FallbackStrategyOptions<T> AdaptFallback(FallbackStrategyOptions<T> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var shouldHandle = options.ShouldHandle;
        return new FallbackStrategyOptions<T>
        {
            Name = options.Name,
            FallbackAction = options.FallbackAction,
            OnFallback = options.OnFallback,
            ShouldHandle = args => IsOfTheSimulation(args.Outcome) ? ValueTask.FromResult(false) : shouldHandle(args),
        };
    }

    private static bool IsOfTheSimulation(Outcome<T> outcome) => outcome.Exception is SimulationException;
}

/// <summary>Options of the strategies that are only plumbing.</summary>
internal sealed class UnnamedOptions : ResilienceStrategyOptions;
