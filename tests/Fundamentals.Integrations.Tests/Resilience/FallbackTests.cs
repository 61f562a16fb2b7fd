using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly;
using Polly.Fallback;

namespace Fundamentals.Integrations.Tests.Resilience;

public sealed class FallbackTests
{
    [Fact]
    public void ExecuteAsync_CallFails_GivesTheFallbackAfterItsOwnWait()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience<string>().AddFallback(StaleOf(client)).Build();
            client.Note(await pipeline.ExecuteAsync(async token =>
            {
                await client.Delay(TimeSpan.FromMilliseconds(10), token);
                return "fresh";
            }));
            client.Note(await pipeline.ExecuteAsync<string>(_ => throw new InvalidOperationException()));
        });

        Assert.Equal(["10 c: fresh", "10 c: Fallback: falls back", "15 c: stale", "15 c: done"], notes);
    }

    [Fact]
    public void ExecuteAsync_CodeLeavesTheSimulation_IsNotHiddenByTheFallback()
    {
        var simulation = new Simulation(1);
        simulation.AddClient("c", async client => await client.Resilience<string>().AddFallback(StaleOf(client)).Build()
            .ExecuteAsync<string>(_ => throw new LeftSimulationException("left")));

        Assert.Contains("left", Assert.Throws<LeftSimulationException>(simulation.Run).Message, StringComparison.Ordinal);
    }

    private static FallbackStrategyOptions<string> StaleOf(Client client) => new()
    {
        FallbackAction = async args =>
        {
            await client.Delay(TimeSpan.FromMilliseconds(5), args.Context.CancellationToken);
            return Outcome.FromResult("stale");
        },
    };
}
