using System.Diagnostics.CodeAnalysis;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.BlockedWorld;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// Each call that blocks: who blocks the simulation's thread waits for ever, since what would end the wait happens on that
/// thread. Each of these takes the second of real time that the watch needs to be sure.
/// </summary>
[SuppressMessage("Usage", "xUnit1031:Do not use blocking task operations in test method", Justification = "To block is what is tested.")]
public sealed class BlockingCallTests
{
    private const string Waits = "while it waits for paris to answer read x";

    [Fact]
    public void Run_Wait_IsADeadlockThatSaysWhoWaitsForWhat()
    {
        var error = Assert.IsType<DeadlockException>(Blocked(client => client.Call("paris", "read x").Wait()));

        Assert.StartsWith("Client ann blocks the simulation's thread at 00:00:00.0040000 in Task.Wait (BlockingCallTests.cs, line ", error.Message, StringComparison.Ordinal);
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

    private static void MustBeADeadlock(string words, Action<Client> block) => Assert.Contains(words, Assert.IsType<DeadlockException>(Blocked(block)).Message);

    private static void MustBeOutside(string words, Action<Client> block) => Assert.Contains(words, Assert.IsType<LeftSimulationException>(Blocked(block)).Message);
}
