using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

public sealed class RunTests
{
    [Fact]
    public void At_SameTime_HappenInTheOrderGiven()
    {
        var simulation = new Simulation(1);
        var order = new List<int>();
        for (var i = 0; i < 20; i++)
        {
            var number = i;
            simulation.At(Ms(5), () => order.Add(number));
        }

        simulation.RunUntilIdle();

        Assert.Equal(Enumerable.Range(0, 20), order);
        Assert.Equal(Ms(5), simulation.Now);
        Assert.Equal(20, simulation.EventCount);
    }

    [Fact]
    public void RunUntil_Time_DoesWhatIsDueThenAndSetsTheClock()
    {
        var simulation = new Simulation(1);
        var done = new List<double>();
        foreach (var at in new double[] { 1, 10, 11 })
            simulation.At(Ms(at), () => done.Add(at));

        simulation.RunUntil(Ms(10));
        Assert.Equal([1, 10], done);
        simulation.RunFor(Ms(0.5));
        Assert.Equal([1, 10], done);
        Assert.Equal(Ms(10.5), simulation.Now);
        simulation.RunFor(Ms(0.5));
        Assert.Equal([1, 10, 11], done);
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.RunUntil(Ms(3)));
    }

    [Fact]
    public void RunWhile_ConditionEnds_StopsBeforeTheNextEvent()
    {
        var simulation = new Simulation(1);
        var count = 0;
        for (var i = 1; i <= 5; i++)
            simulation.At(Ms(i), () => count++);

        simulation.RunWhile(() => count < 3);

        Assert.Equal(3, count);
        Assert.Equal(Ms(3), simulation.Now);
        Assert.Throws<DeadlockException>(() => simulation.RunWhile(() => true));
        Assert.Equal(5, count);
    }

    [Fact]
    public void Step_EventByEvent_TellsWhenThereIsNone()
    {
        var simulation = new Simulation(1);
        var count = 0;
        simulation.At(Ms(1), () => count++);
        simulation.At(Ms(2), () => count++);

        Assert.True(simulation.Step());
        Assert.Equal(1, count);
        Assert.True(simulation.Step());
        Assert.False(simulation.Step());
        Assert.Equal(2, count);
    }

    [Fact]
    public void CreateTimer_Periodic_FiresOnVirtualTimeUntilDisposed()
    {
        var simulation = new Simulation(1);
        var fired = new List<double>();
        var timer = simulation.CreateTimer(_ => fired.Add(simulation.Now.TotalMilliseconds), null, Ms(10), Ms(5));
        simulation.At(Ms(22), timer.Dispose);

        simulation.RunUntil(Ms(100));

        Assert.Equal([10, 15, 20], fired);
        Assert.Equal(simulation.Options.Start.AddMilliseconds(100), simulation.GetUtcNow());
    }

    [Theory]
    [InlineData(-60, 5, "dueTime")]
    [InlineData(60, -5, "period")]
    public void CreateTimer_NegativeTime_IsRefused(double dueTime, double period, string name)
    {
        var simulation = new Simulation(1);
        using var timer = simulation.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        Assert.Throws<ArgumentOutOfRangeException>(name, () => simulation.CreateTimer(_ => { }, null, Ms(dueTime), Ms(period)));
        Assert.Throws<ArgumentOutOfRangeException>(name, () => timer.Change(Ms(dueTime), Ms(period)));
        simulation.RunUntilIdle();
        Assert.Equal(0, simulation.EventCount);
    }

    [Fact]
    public void ScheduleAt_BeforeNow_IsRefused()
    {
        var simulation = new Simulation(1);
        simulation.RunUntil(Ms(5));

        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.ScheduleAt(Ms(4).Ticks, new Nothing()));
        Assert.Throws<ArgumentOutOfRangeException>(() => simulation.Schedule(Ms(-1), new Nothing()));
        simulation.ScheduleAt(Ms(5).Ticks, new Nothing());
        Assert.True(simulation.Step());
    }

    [Fact]
    public void SetTimer_Disposed_DoesNotFire()
    {
        var simulation = new Simulation(1);
        var recorder = new Recorder(node =>
        {
            node.SetTimer(Ms(10), "kept");
            node.SetTimer(Ms(5), "called off").Dispose();
        });
        simulation.AddNode("a", recorder);

        simulation.RunUntilIdle();

        Assert.Equal(["10 timer kept"], recorder.Log);
    }

    [Fact]
    public void Run_ClientsNeverAnswered_DeadlockNamesWhoWaitsForWhat()
    {
        var simulation = new Simulation(9);
        simulation.AddNode("quiet", new Recorder());
        simulation.AddClient("ann", client => client.Call("quiet", "hello?", Timeout.InfiniteTimeSpan));
        simulation.AddClient("bob", client => client.Delay(Timeout.InfiniteTimeSpan));
        simulation.AddClient("eve", client => client.Delay(Ms(1)));

        var error = Assert.Throws<DeadlockException>(simulation.Run);

        Assert.StartsWith("Nothing more will happen after 00:00:00.0010000, and ann waits for quiet to answer hello?; bob waits for a delay without end. ", error.Message);
        Assert.Contains("new Simulation(seed: 9).", error.Message);
        Assert.DoesNotContain("eve", error.Message);
    }

    [Fact]
    public void Run_EventBudgetSpent_IsStoppedAndSaysSo()
    {
        var simulation = new Simulation(4, new SimulationOptions { EventBudget = 1000 });
        using var timer = simulation.CreateTimer(_ => { }, null, Ms(1), Ms(1));

        var error = Assert.Throws<SimulationException>(simulation.RunUntilIdle);

        Assert.Contains("after 1000 events", error.Message);
        Assert.Contains("SimulationOptions.EventBudget", error.Message);
        Assert.Equal(1000, simulation.EventCount);
    }

    [Fact]
    public void Run_ExactlyTheEventBudget_IsEnough()
    {
        // The timer fires twice; bob begins and goes on.
        var simulation = new Simulation(1, new SimulationOptions { EventBudget = 4 });
        using var timer = simulation.CreateTimer(_ => { }, null, Ms(10), Ms(10));
        simulation.AddClient("bob", client => client.Delay(Ms(25)));

        simulation.Run();

        Assert.Equal(4, simulation.EventCount);
    }

    [Fact]
    public void RunUntil_ExactlyTheEventBudget_IsEnoughWhateverIsDueLater()
    {
        var simulation = new Simulation(1, new SimulationOptions { EventBudget = 2 });
        using var timer = simulation.CreateTimer(_ => { }, null, Ms(10), Ms(10));
        using var calledOff = simulation.CreateTimer(_ => { }, null, Ms(22), Timeout.InfiniteTimeSpan);
        calledOff.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        simulation.RunUntil(Ms(25));

        Assert.Equal((2, Ms(25)), (simulation.EventCount, simulation.Now));
        Assert.Throws<SimulationException>(() => simulation.RunUntil(Ms(55)));
        Assert.Equal((4, Ms(40)), (simulation.EventCount, simulation.Now));
    }

    [Fact]
    public void Run_ClientThrows_EndsTheRunWithSeedAndOptions()
    {
        var simulation = new Simulation(77, new SimulationOptions { EventBudget = 1000 });
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(3));
            throw new InvalidOperationException("out of stock");
        });
        simulation.AddClient("bob", client => client.Delay(TimeSpan.FromHours(1)));

        var error = Assert.Throws<SimulationException>(simulation.Run);

        Assert.Contains("ann failed at 00:00:00.0030000: InvalidOperationException: out of stock", error.Message);
        Assert.Contains("The same again: new Simulation(seed: 77, options), with SimulationOptions {", error.Message);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal(Ms(3), simulation.Now);
    }

    [Fact]
    public void Run_AgainAfterAClientThrew_EndsWithTheOtherClients()
    {
        var simulation = new Simulation(1, new SimulationOptions { EventBudget = 1000 });
        using var timer = simulation.CreateTimer(_ => { }, null, Ms(10), Ms(10));
        simulation.AddClient("ann", _ => throw new InvalidOperationException("out of stock"));
        simulation.AddClient("bob", client => client.Delay(Ms(55)));

        Assert.Throws<SimulationException>(simulation.Run);
        simulation.Run();

        Assert.Equal(Ms(55), simulation.Now);
    }

    [Fact]
    public void Run_NodeThrows_EndsTheRunWithItsName()
    {
        var simulation = new Simulation(5);
        simulation.AddNode("a", new Recorder(receive: (_, _) => throw new InvalidOperationException("broken")));
        simulation.SendAt("c", "a", 0);

        var error = Assert.Throws<SimulationException>(simulation.RunUntilIdle);

        Assert.StartsWith("Node a failed at 00:00:00.0010000: InvalidOperationException: broken", error.Message);
        Assert.EndsWith(" The same again: new Simulation(seed: 5).", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NodeThrowsAfterItAnswered_EndsTheRunWithItsNameStill()
    {
        var simulation = new Simulation(5);
        simulation.AddNode("a", new Recorder(receive: (node, message) =>
        {
            node.Reply(message, "fine");
            throw new InvalidOperationException("broken");
        }));
        simulation.AddClient("c", client => client.Call("a", "?"));

        Assert.StartsWith("Node a failed", Assert.Throws<SimulationException>(simulation.Run).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FromInsideARun_IsAnError()
    {
        var simulation = new Simulation(1);
        simulation.AddClient("ann", _ =>
        {
            simulation.Run();
            return Task.CompletedTask;
        });

        Assert.Contains("running already", Assert.Throws<SimulationException>(simulation.Run).Message);
    }

    [Fact]
    public void Run_SynchronizationContext_IsClearedInsideAndRestored()
    {
        var before = SynchronizationContext.Current;
        var own = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(own);
        try
        {
            var simulation = new Simulation(1);
            SynchronizationContext? inside = own;
            simulation.AddClient("ann", async client =>
            {
                await client.Delay(Ms(1));
                inside = SynchronizationContext.Current;
            });
            simulation.Run();

            Assert.Null(inside);
            Assert.Same(own, SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void Run_CreatedOnAnotherThread_Works()
    {
        Simulation? simulation = null;
        var thread = new Thread(() =>
        {
            simulation = new Simulation(1);
            simulation.AddNode("a", new Echo());
            simulation.AddClient("ann", async client => client.Note(await client.Call<string>("a", "hello")));
        });
        thread.Start();
        thread.Join();

        simulation!.Run();

        Assert.Equal(Ms(2), simulation.Now);
    }

    [Fact]
    public void Run_Interrupted_StopsBetweenEventsAndGoesOnAfterwards()
    {
        var simulation = new Simulation(1, new SimulationOptions { Trace = false });
        using var inside = new ManualResetEventSlim();
        simulation.AddClient("ann", async client =>
        {
            for (var i = 0; i < 1_000_000; i++)
            {
                await client.Delay(Ms(1));
                if (i == 1000)
                    inside.Set();
            }
        });
        Exception? stopped = null;
        var thread = new Thread(() => stopped = Record.Exception(simulation.Run));
        thread.Start();
        inside.Wait(TestContext.Current.CancellationToken);
        thread.Interrupt();
        thread.Join();

        Assert.IsType<ThreadInterruptedException>(stopped);
        Assert.InRange(simulation.EventCount, 1000, 999_999);
        simulation.Run();
        Assert.Equal(1_000_001, simulation.EventCount);
        Assert.Equal(Ms(1_000_000), simulation.Now);
    }

    [Fact]
    public void Cancel_TokenHeldByTwentyThousandClients_NobodyLeavesTheThread()
    {
        var simulation = new Simulation(1, new SimulationOptions { Trace = false });
        var cancelled = 0;
        var elsewhere = 0;
        var sources = Enumerable.Range(0, 20_001).Select(_ => new CancellationTokenSource()).ToArray();
        for (var i = 0; i < 20_000; i++)
        {
            var number = i;
            simulation.AddClient($"c{i}", async client =>
            {
                var thread = Environment.CurrentManagedThreadId;
                try
                {
                    await client.Delay(TimeSpan.FromDays(1), sources[number].Token);
                }
                catch (OperationCanceledException)
                {
                    cancelled++;
                }

                if (Environment.CurrentManagedThreadId != thread)
                    elsewhere++;
                PassOn(sources[number + 1]);
            });
        }

        simulation.At(Ms(5), sources[0].Cancel);
        simulation.Run();

        Assert.Equal(20_000, cancelled);
        Assert.Equal(0, elsewhere);
        Assert.Equal(Ms(5), simulation.Now);
        Array.ForEach(sources, source => source.Dispose());
    }

    /// <summary>Cancels at once: CancelAsync would go to the thread pool.</summary>
    private static void PassOn(CancellationTokenSource source) => source.Cancel();

    private sealed class Nothing : Happening
    {
        public override void Happen()
        {
        }
    }
}
