using Fundamentals.Integrations.Resilience;
using Polly.Retry;
using Polly.Timeout;

namespace Fundamentals.Integrations.Tests.Resilience;

public sealed class TimeoutTests
{
    [Fact]
    public void ExecuteAsync_SlowerThanTheTimeout_IsRejectedAtThatTime()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience().AddTimeout(TimeSpan.FromMilliseconds(250)).Build();
            var error = await Assert.ThrowsAsync<TimeoutRejectedException>(async () => await pipeline.ExecuteAsync(async token => await client.Delay(TimeSpan.FromSeconds(9), token)));
            client.Note($"{error.Timeout.TotalMilliseconds}");
        });

        Assert.Equal(["250 c: Timeout: gave up after 250 ms", "250 c: 250", "250 c: done"], notes);
    }

    [Fact]
    public void ExecuteAsync_FasterThanTheTimeout_GivesTheResultAndLeavesNoTimerBehind()
    {
        var trace = Twice.Trace(async client =>
        {
            var pipeline = client.Resilience().AddTimeout(TimeSpan.FromMilliseconds(250)).Build();
            for (var i = 0; i < 3; i++)
                await pipeline.ExecuteAsync(async token => await client.Delay(TimeSpan.FromMilliseconds(200), token));
        });

        Assert.Equal(["600 c: done"], Twice.Notes(trace));
    }

    [Fact]
    public void ExecuteAsync_TimeoutInsideRetry_BoundsEachTry()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience()
                .AddRetry(new RetryStrategyOptions { Delay = TimeSpan.FromMilliseconds(100), MaxRetryAttempts = 1 })
                .AddTimeout(TimeSpan.FromMilliseconds(250))
                .Build();
            await Assert.ThrowsAsync<TimeoutRejectedException>(async () => await pipeline.ExecuteAsync(async token => await client.Delay(TimeSpan.FromSeconds(9), token)));
        });

        Assert.Equal(["250 c: Timeout: gave up after 250 ms", "250 c: Retry: try 2 in 100 ms", "600 c: Timeout: gave up after 250 ms", "600 c: done"], notes);
    }

    // The token ends a wait between tries: the case in which Polly's own wait continues on the thread pool.
    [Fact]
    public void ExecuteAsync_TimeoutAroundRetryDuringTheWait_EndsTheWholeAtThatTime()
    {
        var notes = Twice.Run(async client =>
        {
            var pipeline = client.Resilience()
                .AddTimeout(TimeSpan.FromMilliseconds(250))
                .AddRetry(new RetryStrategyOptions { Delay = TimeSpan.FromMilliseconds(200) })
                .Build();
            await Assert.ThrowsAsync<TimeoutRejectedException>(async () => await pipeline.ExecuteAsync(_ => throw new InvalidOperationException()));
        });

        Assert.Equal(["0 c: Retry: try 2 in 200 ms", "200 c: Retry: try 3 in 200 ms", "250 c: Timeout: gave up after 250 ms", "250 c: done"], notes);
    }
}
