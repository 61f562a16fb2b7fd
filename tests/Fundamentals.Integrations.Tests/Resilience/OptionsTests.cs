using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly.CircuitBreaker;
using Polly.Fallback;
using Polly.Hedging;
using Polly.Retry;

namespace Fundamentals.Integrations.Tests.Resilience;

public sealed class OptionsTests
{
    // The builder copies options property by property. A new one in Polly would be dropped in silence: then this fails.
    [Theory]
    [InlineData(typeof(RetryStrategyOptions<int>), "BackoffType Delay DelayGenerator MaxDelay MaxRetryAttempts Name OnRetry Randomizer ShouldHandle UseJitter")]
    [InlineData(typeof(CircuitBreakerStrategyOptions<int>), "BreakDuration BreakDurationGenerator FailureRatio ManualControl MinimumThroughput Name OnClosed OnHalfOpened OnOpened SamplingDuration ShouldHandle StateProvider")]
    [InlineData(typeof(HedgingStrategyOptions<int>), "ActionGenerator Delay DelayGenerator MaxHedgedAttempts Name OnHedging ShouldHandle")]
    [InlineData(typeof(FallbackStrategyOptions<int>), "FallbackAction Name OnFallback ShouldHandle")]
    public void Properties_OfPollysOptions_AreThoseThatAreCopied(Type options, string expected) =>
        Assert.Equal(expected, string.Join(' ', options.GetProperties().Select(static one => one.Name).Order(StringComparer.Ordinal)));

    [Fact]
    public void Add_SameOptionsTwice_LeavesThemAsTheyWere()
    {
        var options = new RetryStrategyOptions { UseJitter = true };
        var (randomizer, shouldHandle) = (options.Randomizer, options.ShouldHandle);
        var client = new Simulation(1).AddClient("c", static _ => Task.CompletedTask);

        client.Resilience().AddRetry(options).AddRetry(options).Build();

        Assert.Equal(randomizer, options.Randomizer);
        Assert.Equal(shouldHandle, options.ShouldHandle);
    }

    [Fact]
    public void Add_Null_IsAnArgumentError()
    {
        var client = new Simulation(1).AddClient("c", static _ => Task.CompletedTask);

        Assert.Throws<ArgumentNullException>(() => client.Resilience().AddRetry(null!));
        Assert.Throws<ArgumentNullException>(() => client.Resilience().AddCircuitBreaker(null!));
        Assert.Throws<ArgumentNullException>(() => client.Resilience<int>().AddHedging(null!));
        Assert.Throws<ArgumentNullException>(() => client.Resilience<int>().AddFallback(null!));
        Assert.Throws<ArgumentException>(() => client.Resilience(" "));
    }
}
