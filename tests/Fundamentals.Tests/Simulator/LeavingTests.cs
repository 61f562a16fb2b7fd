using System.Threading.Channels;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>What takes a client's code off the simulation's thread, or makes it wait for what the simulation does not know.</summary>
public sealed class LeavingTests
{
    [Fact]
    public void Run_TaskRun_IsReported() => MustBeReported(async (_, _) => await Task.Run(() => { }));

    [Fact]
    public void Run_TaskYield_IsReported() => MustBeReported(async (_, _) => await Task.Yield());

    [Fact]
    public void Run_TaskDelayOnTheWallClock_IsReported() => MustBeReported(async (_, _) => await Task.Delay(1));

    [Fact]
    public void Run_TaskDelayWithToken_IsReported() => MustBeReported(async (client, other) =>
    {
        using var source = new CancellationTokenSource();
        other(() => source.Cancel());
        try
        {
            await Task.Delay(TimeSpan.FromHours(1), client.Simulation, source.Token);
        }
        catch (OperationCanceledException)
        {
            // Where it goes on is what matters.
        }
    });

    [Fact]
    public void Run_WhenEach_IsReported() => MustBeReported(async (client, _) =>
    {
        await foreach (var done in Task.WhenEach(client.Delay(Ms(1)), client.Delay(Ms(2))))
            await done;
    });

    [Fact]
    public void Run_ContinueWith_IsReported() => MustBeReported(async (client, _) =>
        await client.Delay(Ms(1)).ContinueWith(_ => { }, TaskScheduler.Default));

    [Fact]
    public void Run_Channel_IsReported() => MustBeReported(async (_, other) =>
    {
        var channel = Channel.CreateUnbounded<int>();
        other(() => channel.Writer.TryWrite(1));
        await channel.Reader.ReadAsync();
    });

    [Fact]
    public void Run_SemaphoreThatMustWait_IsReported() => MustBeReported(async (_, other) =>
    {
        using var semaphore = new SemaphoreSlim(0);
        other(() => semaphore.Release());
        await semaphore.WaitAsync();
    });

    [Fact]
    public void Run_CancelAsync_IsReported() => MustBeReported(async (_, _) =>
    {
        using var source = new CancellationTokenSource();
        await using var registration = source.Token.Register(() => { });
        await source.CancelAsync();
    });

    [Fact]
    public void Run_TaskOfNobody_IsReportedWithTheClientAndItsLastWait()
    {
        var simulation = new Simulation(3);
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(4));
            await new TaskCompletionSource().Task;
        });

        var error = Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.Contains("Client ann waits for something that is not of the simulation", error.Message);
        Assert.Contains("a delay of 00:00:00.0040000", error.Message);
    }

    [Fact]
    public async Task Call_OutsideOfARun_SaysWhatToDo()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        var client = simulation.AddClient("ann", _ => Task.CompletedTask);

        var error = await Assert.ThrowsAsync<LeftSimulationException>(() => client.Call<string>("a", "hello"));

        Assert.Contains("Call works only while the simulation runs", error.Message);
        Assert.Contains("sim.AddClient", error.Message);
    }

    /// <summary>
    /// One client does what leaves, then waits on virtual time; another keeps the simulation going meanwhile, and does
    /// what it is asked to after a while.
    /// </summary>
    private static void MustBeReported(Func<Client, Action<Action>, Task> leave)
    {
        var simulation = new Simulation(3);
        Action? toDo = null;
        using var left = new ManualResetEventSlim();
        simulation.AddClient("ann", async client =>
        {
            await leave(client, action => toDo = action);
            await client.Delay(Ms(1));
        });
        simulation.AddClient("bob", async client =>
        {
            await client.Delay(Ms(10));
            toDo?.Invoke();
            for (var i = 0; i < 2_000_000; i++)
                await client.Delay(Ms(1));
        });

        var error = Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.Contains("Client ann", error.Message);
        Assert.Contains("Task.Run, Task.Yield, Task.Delay with a token", error.Message);
        Assert.Contains("seed: 3", error.Message);
        Assert.InRange(simulation.EventCount, 1, 1_999_999);
    }
}
