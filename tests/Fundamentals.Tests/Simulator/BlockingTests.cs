using System.Diagnostics.CodeAnalysis;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// Who blocks the simulation's thread waits for ever, since what would end the wait happens on that thread. Each of these
/// takes the second of real time that the watch needs to be sure.
/// </summary>
[SuppressMessage("Usage", "xUnit1031:Do not use blocking task operations in test method", Justification = "To block is what is tested.")]
public sealed class BlockingTests
{
    private const string Waits = "while it waits for paris to answer read x";

    [Fact]
    public void Run_Wait_IsADeadlockThatSaysWhoWaitsForWhat()
    {
        var error = Assert.IsType<DeadlockException>(Blocked(client => client.Call("paris", "read x").Wait()));

        Assert.StartsWith("Client ann blocks the simulation's thread at 00:00:00.0040000 in Task.Wait (BlockingTests.cs, line ", error.Message, StringComparison.Ordinal);
        Assert.Contains("), while it waits for paris to answer read x. All that happens in a simulation happens on this thread, so nothing can happen until the wait ends. Write await ", error.Message);
        Assert.EndsWith(" The same again: new Simulation(seed: 8).", error.Message, StringComparison.Ordinal);
        Assert.IsType<ThreadInterruptedException>(error.InnerException);
    }

    [Fact]
    public void Run_Result_IsADeadlock() => MustBeADeadlock(Waits, client => client.Note(client.Call<string>("paris", "read x").Result));

    [Fact]
    public void Run_GetResult_IsADeadlock() => MustBeADeadlock(Waits, client => client.Call("paris", "read x").GetAwaiter().GetResult());

    [Fact]
    public void Run_WaitAll_IsADeadlock() => MustBeADeadlock(Waits, client => Task.WaitAll([client.Call("paris", "read x"), client.Delay(Ms(1))], CancellationToken.None));

    [Fact]
    public void Run_WaitAny_IsADeadlock() => MustBeADeadlock(Waits, client => _ = Task.WaitAny(client.Call("paris", "read x"), client.Delay(Ms(1))));

    [Fact]
    public void Run_MonitorWait_NamesTheCall() => MustBeOutside("in Monitor.Wait", _ =>
    {
        var gate = new object();
        lock (gate)
            Monitor.Wait(gate);
    });

    [Fact]
    public void Run_LockThatAnotherThreadHolds_IsReported()
    {
        var gate = new Lock();
        using var held = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var other = new Thread(() =>
        {
            lock (gate)
            {
                held.Set();
                done.Wait();
            }
        });
        other.Start();
        held.Wait(TestContext.Current.CancellationToken);

        MustBeOutside("and waits, after it had waited for a delay", _ =>
        {
            lock (gate)
                throw new InvalidOperationException("The lock was free.");
        });
        done.Set();
        other.Join();
    }

    [Fact]
    public void Run_SemaphoreWait_NamesTheCall() => MustBeOutside("in SemaphoreSlim.Wait", _ =>
    {
        using var semaphore = new SemaphoreSlim(0);
        semaphore.Wait(CancellationToken.None);
    });

    [Fact]
    public void Run_EventWaitOne_NamesTheCall() => MustBeOutside("in WaitHandle.WaitOne", _ =>
    {
        using var never = new ManualResetEvent(false);
        never.WaitOne();
    });

    [Fact]
    public void Run_Sleep_SaysThatRealTimeMeansNothing() =>
        MustBeOutside("Real time means nothing in a simulation. Use await client.Delay", _ => Thread.Sleep(Timeout.Infinite));

    [Fact]
    public void Run_SleepWhileACallIsOpen_IsNoDeadlock()
    {
        var error = Blocked(client =>
        {
            _ = client.Call("paris", "read x");
            Thread.Sleep(Timeout.Infinite);
        });

        Assert.IsType<LeftSimulationException>(error);
        Assert.Contains("in Thread.Sleep (", error.Message);
    }

    [Fact]
    public void Run_ScriptSwallowsTheInterrupt_IsReportedAllTheSame() => MustBeADeadlock("in Task.Wait (", client =>
    {
        try
        {
            client.Call("paris", "read x").Wait();
        }
        catch (ThreadInterruptedException)
        {
            client.Note("went on");
        }
    });

    [Fact]
    public void Run_ScriptSwallowsTheInterruptAndWaitsAgain_IsReportedAllTheSame() => MustBeADeadlock(Waits, client =>
    {
        for (var i = 0; i < 2; i++)
        {
            try
            {
                client.Call("paris", "read x").Wait();
            }
            catch (ThreadInterruptedException)
            {
                // Stubborn.
            }
        }
    });

    [Fact]
    public void Run_ScriptThrowsSomethingElseInstead_IsReportedWithThat()
    {
        var error = Blocked(client =>
        {
            try
            {
                client.Call("paris", "read x").Wait();
            }
            catch (ThreadInterruptedException interrupt)
            {
                throw new InvalidOperationException("no answer", interrupt);
            }
        });

        Assert.IsType<DeadlockException>(error);
        Assert.Equal("no answer", Assert.IsType<InvalidOperationException>(error.InnerException).Message);
    }

    [Fact]
    public void Run_FirstPartOfAScriptBlocks_NamesTheClient()
    {
        var simulation = World();
        simulation.AddClient("bob", client =>
        {
            client.Call("paris", "write y").Wait();
            return Task.CompletedTask;
        });

        Assert.StartsWith("Client bob blocks the simulation's thread at 00:00:00 in Task.Wait", Assert.Throws<DeadlockException>(simulation.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ClientWokenByAnotherBlocks_NamesTheOneThatBlocks()
    {
        var simulation = World();
        var turn = new TaskCompletionSource();
        simulation.AddClient("bob", async client =>
        {
            await turn.Task;
            client.Call("paris", "write y").Wait();
        });
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(1));
            turn.SetResult();
        });

        var error = Assert.Throws<DeadlockException>(simulation.Run);

        Assert.StartsWith("Client bob blocks the simulation's thread at 00:00:00.0010000 in Task.Wait", error.Message, StringComparison.Ordinal);
        Assert.Contains("while it waits for paris to answer write y", error.Message);
    }

    [Fact]
    public void Run_NodeBlocks_IsReportedWithItsName()
    {
        using var never = new ManualResetEventSlim();
        var simulation = new Simulation(8);
        simulation.AddNode("paris", new Recorder(receive: (_, _) => never.Wait(CancellationToken.None)));
        simulation.AddClient("ann", client => client.Call("paris", "read x"));

        var error = Assert.Throws<LeftSimulationException>(simulation.Run);

        Assert.StartsWith("Node paris blocks the simulation's thread at 00:00:00.0010000 in ManualResetEventSlim.Wait", error.Message, StringComparison.Ordinal);
        Assert.Contains("Only clients can wait: a node gets messages, and sets timers.", error.Message);
    }

    [Fact]
    public void RunWhile_ConditionBlocks_IsReported()
    {
        var simulation = World();

        var error = Assert.Throws<LeftSimulationException>(() => simulation.RunWhile(() => new TaskCompletionSource().Task.Wait(Timeout.Infinite, CancellationToken.None)));

        Assert.StartsWith("The condition of RunWhile blocks the simulation's thread at 00:00:00 in Task.Wait", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SimulationInASimulationBlocks_OnlyTheInnerIsInterrupted()
    {
        var simulation = World();
        SimulationException? inner = null;
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(1));
            inner = Blocked(other => other.Call("paris", "read x").Wait());
            Thread.Sleep(0);
            client.Note("went on");
        });

        simulation.Run();

        Assert.IsType<DeadlockException>(inner);
        Assert.Contains(simulation.Trace.Events, happened => happened.Detail is "went on");
    }

    [Fact]
    public void Run_AfterABlockedRunOnTheSameThread_IsFine()
    {
        Blocked(client => client.Call("paris", "read x").Wait());
        Thread.Sleep(0);
        var simulation = World();
        var answer = "";
        simulation.AddClient("ann", async client => answer = await client.Call<string>("paris", "read x"));

        simulation.Run();

        Assert.Equal("read x", answer);
        Thread.Sleep(0);
    }

    [Fact]
    public void RunFor_AfterItsOwnClientHasBlocked_GoesOn()
    {
        var simulation = World();
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(4));
            client.Call("paris", "read x").Wait();
        });
        var count = 0;
        simulation.At(Ms(100), () => count++);
        Assert.Throws<DeadlockException>(simulation.Run);

        simulation.RunFor(Ms(200));

        Assert.Equal(1, count);
    }

    [Fact]
    public void Run_TenBlockInThreadsOfTheirOwn_EachIsReportedOnItsOwn()
    {
        var errors = new Exception?[20];
        var threads = Enumerable.Range(0, errors.Length).Select(i => new Thread(() =>
        {
            var simulation = World();
            simulation.AddClient($"client{i}", async client =>
            {
                await client.Delay(Ms(i));
                if (i % 2 == 0)
                    client.Call("paris", $"read x{i}").Wait();
            });
            errors[i] = Record.Exception(simulation.Run) ?? Record.Exception(() => Thread.Sleep(0));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        for (var i = 0; i < errors.Length; i += 2)
        {
            Assert.StartsWith($"Client client{i} blocks the simulation's thread at {Ms(i)} in Task.Wait", Assert.IsType<DeadlockException>(errors[i]).Message, StringComparison.Ordinal);
            Assert.Contains($"while it waits for paris to answer read x{i}.", errors[i]!.Message);
            Assert.Null(errors[i + 1]);
        }
    }

    [Fact]
    public void Run_InterruptedFromOutsideWhileANodeWaits_IsNoErrorOfTheSimulation()
    {
        using var inside = new ManualResetEventSlim();
        using var never = new ManualResetEventSlim();
        var simulation = new Simulation(8);
        simulation.AddNode("paris", new Recorder(_ =>
        {
            inside.Set();
            never.Wait(CancellationToken.None);
        }));
        Exception? stopped = null;
        var thread = new Thread(() => stopped = Record.Exception(simulation.RunUntilIdle));
        thread.Start();
        inside.Wait(TestContext.Current.CancellationToken);
        thread.Interrupt();
        thread.Join();

        Assert.IsType<ThreadInterruptedException>(stopped);
    }

    /// <summary>A second client types at the console for longer than the watch takes to be sure.</summary>
    [Fact]
    public void Run_ConsoleIsReadMeanwhile_IsLeftAlone()
    {
        var before = Console.In;
        using var typist = new SlowTypist();
        Console.SetIn(typist);
        try
        {
            var simulation = World();
            var line = "";
            simulation.AddClient("ann", async client =>
            {
                await client.Delay(Ms(1));
                line = Console.ReadLine();
            });

            simulation.Run();

            Assert.Equal("at last", line);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    private static void MustBeADeadlock(string words, Action<Client> block) => Assert.Contains(words, Assert.IsType<DeadlockException>(Blocked(block)).Message);

    private static void MustBeOutside(string words, Action<Client> block) => Assert.Contains(words, Assert.IsType<LeftSimulationException>(Blocked(block)).Message);

    private static SimulationException Blocked(Action<Client> block)
    {
        var simulation = World();
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(4));
            block(client);
        });
        return Assert.ThrowsAny<SimulationException>(simulation.Run);
    }

    private static Simulation World()
    {
        var simulation = new Simulation(8);
        simulation.AddNode("paris", new Echo());
        return simulation;
    }

    /// <summary>Answers after two seconds of real time.</summary>
    private sealed class SlowTypist : TextReader
    {
        public override string ReadLine()
        {
            Thread.Sleep(TimeSpan.FromSeconds(2));
            return "at last";
        }
    }
}
