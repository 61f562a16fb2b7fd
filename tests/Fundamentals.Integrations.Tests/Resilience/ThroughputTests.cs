using System.Diagnostics;
using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly.Retry;

namespace Fundamentals.Integrations.Tests.Resilience;

// The wall-clock time is reported in the output and not asserted: it is the machine's.
public sealed class ThroughputTests(ITestOutputHelper output)
{
    private const int Clients = 1_000;
    private const int Retries = 1_000;

    [Fact]
    public void ExecuteAsync_MillionRetries_TakeTheirVirtualTime()
    {
        var simulation = new Simulation(1, new SimulationOptions { Trace = false });
        var tries = 0;
        for (var i = 0; i < Clients; i++)
        {
            simulation.AddClient($"c{i}", async client =>
            {
                var options = new RetryStrategyOptions<int> { MaxRetryAttempts = Retries, Delay = TimeSpan.FromSeconds(1), ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Result < 0) };
                await client.Resilience<int>().AddRetry(options).Build().ExecuteAsync(_ => ValueTask.FromResult(tries++ < 0 ? 0 : -1));
            });
        }

        var watch = Stopwatch.StartNew();
        simulation.Run();
        watch.Stop();

        Assert.Equal(Clients * (Retries + 1), tries);
        Assert.Equal(TimeSpan.FromSeconds(Retries), simulation.Now);
        output.WriteLine($"{Clients * Retries:N0} virtual delays through Polly's retry: {watch.Elapsed.TotalSeconds:F2} s, {Clients * Retries / watch.Elapsed.TotalSeconds:N0} a second");
    }
}
