using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly;
using Polly.CircuitBreaker;

namespace Fundamentals.Integrations.Tests.Resilience;

// Polly's documentation, docs/strategies/circuit-breaker.md; the numbers are those of the anchor polly_v8.json.
public sealed class CircuitBreakerTests
{
    [Fact]
    public void Options_ByDefault_AreTheDocumentedOnes()
    {
        var options = new CircuitBreakerStrategyOptions();

        Assert.Equal(0.1, options.FailureRatio);
        Assert.Equal(100, options.MinimumThroughput);
        Assert.Equal(TimeSpan.FromSeconds(30), options.SamplingDuration);
        Assert.Equal(TimeSpan.FromSeconds(5), options.BreakDuration);
    }

    [Fact]
    public void ExecuteAsync_DocumentedExample_ThreeFailThenSevenAreBroken()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddCircuitBreaker(new CircuitBreakerStrategyOptions { FailureRatio = 0.1, SamplingDuration = TimeSpan.FromSeconds(1), MinimumThroughput = 3 }).Build();
            for (var i = 0; i < 10; i++)
                await Try(client, pipeline, fails: true);
        });

        Assert.Equal(
            ["0 c: failed", "0 c: failed", "0 c: CircuitBreaker: open for 5000 ms", "0 c: failed", .. Enumerable.Repeat("0 c: broken", 7), "0 c: done"],
            notes);
    }

    [Fact]
    public void ExecuteAsync_BelowMinimumThroughput_StaysClosed()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();
            for (var i = 0; i < 99; i++)
                await Try(client, pipeline, fails: true);
            client.Note("ninety-nine");
            await Try(client, pipeline, fails: true);
            await Try(client, pipeline, fails: true);
        });

        Assert.Equal(
            [.. Enumerable.Repeat("0 c: failed", 99), "0 c: ninety-nine", "0 c: CircuitBreaker: open for 5000 ms", "0 c: failed", "0 c: broken", "0 c: done"],
            notes);
    }

    [Fact]
    public void ExecuteAsync_FailuresOlderThanTheWindow_DoNotCount()
    {
        var options = new CircuitBreakerStrategyOptions { FailureRatio = 0.5, SamplingDuration = TimeSpan.FromSeconds(10), MinimumThroughput = 3 };
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddCircuitBreaker(options).Build();
            await Try(client, pipeline, fails: true);
            await Try(client, pipeline, fails: true);
            await client.Delay(TimeSpan.FromSeconds(10));
            await Try(client, pipeline, fails: true); // the two before are 10 s old: out of the window
            await client.Delay(TimeSpan.FromMilliseconds(9_999));
            await Try(client, pipeline, fails: true); // the one before still counts: two of three
            await Try(client, pipeline, fails: true);
        });

        Assert.Equal(["0 c: failed", "0 c: failed", "10000 c: failed", "19999 c: failed", "19999 c: CircuitBreaker: open for 5000 ms", "19999 c: failed", "19999 c: done"], notes);
    }

    [Fact]
    public void ExecuteAsync_ProbeSucceedsOrFails_ClosesOrOpensAtExactTimes()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddCircuitBreaker(Sensitive()).Build();
            await Try(client, pipeline, fails: true);
            await Try(client, pipeline, fails: true);
            await client.Delay(TimeSpan.FromMilliseconds(4_999));
            await Try(client, pipeline, fails: false);
            await client.Delay(TimeSpan.FromMilliseconds(1));
            await Try(client, pipeline, fails: true);
            await client.Delay(TimeSpan.FromSeconds(5));
            await Try(client, pipeline, fails: false);
        });

        Assert.Equal(
            [
                "0 c: failed", "0 c: CircuitBreaker: open for 5000 ms", "0 c: failed",
                "4999 c: broken",
                "5000 c: CircuitBreaker: half-open", "5000 c: CircuitBreaker: open for 5000 ms", "5000 c: failed",
                "10000 c: CircuitBreaker: half-open", "10000 c: CircuitBreaker: closed", "10000 c: fine", "10000 c: done",
            ],
            notes);
    }

    [Fact]
    public void Callbacks_OnEveryChange_AreCalledOnTheSimulationsThreadWithTheNewState()
    {
        var notes = Twice.Run(async client =>
        {
            var thread = Environment.CurrentManagedThreadId;
            var state = new CircuitBreakerStateProvider();
            var options = Sensitive();
            options.StateProvider = state;
            options.OnOpened = args => Say($"opened for {args.BreakDuration.TotalSeconds} s");
            options.OnHalfOpened = _ => Say("half-opened");
            options.OnClosed = _ => Say("closed again");
            var pipeline = client.Resilience().AddCircuitBreaker(options).Build();
            await Try(client, pipeline, fails: true);
            await Try(client, pipeline, fails: true);
            await client.Delay(TimeSpan.FromSeconds(5));
            await Try(client, pipeline, fails: false);

            ValueTask Say(string what)
            {
                Assert.Equal(thread, Environment.CurrentManagedThreadId);
                client.Note($"{what}, {state.CircuitState}");
                return default;
            }
        });

        Assert.Equal(["0 c: opened for 5 s, Open", "5000 c: half-opened, HalfOpen", "5000 c: closed again, Closed"], notes.Where(note => note.Contains(", ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Callback_ThatAwaits_IsAClearError()
    {
        var simulation = new Simulation(1);
        simulation.AddClient("c", async client =>
        {
            var options = Sensitive();
            options.OnOpened = async _ => await client.Delay(TimeSpan.FromSeconds(1));
            var pipeline = client.Resilience().AddCircuitBreaker(options).Build();
            await Try(client, pipeline, fails: true);
            await Try(client, pipeline, fails: true);
        });

        var error = Assert.Throws<SimulationException>(simulation.Run);

        Assert.Contains("OnOpened awaited something", error.Message, StringComparison.Ordinal);
    }

    // Why the builder is needed: straight from Polly, a breaker's callback runs on the thread pool and the call waits for it.
    [Fact]
    public async Task PollysOwnBuilder_BreakerWithCallback_LeavesTheSimulation()
    {
        var simulation = new Simulation(1);
        var called = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource();
        simulation.AddClient("c", async client =>
        {
            var options = Sensitive();
            options.OnOpened = _ =>
            {
                called.SetResult(Environment.CurrentManagedThreadId);
                return new ValueTask(never.Task);
            };
            var pipeline = new ResiliencePipelineBuilder { TimeProvider = simulation }.AddCircuitBreaker(options).Build();
            await Try(client, pipeline, fails: true);
            await Try(client, pipeline, fails: true);
        });

        var thread = Environment.CurrentManagedThreadId;
        Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.NotEqual(thread, await called.Task);
    }

    [Fact]
    public void ManualControl_IsolateAndClose_AreNoted()
    {
        var notes = Twice.Run(async client =>
        {
            var options = Sensitive();
            options.ManualControl = new CircuitBreakerManualControl();
            var pipeline = client.Resilience().AddCircuitBreaker(options).Build();
            await options.ManualControl.IsolateAsync();
            await Try(client, pipeline, fails: false);
            await options.ManualControl.CloseAsync();
            await Try(client, pipeline, fails: false);
        });

        Assert.Equal(["0 c: CircuitBreaker: isolated", "0 c: broken", "0 c: CircuitBreaker: closed", "0 c: fine", "0 c: done"], notes);
    }

    private static CircuitBreakerStrategyOptions Sensitive() => new() { FailureRatio = 0.5, MinimumThroughput = 2 };

    private static async Task Try(Client client, ResiliencePipeline pipeline, bool fails)
    {
        try
        {
            await pipeline.ExecuteAsync(_ => fails ? throw new InvalidOperationException() : default(ValueTask));
            client.Note("fine");
        }
        catch (BrokenCircuitException)
        {
            client.Note("broken");
        }
        catch (InvalidOperationException)
        {
            client.Note("failed");
        }
    }
}
