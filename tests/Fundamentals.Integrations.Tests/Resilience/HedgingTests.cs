using Fundamentals.Integrations.Resilience;
using Fundamentals.Simulator;
using Polly.Hedging;
using Polly.Timeout;

namespace Fundamentals.Integrations.Tests.Resilience;

public sealed class HedgingTests
{
    [Fact]
    public void ExecuteAsync_FirstIsSlow_SecondStartsAfterTheDelayAndWins()
    {
        Assert.Equal(
            ["0 c: 0 starts", "100 c: Hedging: try 2 beside the others", "100 c: 1 starts", "130 c: 0 cancelled", "130 c: got 1", "130 c: done"],
            Twice.Run(client => Race(client, [1000, 30])));
    }

    [Fact]
    public void ExecuteAsync_FirstIsFastEnough_NoSecondStarts()
    {
        Assert.Equal(["0 c: 0 starts", "99 c: got 0", "99 c: done"], Twice.Run(client => Race(client, [99, 30])));
    }

    [Fact]
    public void ExecuteAsync_ThreeTries_FastestWinsAndTheOthersAreCancelled()
    {
        Assert.Equal(
            [
                "0 c: 0 starts", "100 c: Hedging: try 2 beside the others", "100 c: 1 starts", "200 c: Hedging: try 3 beside the others", "200 c: 2 starts",
                "210 c: 0 cancelled", "210 c: 1 cancelled", "210 c: got 2", "210 c: done",
            ],
            Twice.Run(client => Race(client, [1000, 1000, 10])));
    }

    [Fact]
    public void ExecuteAsync_LoserIgnoresItsToken_ResultWaitsForTheLoser()
    {
        Assert.Equal("1000 c: got 1", Twice.Run(client => Race(client, [1000, 30], heed: false))[^2]);
    }

    [Fact]
    public void ExecuteAsync_TimeoutAroundHedging_CancelsAllAtThatTime()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience<int>()
                .AddTimeout(TimeSpan.FromMilliseconds(150))
                .AddHedging(new HedgingStrategyOptions<int> { Delay = TimeSpan.FromMilliseconds(100), MaxHedgedAttempts = 2 })
                .Build();
            await Assert.ThrowsAsync<TimeoutRejectedException>(async () => await pipeline.ExecuteAsync(async token =>
            {
                await client.Delay(TimeSpan.FromSeconds(9), token);
                return 0;
            }));
        });

        Assert.Equal(["100 c: Hedging: try 2 beside the others", "150 c: Timeout: gave up after 150 ms", "150 c: done"], notes);
    }

    private static async Task Race(Client client, int[] durations, bool heed = true)
    {
        var started = 0;
        var pipeline = client.Resilience<int>()
            .AddHedging(new HedgingStrategyOptions<int> { Delay = TimeSpan.FromMilliseconds(100), MaxHedgedAttempts = durations.Length - 1 })
            .Build();
        var winner = await pipeline.ExecuteAsync(async token =>
        {
            var mine = started++;
            client.Note($"{mine} starts");
            try
            {
                await client.Delay(TimeSpan.FromMilliseconds(durations[mine]), heed ? token : CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                client.Note($"{mine} cancelled");
                throw;
            }

            return mine;
        });
        client.Note($"got {winner}");
    }
}
