using System.Threading.Channels;
using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Tests.Leaving;

// What a script or a library under it may await, and what takes it off the simulation's thread.
public sealed class LeavingTests
{
    private static readonly Dictionary<string, Func<Client, Task>> Leaves = new(StringComparer.Ordinal)
    {
        ["Task.Run"] = client => Task.Run(() => client.Delay(Ms(1))),
        ["Task.Run and on"] = async client =>
        {
            var gate = new TaskCompletionSource();
            var task = Task.Run(() => gate.Task);
            gate.SetResult();
            await task;
            await client.Delay(Ms(1));
        },
        ["Task.Yield"] = async client =>
        {
            await Task.Yield();
            await client.Delay(Ms(1));
        },
        ["Task.Yield at the end"] = async _ => await Task.Yield(),
        ["Task.Delay with a token, cancelled"] = async client =>
        {
            using var source = new CancellationTokenSource(Ms(5), client.Simulation);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Ms(10), client.Simulation, source.Token));
            await client.Delay(Ms(1));
        },
        ["Task.Delay on the machine's clock"] = async client =>
        {
            await Task.Delay(Ms(1));
            await client.Delay(Ms(1));
        },
        ["Task.WhenEach"] = async client =>
        {
            await foreach (var task in Task.WhenEach(client.Delay(Ms(1)), client.Delay(Ms(2))))
                await task;
        },
        ["ContinueWith"] = async client => await await client.Delay(Ms(1)).ContinueWith(_ => client.Delay(Ms(1)), TaskScheduler.Default),
        ["Channel"] = async client =>
        {
            var channel = Channel.CreateUnbounded<int>();
            client.Simulation.At(Ms(1), () => channel.Writer.TryWrite(7));
            await channel.Reader.ReadAsync();
            await client.Delay(Ms(1));
        },
        ["SemaphoreSlim that had to wait"] = async client =>
        {
            using var semaphore = new SemaphoreSlim(0);
            client.Simulation.At(Ms(1), () => semaphore.Release());
            await semaphore.WaitAsync();
            await client.Delay(Ms(1));
        },
        ["RunContinuationsAsynchronously"] = async client =>
        {
            var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            client.Simulation.At(Ms(1), source.SetResult);
            await source.Task;
            await client.Delay(Ms(1));
        },
    };

    private static readonly Dictionary<string, string> Causes = new(StringComparer.Ordinal)
    {
        ["Task.Run"] = "Task.Run of asynchronous code",
        ["Task.Run and on"] = "Task.Run of asynchronous code",
        ["Task.Yield"] = "Task.Yield",
        ["Task.Yield at the end"] = "Task.Yield",
        ["Task.Delay with a token, cancelled"] = "Task.Delay with a token",
        ["Task.Delay on the machine's clock"] = "Task.Delay on real time",
        ["Task.WhenEach"] = "Task.WhenEach",
        ["ContinueWith"] = "ContinueWith",
        ["Channel"] = "a Channel",
        ["SemaphoreSlim that had to wait"] = "a SemaphoreSlim that had to wait",
        ["RunContinuationsAsynchronously"] = "a TaskCompletionSource with RunContinuationsAsynchronously",
    };

    private static readonly Dictionary<string, Func<Client, Task>> Stays = new(StringComparer.Ordinal)
    {
        ["ConfigureAwait(false)"] = async client => await client.Delay(Ms(10)).ConfigureAwait(false),
        ["WhenAll"] = client => Task.WhenAll(client.Delay(Ms(10)), client.Delay(Ms(5)), client.Delay(Ms(1))),
        ["WhenAny"] = client => Task.WhenAny(client.Delay(Ms(10)), client.Delay(Ms(11)), client.Delay(Ms(12))),
        ["Task.Delay on the simulation"] = client => Task.Delay(Ms(10), client.Simulation),
        ["Task.Delay with a token, not cancelled"] = async client =>
        {
            using var source = new CancellationTokenSource(Ms(50), client.Simulation);
            await Task.Delay(Ms(10), client.Simulation, source.Token);
        },
        ["client.Delay with a token, cancelled"] = async client =>
        {
            using var source = new CancellationTokenSource(Ms(10), client.Simulation);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Delay(Ms(50), source.Token));
        },
        ["WaitAsync with a timeout"] = client => Assert.ThrowsAsync<TimeoutException>(() => client.Delay(Ms(20)).WaitAsync(Ms(10), client.Simulation)),
        ["WaitAsync with a token"] = async client =>
        {
            using var source = new CancellationTokenSource(Ms(10), client.Simulation);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Delay(Ms(50)).WaitAsync(source.Token));
        },
        ["PeriodicTimer"] = async client =>
        {
            using var timer = new PeriodicTimer(Ms(5), client.Simulation);
            Assert.True(await timer.WaitForNextTickAsync());
            Assert.True(await timer.WaitForNextTickAsync());
        },
        ["ContinueWith ExecuteSynchronously"] = async client => await client.Delay(Ms(10)).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default),
        ["SemaphoreSlim that is free"] = async client =>
        {
            using var semaphore = new SemaphoreSlim(1);
            await semaphore.WaitAsync();
            await client.Delay(Ms(10));
        },
        ["Channel with something in it"] = async client =>
        {
            var channel = Channel.CreateUnbounded<int>();
            channel.Writer.TryWrite(7);
            await channel.Reader.ReadAsync();
            await client.Delay(Ms(10));
        },
        ["Channel that allows synchronous continuations"] = async client =>
        {
            var channel = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
            client.Simulation.At(Ms(10), () => channel.Writer.TryWrite(7));
            await channel.Reader.ReadAsync();
        },
    };

    public static TheoryData<string> WhatLeaves => [.. Leaves.Keys];

    public static TheoryData<string> WhatStays => [.. Stays.Keys];

    [Theory]
    [MemberData(nameof(WhatLeaves))]
    public void Run_ScriptThatLeaves_SaysSoAndNamesTheCause(string cause)
    {
        var simulation = new Simulation(1);
        simulation.AddClient("c", Leaves[cause]);

        var error = Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.Contains("Client c", error.Message, StringComparison.Ordinal);
        Assert.Contains($"The cause is {Causes[cause]}", error.Message, StringComparison.Ordinal);
        Assert.Contains("new Simulation(seed: 1", error.Message, StringComparison.Ordinal);
    }

    // Others keep the simulation busy while one has left it.
    [Theory]
    [MemberData(nameof(WhatLeaves))]
    public void Run_ScriptThatLeavesAmongOthers_SaysSoAndNamesTheCause(string cause)
    {
        var simulation = new Simulation(1);
        simulation.AddClient("c", Leaves[cause]);
        simulation.AddClient("busy", async client =>
        {
            for (var i = 0; i < 20_000; i++)
                await client.Delay(Ms(1));
        });

        var error = Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.Contains("Client c", error.Message, StringComparison.Ordinal);
        Assert.Contains($"The cause is {Causes[cause]}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WhatStays))]
    public void Run_ScriptThatStays_EndsOnTheSimulationsThreadAtTheExactTime(string what) =>
        Assert.Equal("10 c: done", Twice.Run(Stays[what])[^1]);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
