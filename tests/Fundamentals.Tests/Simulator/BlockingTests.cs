using System.Diagnostics.CodeAnalysis;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.BlockedWorld;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// Who blocks a run, and what becomes of runs besides and afterwards. <see cref="BlockingCallTests"/> has the calls.
/// </summary>
[SuppressMessage("Usage", "xUnit1031:Do not use blocking task operations in test method", Justification = "To block is what is tested.")]
public sealed class BlockingTests
{
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
