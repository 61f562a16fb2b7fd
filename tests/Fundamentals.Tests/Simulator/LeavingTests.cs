using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// What takes a client's code off the simulation's thread, or makes it wait for what the simulation does not know, is
/// reported with the cause. Where a gate holds the thread pool up the client leaves late, elsewhere at once.
/// </summary>
public sealed class LeavingTests
{
    private const string Unknown = "The usual causes: Task.Run, Task.Yield, Task.Delay with a token";

    [Fact]
    public void Run_TaskRun_IsReported() => MustBeReported("Task.Run", async (_, other) =>
    {
        using var gate = new ManualResetEventSlim();
        other(gate.Set);
        await Task.Run(gate.Wait);
    });

    [Fact]
    public void Run_TaskRunThatIsSoonDone_IsReported() => MustBeReported("Task.Run", async (_, _) => await Task.Run(() => { }));

    [Fact]
    public void Run_TaskRunOfAsynchronousCode_IsReported() => MustBeReported("Task.Run of asynchronous code", async (_, other) =>
    {
        using var gate = new ManualResetEventSlim();
        other(gate.Set);
        await Task.Run(async () =>
        {
            gate.Wait();
            await Task.Yield();
        });
    });

    [Fact]
    public void Run_TaskRunThatUsesTheSimulation_IsReported() => MustBeReported("Task.Run", async (client, _) => await Task.Run(() => client.Delay(Ms(1))));

    [Fact]
    public void Run_TaskYield_IsReported() => MustBeReported("Task.Yield", async (_, _) => await Task.Yield());

    [Fact]
    public void Run_TaskDelayOnTheWallClock_IsReported() => MustBeReported("Task.Delay on real time", async (_, _) => await Task.Delay(1));

    [Fact]
    public void Run_TaskDelayWithToken_IsReported() => MustBeReported("Task.Delay with a token", async (client, other) =>
    {
        using var source = new CancellationTokenSource();
        other(source.Cancel);
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
    public void Run_WhenEach_IsReported() => MustBeReported("Task.WhenEach", async (client, _) =>
    {
        await foreach (var done in Task.WhenEach(client.Delay(Ms(1)), client.Delay(Ms(2))))
            await done;
    });

    [Fact]
    public void Run_ContinueWith_IsReported() => MustBeReported("ContinueWith", async (_, other) =>
    {
        var task = new TaskCompletionSource();
        other(task.SetResult);
        await task.Task.ContinueWith(_ => { }, TaskScheduler.Default);
    });

    [Fact]
    public void Run_ContinueWithThatIsSoonDone_IsReported() => MustBeReported("ContinueWith", async (client, _) =>
        await client.Delay(Ms(1)).ContinueWith(_ => { }, TaskScheduler.Default));

    [Fact]
    public void Run_Channel_IsReported() => MustBeReported("a Channel", async (_, other) =>
    {
        var channel = Channel.CreateUnbounded<int>();
        other(() => channel.Writer.TryWrite(1));
        await channel.Reader.ReadAsync();
    });

    [Fact]
    public void Run_ChannelReadToItsEnd_IsReported() => MustBeReported("a Channel", async (_, other) =>
    {
        var channel = Channel.CreateUnbounded<int>();
        other(() =>
        {
            channel.Writer.TryWrite(1);
            channel.Writer.Complete();
        });
        await foreach (var unused in channel.Reader.ReadAllAsync())
        {
            // What is in it does not matter.
        }
    });

    [Fact]
    public void Run_SemaphoreThatMustWait_IsReported() => MustBeReported("a SemaphoreSlim", async (_, other) =>
    {
        using var semaphore = new SemaphoreSlim(0);
        other(() => semaphore.Release());
        await semaphore.WaitAsync();
    });

    [Fact]
    public void Run_SemaphoreThatWaitsForSomeTime_IsReported() => MustBeReported("a SemaphoreSlim", async (_, other) =>
    {
        using var semaphore = new SemaphoreSlim(0);
        other(() => semaphore.Release());
        await semaphore.WaitAsync(TimeSpan.FromHours(1));
    });

    [Fact]
    public void Run_CancelAsync_IsReported() => MustBeReported("CancelAsync", async (_, other) =>
    {
        using var gate = new ManualResetEventSlim();
        other(gate.Set);
        using var source = new CancellationTokenSource();
        await using var registration = source.Token.Register(gate.Wait);
        await source.CancelAsync();
    });

    [Fact]
    public void Run_CompletionOnTheThreadPool_IsReported() => MustBeReported("a TaskCompletionSource with RunContinuationsAsynchronously", async (_, other) =>
    {
        var task = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        other(task.SetResult);
        await task.Task;
    });

    [Fact]
    public void Run_FirstDoneInWhenAny_IsReported()
    {
        MustBeReported("Task.Run", async (client, _) => await Task.WhenAny(client.Delay(TimeSpan.FromHours(1)), Task.Run(() => { })));
        MustBeReported("a SemaphoreSlim", async (client, other) =>
        {
            using var semaphore = new SemaphoreSlim(0);
            other(() => semaphore.Release());
            await Task.WhenAny(client.Delay(TimeSpan.FromHours(1)), semaphore.WaitAsync());
        });
    }

    /// <summary>The runtime does not keep what Task.WhenAll waits for.</summary>
    [Fact]
    public void Run_LastDoneInWhenAll_IsReportedWithItsCauseOrTheUsual()
    {
        MustBeReported("Task.Delay on real time", isSure: false, leave: async (client, _) => await Task.WhenAll(client.Delay(Ms(1)), Task.Delay(50)));
        MustBeReported("Task.Run", isSure: false, leave: async (client, other) =>
        {
            using var gate = new ManualResetEventSlim();
            other(gate.Set);
            await Task.WhenAll(client.Delay(Ms(1)), Task.Run(gate.Wait));
        });
        MustBeReported("a SemaphoreSlim", isSure: false, leave: async (client, other) =>
        {
            using var semaphore = new SemaphoreSlim(0);
            other(() => semaphore.Release());
            await Task.WhenAll(client.Delay(Ms(1)), semaphore.WaitAsync());
        });
    }

    [Fact]
    public void Run_OneOfTwoThatRunSideBySide_IsReportedWithItsCauseOrTheUsual()
    {
        MustBeReported("Task.Run", isSure: false, leave: (client, _) => Task.WhenAll(StayAsync(client), LeaveAsync(client, Task.Run(() => { }))));
        MustBeReported("Task.Delay on real time", isSure: false, leave: (client, _) => Task.WhenAll(StayAsync(client), LeaveAsync(client, Task.Delay(50))));
        MustBeReported("Task.Yield", isSure: false, leave: (client, _) => Task.WhenAll(StayAsync(client), LeaveAsync(client, YieldAsync())));

        static async Task StayAsync(Client client)
        {
            for (var i = 0; i < 3; i++)
                await client.Delay(Ms(1));
        }

        static async Task LeaveAsync(Client client, Task leaves)
        {
            await leaves;
            client.Send("bob", "on another thread");
        }

        static async Task YieldAsync() => await Task.Yield();
    }

    [Fact]
    public void Run_LeavesTwice_TheFirstIsReported() => MustBeReported("Task.Yield", async (_, _) =>
    {
        await Task.Yield();
        await Task.Run(() => { });
    });

    [Fact]
    public void Run_ComesBackAndLeavesAgain_TheSecondIsReported() => MustBeReported("Task.Run", async (_, other) =>
    {
        var back = new Parked();
        other(back.GoOn);
        await Task.Yield();
        await back;
        await Task.Run(() => { });
    });

    [Fact]
    public void Run_WokenByOneWhoHasLeft_IsReported()
    {
        var simulation = new Simulation(3);
        var turn = new TaskCompletionSource();
        simulation.AddClient("ann", async client =>
        {
            await turn.Task;
            await client.Delay(Ms(1));
        });
        simulation.AddClient("bob", async _ =>
        {
            await Task.Yield();
            turn.SetResult();
        });

        Assert.Contains("The cause is Task.Yield", Assert.Throws<LeftSimulationException>(simulation.Run).Message);
    }

    [Fact]
    public void Run_BehindMethodsOfOnesOwn_IsReported()
    {
        MustBeReported("a SemaphoreSlim", async (_, other) => await OuterAsync(other).ConfigureAwait(false));

        static async Task OuterAsync(Action<Action> other) => await InnerAsync(other);

        static async ValueTask<int> InnerAsync(Action<Action> other)
        {
            using var semaphore = new SemaphoreSlim(0);
            other(() => semaphore.Release());
            await semaphore.WaitAsync().ConfigureAwait(false);
            return 1;
        }
    }

    [Fact]
    public void Run_BehindAnIteratorOfOnesOwn_IsReported()
    {
        MustBeReported("a SemaphoreSlim", async (_, other) =>
        {
            await foreach (var unused in AllAsync(other))
            {
                // What it yields does not matter.
            }
        });

        static async IAsyncEnumerable<int> AllAsync(Action<Action> other)
        {
            using var semaphore = new SemaphoreSlim(0);
            other(() => semaphore.Release());
            await semaphore.WaitAsync();
            yield return 1;
        }
    }

    [Fact]
    public void Run_LeavesUnseen_TheUsualCausesAreNamed() => MustBeReported(Unknown, async (_, other) =>
    {
        using var gate = new ManualResetEventSlim();
        other(gate.Set);
        await new Elsewhere(gate);
    });

    [Fact]
    public void Run_NobodyGoesOn_IsReportedWithTheCauseTheClientAndItsLastWait()
    {
        MustBeWaitedFor("The cause is a task that nobody in the simulation completes", () => new TaskCompletionSource().Task);
        MustBeWaitedFor("The cause is Task.Delay on real time", () => Task.Delay(Timeout.Infinite));
        MustBeWaitedFor("The cause is a SemaphoreSlim that had to wait", () => new SemaphoreSlim(0).WaitAsync());
        MustBeWaitedFor("The cause is a Channel", async () => await Channel.CreateUnbounded<int>().Reader.ReadAsync());
        MustBeWaitedFor("The usual causes: Task.Run", async () => await new Never());
    }

    [Fact]
    public void Run_OneCompletesAnothersTask_IsNoLeaving()
    {
        var simulation = new Simulation(3);
        var turns = Enumerable.Range(0, 3000).Select(_ => new TaskCompletionSource()).ToArray();
        simulation.AddClient("ann", async client =>
        {
            foreach (var turn in turns)
                await turn.Task;
            await client.Delay(Ms(1));
        });
        simulation.AddClient("bob", async client =>
        {
            foreach (var turn in turns)
            {
                await client.Delay(Ms(1));
                turn.SetResult();
            }
        });

        simulation.Run();

        Assert.Equal(Ms(3001), simulation.Now);
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
        Assert.Contains("The usual causes: ", error.Message);
    }

    [Fact]
    public void Run_ALibrarysOwnWords_AreLeftAlone()
    {
        var simulation = new Simulation(3);
        simulation.AddClient("ann", _ => throw new LeftSimulationException("Set no timeout."));

        Assert.Equal(
            "Client ann, before it waited for anything of the simulation: Set no timeout. The same again: new Simulation(seed: 3).",
            Assert.Throws<LeftSimulationException>(simulation.Run).Message);
    }

    private static void MustBeWaitedFor(string cause, Func<Task> outside)
    {
        var simulation = new Simulation(3);
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(4));
            await outside();
        });

        var error = Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.Contains("Client ann waits for something that is not of the simulation, at 00:00:00.0040000", error.Message);
        Assert.Contains("a delay of 00:00:00.0040000", error.Message);
        Assert.Contains(cause, error.Message);
        Assert.Contains("seed: 3", error.Message);
    }

    /// <summary>
    /// One client does what leaves, then waits on virtual time; another keeps the simulation going meanwhile, and does
    /// what it is asked to after a while.
    /// </summary>
    private static void MustBeReported(string cause, Func<Client, Action<Action>, Task> leave, bool isSure = true)
    {
        var simulation = new Simulation(3);
        Action? toDo = null;
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
        if (isSure || error.Message.Contains("The cause is", StringComparison.Ordinal))
            Assert.Contains(cause == Unknown ? cause : $"The cause is {cause}", error.Message);
        else
            Assert.Contains(Unknown, error.Message);
        Assert.Contains("seed: 3", error.Message);
        Assert.InRange(simulation.EventCount, 1, 1_999_999);
    }

    /// <summary>Goes on on a thread of its own: what the simulation cannot know.</summary>
    private readonly struct Elsewhere(ManualResetEventSlim gate) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Elsewhere GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation)
        {
            var opens = gate;
            new Thread(() =>
            {
                opens.Wait();
                continuation();
            }).Start();
        }

        public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);
    }

    /// <summary>Goes on where it is told to, once something waits for it.</summary>
    private sealed class Parked : INotifyCompletion
    {
        private volatile Action? _continuation;

        public bool IsCompleted => false;

        public Parked GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => _continuation = continuation;

        public void GoOn()
        {
            SpinWait.SpinUntil(() => _continuation is not null);
            _continuation!();
        }
    }

    /// <summary>Never goes on.</summary>
    private readonly struct Never : ICriticalNotifyCompletion
    {
        public bool IsCompleted => false;

        public Never GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation)
        {
        }

        public void UnsafeOnCompleted(Action continuation)
        {
        }
    }
}
