using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly;
using Polly.Retry;

namespace Fundamentals.Integrations.Tests.Resilience;

public sealed class RetryTests
{
    [Theory]
    [InlineData(DelayBackoffType.Constant, new double[] { 0, 200, 400, 600 })]
    [InlineData(DelayBackoffType.Linear, new double[] { 0, 200, 600, 1200 })]
    [InlineData(DelayBackoffType.Exponential, new double[] { 0, 200, 600, 1400 })]
    public void ExecuteAsync_BackoffWithoutJitter_TriesAtTheDocumentedTimes(DelayBackoffType type, double[] tries)
    {
        var notes = Twice.Run(client => AlwaysFailing(client, new RetryStrategyOptions { BackoffType = type, Delay = TimeSpan.FromMilliseconds(200) }));

        Assert.Equal(tries.Select(at => $"{at} c: try"), notes.Where(note => note.EndsWith(" try", StringComparison.Ordinal)));
        Assert.Equal($"{tries[1]} c: try", notes[2]);
        Assert.Equal("0 c: Retry: try 2 in 200 ms", notes[1]);
    }

    [Fact]
    public void ExecuteAsync_MaxDelay_CapsTheExponentialBackoff()
    {
        var options = new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromMilliseconds(100), MaxDelay = TimeSpan.FromMilliseconds(300), MaxRetryAttempts = 4 };

        var notes = Twice.Run(client => AlwaysFailing(client, options));

        Assert.Equal(["0 c: try", "100 c: try", "300 c: try", "600 c: try", "900 c: try"], Tries(notes));
    }

    // Polly's jitter is within a quarter of the delay on either side (JitterFactor 0.5), for constant and linear back-off.
    [Theory]
    [InlineData(DelayBackoffType.Constant, 1)]
    [InlineData(DelayBackoffType.Linear, 2)]
    public void ExecuteAsync_Jitter_IsDrawnFromTheSimulation(DelayBackoffType type, int secondFactor)
    {
        var options = new RetryStrategyOptions { BackoffType = type, UseJitter = true, Delay = TimeSpan.FromMilliseconds(1000), MaxRetryAttempts = 2 };
        var stream = new RandomStream(7, "jitter c resilience");
        var first = Math.Floor(1000 + 500 * stream.NextDouble() - 250);
        var second = Math.Floor((1000 + 500 * stream.NextDouble() - 250) * secondFactor);

        var notes = Twice.Run(client => AlwaysFailing(client, options), seed: 7);

        // Task.Delay counts whole milliseconds.
        Assert.Equal(["0 c: try", $"{first} c: try", $"{first + second} c: try"], Tries(notes));
        Assert.NotEqual(notes, Twice.Run(client => AlwaysFailing(client, options), seed: 8));
    }

    // Decorrelated jitter: the sum of the first n delays is 2^t tanh(sqrt(4 t)) / 1.4 base delays, t = n - 1 + random.
    [Fact]
    public void ExecuteAsync_ExponentialJitter_FollowsTheDecorrelatedFormula()
    {
        var options = new RetryStrategyOptions { BackoffType = DelayBackoffType.Exponential, UseJitter = true, Delay = TimeSpan.FromMilliseconds(1000), MaxRetryAttempts = 3 };
        var stream = new RandomStream(7, "jitter c resilience");
        var sums = Enumerable.Range(0, 3).Select(i => i + stream.NextDouble()).Select(t => Math.Pow(2, t) * Math.Tanh(Math.Sqrt(4 * t)) / 1.4 * 1000).ToList();

        var notes = Tries(Twice.Run(client => AlwaysFailing(client, options), seed: 7));

        Assert.Equal(4, notes.Count);
        for (var i = 0; i < 3; i++)
            Assert.InRange(sums[i] - double.Parse(notes[i + 1].Split(' ')[0]), 0, i + 1);
    }

    [Fact]
    public void ExecuteAsync_RandomizerOfTheCaller_IsKept()
    {
        var options = new RetryStrategyOptions { UseJitter = true, Delay = TimeSpan.FromMilliseconds(1000), MaxRetryAttempts = 1, Randomizer = static () => 0 };

        Assert.Equal(["0 c: try", "750 c: try"], Tries(Twice.Run(client => AlwaysFailing(client, options))));
    }

    [Fact]
    public void ExecuteAsync_CancelledDuringTheWait_EndsAtThatTime()
    {
        var notes = Twice.Run(async client =>
        {
            using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(250), client.Simulation);
            var pipeline = client.Resilience().AddRetry(new RetryStrategyOptions { Delay = TimeSpan.FromMilliseconds(200) }).Build();
            var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pipeline.ExecuteAsync(
                _ =>
                {
                    client.Note("try");
                    throw new InvalidOperationException();
                }, source.Token));
            client.Note(error.GetType().Name);
        });

        Assert.Equal(["0 c: try", "200 c: try"], Tries(notes));
        Assert.Equal("250 c: TaskCanceledException", notes[^2]);
    }

    [Fact]
    public void ExecuteAsync_SeveralAtOnce_EachKeepsItsOwnTimes()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddRetry(new RetryStrategyOptions { Delay = TimeSpan.FromMilliseconds(100), MaxRetryAttempts = 1 }).Build();
            await Task.WhenAll(Enumerable.Range(0, 3).Select(async i =>
            {
                var tries = 0;
                await client.Delay(TimeSpan.FromMilliseconds(30 * i));
                await pipeline.ExecuteAsync(async token =>
                {
                    client.Note($"call {i}");
                    await client.Delay(TimeSpan.FromMilliseconds(10), token);
                    if (++tries == 1)
                        throw new InvalidOperationException();
                });
            }));
        });

        Assert.Equal(
            ["0 c: call 0", "30 c: call 1", "60 c: call 2", "110 c: call 0", "140 c: call 1", "170 c: call 2"],
            notes.Where(note => note.Contains("call", StringComparison.Ordinal)));
    }

    [Fact]
    public void OnRetry_AfterAWait_TellsDelayAndDurationOfTheTryAlone()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddRetry(new RetryStrategyOptions
            {
                Delay = TimeSpan.FromMilliseconds(500),
                MaxRetryAttempts = 2,
                OnRetry = args =>
                {
                    client.Note($"{args.RetryDelay.TotalMilliseconds} after {args.Duration.TotalMilliseconds}");
                    return default;
                },
            }).Build();
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await pipeline.ExecuteAsync(async token =>
            {
                await client.Delay(TimeSpan.FromMilliseconds(40), token);
                throw new InvalidOperationException();
            }));
        });

        Assert.Equal(["40 c: Retry: try 2 in 500 ms", "40 c: 500 after 40", "580 c: Retry: try 3 in 500 ms", "580 c: 500 after 40", "1120 c: done"], notes);
    }

    [Fact]
    public void ExecuteAsync_CodeLeftTheSimulation_IsNotRetried()
    {
        var simulation = new Simulation(1);
        simulation.AddClient("c", async client => await client.Resilience().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(_ =>
        {
            client.Note("try");
            throw new LeftSimulationException("left");
        }));

        Assert.Contains("left", Assert.Throws<LeftSimulationException>(simulation.Run).Message, StringComparison.Ordinal);

        Assert.Equal(["0 c: try"], Twice.Notes(simulation.Trace.Events));
    }

    [Fact]
    public void Execute_Blocking_IsRefused()
    {
        var simulation = new Simulation(1);
        simulation.AddClient("c", client =>
        {
            client.Resilience().AddRetry(new RetryStrategyOptions()).Build().Execute(() => throw new InvalidOperationException());
            return Task.CompletedTask;
        });

        var error = Assert.Throws<SimulationException>(simulation.Run);

        Assert.Contains("ExecuteAsync", error.Message, StringComparison.Ordinal);
    }

    private static async Task AlwaysFailing(Client client, RetryStrategyOptions options)
    {
        var pipeline = client.Resilience().AddRetry(options).Build();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await pipeline.ExecuteAsync(_ =>
        {
            client.Note("try");
            throw new InvalidOperationException();
        }));
    }

    private static List<string> Tries(IEnumerable<string> notes) => [.. notes.Where(note => note.EndsWith(" try", StringComparison.Ordinal))];
}
