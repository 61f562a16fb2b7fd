using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tests.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Faults;

/// <summary>What each fault does to messages in flight, timers and clocks. Links take 10 ms; messages are named by when they are sent.</summary>
public sealed class FaultTests
{
    private readonly Simulation _simulation = new(1, new SimulationOptions { Link = new() { Latency = Ms(10) } });
    private readonly Recorder _a = new(node => node.SetTimer(Ms(25), "of a"));
    private readonly Recorder _b = new();

    public FaultTests()
    {
        _simulation.AddNode("a", _a);
        _simulation.AddNode("b", _b);
    }

    [Fact]
    public void Partition_CutWhenSentOrWhenArriving_LosesTheMessage()
    {
        // Sent before and arriving in the cut, sent and arriving in it, sent in it and arriving after: lost.
        _simulation.SendAt("ann", "a", 0, 5, 15, 25, 36);
        var cut = _simulation.Faults;
        _simulation.At(Ms(12), () => cut.Partition("ann", "a"));
        _simulation.At(Ms(30), cut.Heal);

        Assert.Equal(["10 m0", "25 timer of a", "46 m36"], Log(_a));
        Assert.Equal([(15.0, DropReason.Cut), (15.0, DropReason.Cut), (25.0, DropReason.Cut)], Drops());
    }

    [Fact]
    public void Partition_WholeCutWhileUnderWay_GetsThrough()
    {
        _simulation.SendAt("ann", "a", 0);
        _simulation.At(Ms(2), () => _simulation.Faults.Partition("ann", "a"));
        _simulation.At(Ms(8), _simulation.Faults.Heal);

        Assert.Equal("10 m0", Log(_a)[0]);
    }

    [Fact]
    public void Partition_OfGroups_LeavesOthersAlone()
    {
        _simulation.SendAt("ann", "a", 1);
        _simulation.SendAt("bob", "b", 1);
        _simulation.SendAt("eve", "a", 1);
        _simulation.Faults.Partition(["a", "bob"], ["b", "eve"]);

        Assert.Equal(["11 m1", "25 timer of a"], Log(_a));
        Assert.Empty(_b.Log);
    }

    [Fact]
    public void PartitionOneWay_TheWayBack_StaysOpen()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddNode("b", new Echo());
        var answers = new List<string>();
        simulation.AddClient("ann", async client => answers.Add(await client.Call<string>("a", "one")));
        simulation.AddClient("bob", async client => answers.Add((await Record.ExceptionAsync(() => client.Call("b", "two")))!.GetType().Name));
        simulation.Faults.PartitionOneWay("a", "bob");
        simulation.Faults.PartitionOneWay("b", "bob");

        simulation.Run();

        Assert.Equal(["one", "TimeoutException"], answers);
        var drop = Assert.Single(simulation.Trace.Events, happened => happened.Kind == TraceKind.Drop);
        Assert.Equal(("b", "bob"), (drop.Message!.From, drop.Message.To));
    }

    [Fact]
    public void Isolate_Node_CutsOffNodesAndNotClients()
    {
        var simulation = new Simulation(1);
        var a = new Recorder(node => node.Send("b", "to b"));
        var b = new Recorder(node => node.Send("a", "to a"));
        simulation.AddNode("a", a);
        simulation.AddNode("b", b);
        simulation.SendAt("ann", "a", 5);
        simulation.Faults.Isolate("a");

        simulation.RunUntilIdle();

        Assert.Equal(["6 m5"], a.Log);
        Assert.Empty(b.Log);
    }

    [Fact]
    public void Dispose_OfOneOfTwoCuts_LeavesTheOther()
    {
        _simulation.SendAt("ann", "b", 0);
        var first = _simulation.Faults.Partition("ann", "b");
        _simulation.Faults.Partition("ann", "b");
        first.Dispose();
        first.Dispose();

        Assert.Empty(Log(_b));
        Assert.Single(_simulation.Faults.Active);
    }

    [Fact]
    public void Hold_InFlightAndLater_ArriveInOrderOnRelease()
    {
        _simulation.SendAt("ann", "a", 0, 5, 15, 22, 45);
        _simulation.At(Ms(12), () => _simulation.Faults.Hold("ann", "a"));
        _simulation.At(Ms(40), _simulation.Faults.Release);

        Assert.Equal(["10 m0", "25 timer of a", "40 m5", "40 m15", "40 m22", "55 m45"], Log(_a));
        Assert.Empty(Drops());
    }

    [Fact]
    public void Release_AsLaterOnesAreDue_IsInOrder()
    {
        // Both m20 and m30 are due in the very tick in which the hold ends, and m30 is sent in it.
        _simulation.At(Ms(30), _simulation.Faults.Release);
        _simulation.SendAt("ann", "b", 0, 5, 20);
        _simulation.Faults.Hold("ann", "b");
        _simulation.At(Ms(25), () => _simulation.Network.Link("ann", "b").Options = new() { Latency = TimeSpan.Zero });
        _simulation.SendAt("bob", "b", 20);
        _simulation.At(Ms(30), () => _simulation.Clients[0].Send("b", "m30"));

        Assert.Equal(["30 m20", "30 m0", "30 m5", "30 m20", "30 m30"], Log(_b));
        Assert.Equal(["bob", "ann", "ann", "ann", "ann"], Arrivals());
    }

    [Fact]
    public void Release_HeldAgainAtOnce_IsInOrderStill()
    {
        _simulation.At(Ms(30), _simulation.Faults.Release);
        _simulation.SendAt("ann", "b", 0, 5, 20, 22);
        _simulation.At(Ms(30), () => _simulation.Faults.Hold("ann", "b"));
        _simulation.At(Ms(40), _simulation.Faults.Release);
        _simulation.Faults.Hold("ann", "b");

        Assert.Equal(["40 m0", "40 m5", "40 m20", "40 m22"], Log(_b));
    }

    [Fact]
    public void Release_IntoAPartitionAsLaterOnesAreDue_LosesThemAllAndKeepsNothing()
    {
        _simulation.At(Ms(30), _simulation.Faults.Release);
        _simulation.At(Ms(30), () => _simulation.Faults.Partition("ann", "b"));
        _simulation.SendAt("ann", "b", 0, 20, 40);
        _simulation.Faults.Hold("ann", "b");
        _simulation.At(Ms(35), _simulation.Faults.Heal);

        Assert.Equal(["50 m40"], Log(_b));
        Assert.Equal([(30.0, DropReason.Cut), (30.0, DropReason.Cut)], Drops());
    }

    [Fact]
    public void Hold_WithinAPartition_LosesTheMessageWhenItWouldArrive()
    {
        _simulation.SendAt("ann", "b", 0);
        _simulation.Faults.Hold("ann", "b");
        _simulation.At(Ms(5), () => _simulation.Faults.Partition("ann", "b"));
        _simulation.At(Ms(20), _simulation.Faults.EndAll);

        Assert.Empty(Log(_b));
        Assert.Equal([(10.0, DropReason.Cut)], Drops());
    }

    [Fact]
    public void Hold_ReleasedIntoAPartition_LosesWhatWasKept()
    {
        _simulation.SendAt("ann", "b", 0);
        _simulation.Faults.Hold("ann", "b");
        _simulation.At(Ms(20), () => _simulation.Faults.Partition("ann", "b"));
        _simulation.At(Ms(30), _simulation.Faults.Release);

        Assert.Empty(Log(_b));
        Assert.Equal([(30.0, DropReason.Cut)], Drops());
    }

    [Fact]
    public void Crash_Node_LosesArrivalsAndTimersAndNotWhatItHasSent()
    {
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { Latency = Ms(10) } });
        var a = new Recorder(node =>
        {
            if (node.Now.TimeOfDay == TimeSpan.Zero)
                node.Send("b", "last words");
            node.SetTimer(Ms(25), "of a");
        });
        var b = new Recorder();
        simulation.AddNode("a", a);
        simulation.AddNode("b", b);
        simulation.SendAt("ann", "a", 0, 15);
        simulation.At(Ms(5), () => simulation.Faults.Crash("a"));
        simulation.At(Ms(20), () => simulation.Faults.Restart("a"));

        simulation.RunUntilIdle();

        Assert.Equal(["10 last words"], b.Log);
        Assert.Equal(["25 m15", "45 timer of a"], a.Log);
        Assert.Equal(2, a.Starts);
        Assert.Equal(new Dropped(DropReason.Down), Assert.Single(simulation.Trace.Events, happened => happened.Kind == TraceKind.Drop).Detail);
    }

    [Theory]
    [InlineData(true, "2")]
    [InlineData(false, "1 1 2")]
    public void Restart_WithAndWithoutMemory_HasTheOldOrANewMachine(bool loseMemory, string seen)
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", () => new Memory());
        var answer = "";
        simulation.AddClient("ann", async client =>
        {
            await client.Call("a", "1");
            await client.Call("a", "1");
            simulation.Faults.Restart("a", loseMemory);
            answer = await client.Call<string>("a", "2");
        });

        simulation.Run();

        Assert.Equal(seen, answer);
        Assert.Equal(loseMemory, simulation.Faults.Schedule.Faults.Single().Fault.LoseMemory);
    }

    [Fact]
    public void Restart_MachineThatCannotBeMadeAnew_SaysHow()
    {
        var error = Assert.Throws<ArgumentException>(() => _simulation.Faults.Restart("a", loseMemory: true));

        Assert.Contains("AddNode(\"a\", () => new …())", error.Message);
        Assert.Empty(_simulation.Faults.Active);
    }

    [Fact]
    public void Crash_Twice_IsUpWhenBothHaveEnded()
    {
        _simulation.SendAt("ann", "b", 0, 10, 20);
        var first = _simulation.Faults.Crash("b");
        var second = _simulation.Faults.Crash("b");
        _simulation.At(Ms(15), first.Dispose);
        _simulation.At(Ms(25), second.Dispose);

        Assert.Equal(["5 m20"], Log(_b));
        Assert.Equal(1, _b.Starts);
    }

    [Fact]
    public void Pause_ArrivalsAndTimers_AreHandledInOrderOnResume()
    {
        _simulation.SendAt("ann", "a", 0, 10, 17, 40);
        _simulation.At(Ms(5), () => _simulation.Faults.Pause("a"));
        _simulation.At(Ms(30), () => _simulation.Faults.Resume("a"));

        Assert.Equal(["30 m0", "30 m10", "30 timer of a", "30 m17", "50 m40"], Log(_a));
        Assert.Empty(Drops());
    }

    [Fact]
    public void Pause_TimerCalledOffByAnEarlierMessage_DoesNotFire()
    {
        var simulation = new Simulation(1);
        IDisposable? timer = null;
        var a = new Recorder(node => timer = node.SetTimer(Ms(5), "of a"), (_, _) => timer!.Dispose());
        simulation.AddNode("a", a);
        simulation.SendAt("ann", "a", 2);
        simulation.At(Ms(1), () => simulation.Faults.Pause("a"));
        simulation.At(Ms(9), () => simulation.Faults.Resume("a"));

        simulation.RunUntilIdle();

        Assert.Equal(["9 m2"], a.Log);
    }

    [Fact]
    public void Crash_WhilePaused_LosesWhatWasKept()
    {
        _simulation.SendAt("ann", "b", 0);
        _simulation.At(Ms(5), () => _simulation.Faults.Pause("b"));
        _simulation.At(Ms(15), () => _simulation.Faults.Restart("b"));
        _simulation.At(Ms(20), () => _simulation.Faults.Resume("b"));

        Assert.Empty(Log(_b));
        Assert.Equal(2, _b.Starts);
        Assert.Equal([(15.0, DropReason.Down)], Drops());
    }

    [Fact]
    public void Pause_CrashEndsMeanwhile_KeepsWhatArrivesFromThenOn()
    {
        // m7 arrives while b is down; m21 and m25 when it is up again, though it does not notice before 40 ms.
        _simulation.SendAt("ann", "b", 7, 21, 25);
        _simulation.At(Ms(10), () => _simulation.Faults.Pause("b"));
        _simulation.At(Ms(15), () => _simulation.Faults.Crash("b"));
        _simulation.At(Ms(20), () => _simulation.Faults.Restart("b"));
        _simulation.At(Ms(40), () => _simulation.Faults.Resume("b"));

        Assert.Equal(["40 m21", "40 m25"], Log(_b));
        Assert.Equal(2, _b.Starts);
        Assert.Equal([(17.0, DropReason.Down)], Drops());
    }

    [Fact]
    public void Pause_BeforeTheNodeStarts_KeepsWhatArrives()
    {
        var begun = 0;
        var late = new Recorder(_ => begun = 1, (_, _) => begun *= 2);
        _simulation.AddNode("late", late);
        _simulation.SendAt("ann", "late", 0);
        _simulation.Faults.Pause("late");
        _simulation.At(Ms(20), () => _simulation.Faults.Resume("late"));

        Assert.Single(Log(late));
        Assert.Equal(2, begun);
    }

    [Fact]
    public void Resume_TimerAfterAMessage_DoesNotHaveItForACause()
    {
        _simulation.SendAt("ann", "a", 0);
        _simulation.At(Ms(5), () => _simulation.Faults.Pause("a"));
        _simulation.At(Ms(30), () => _simulation.Faults.Resume("a"));

        Assert.Equal(["30 m0", "30 timer of a"], Log(_a));
        Assert.Equal(0, Assert.Single(_simulation.Trace.Events, happened => happened.Kind == TraceKind.Timer).Cause);
    }

    [Fact]
    public void Slow_Node_MultipliesWhatIsSentFromThenOnBothWays()
    {
        _simulation.SendAt("ann", "a", 0, 6);
        _simulation.At(Ms(5), () => _simulation.Faults.Slow("a", 3));
        _simulation.At(Ms(40), _simulation.Faults.EndAll);
        _simulation.SendAt("bob", "a", 41);

        Assert.Equal(["10 m0", "25 timer of a", "36 m6", "51 m41"], Log(_a));
    }

    [Fact]
    public void Skew_Node_ChangesItsClockAlone()
    {
        var simulation = new Simulation(1);
        var clock = TimeSpan.Zero;
        var fired = TimeSpan.Zero;
        simulation.AddNode("a", new Machine(
            node => node.SetTimer(Ms(10), "x"),
            node => (clock, fired) = (node.Now - simulation.Options.Start, simulation.Now)));
        simulation.Faults.Skew("a", Ms(-300));

        simulation.RunUntilIdle();

        Assert.Equal(Ms(-290), clock);
        Assert.Equal(Ms(10), fired);
    }

    [Fact]
    public void Drift_Node_MakesClockAndTimersRunAtTheRate()
    {
        var simulation = new Simulation(1);
        var readings = new List<(double Real, double Own)>();
        simulation.AddNode("a", new Machine(
            node => node.SetTimer(Ms(125), "x"),
            node =>
            {
                readings.Add((simulation.Now.TotalMilliseconds, (node.Now - simulation.Options.Start).TotalMilliseconds));
                if (readings.Count < 4)
                    node.SetTimer(Ms(125), "x");
            }));
        var drift = simulation.Faults.Drift("a", 0.25);
        simulation.At(Ms(200), drift.Dispose);

        simulation.RunUntilIdle();

        // 125 ms on a clock a quarter too fast are 100 ms. The drift ends at 200 ms; what it has gained by then, 50 ms, stays.
        Assert.Equal([(100, 125), (200, 250), (325, 375), (450, 500)], readings);
    }

    [Fact]
    public void Begin_Verbs_LeaveTypedTracesOfBeginningAndEnd()
    {
        var cut = _simulation.Faults.Partition(["a"], ["b"]);
        var slow = _simulation.Faults.Slow("b", 4);
        slow.Dispose();
        cut.Dispose();

        var changes = _simulation.Trace.Events.Select(happened => (happened.Kind, happened.Node, (FaultChange)happened.Detail!)).ToList();
        Assert.Equal(
            [
                (TraceKind.Fault, "", new FaultChange(1, true, Fault.Partition(["a"], ["b"]))),
                (TraceKind.Fault, "b", new FaultChange(2, true, Fault.Slow("b", 4))),
                (TraceKind.Fault, "b", new FaultChange(2, false, Fault.Slow("b", 4))),
                (TraceKind.Fault, "", new FaultChange(1, false, Fault.Partition(["a"], ["b"]))),
            ],
            changes);
        Assert.Equal("begin #1 Partition a | b", changes[0].Item3.ToString());
    }

    [Fact]
    public void Begin_Nonsense_IsRefusedAndLeavesNothingBehind()
    {
        _simulation.AddClient("ann", _ => Task.CompletedTask);
        var faults = _simulation.Faults;

        Assert.Contains("no node or client named 'z'. Known: a, b, ann", Assert.Throws<ArgumentException>(() => faults.Partition("a", "z")).Message);
        Assert.Contains("ann is a client", Assert.Throws<ArgumentException>(() => faults.Crash("ann")).Message);
        Assert.Contains("'a' is in both groups", Assert.Throws<ArgumentException>(() => faults.Partition(["a"], ["b", "a"])).Message);
        Assert.Throws<ArgumentException>(() => faults.Partition([], ["a"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => faults.Slow("a", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => faults.Drift("a", -1));
        Assert.Empty(faults.Active);
        Assert.Empty(_simulation.Trace.Events);
    }

    private List<string> Log(Recorder recorder)
    {
        _simulation.RunUntilIdle();
        return recorder.Log;
    }

    private List<(double At, DropReason Reason)> Drops() =>
        [.. _simulation.Trace.Events.Where(happened => happened.Kind == TraceKind.Drop).Select(happened => (happened.At.TotalMilliseconds, ((Dropped)happened.Detail!).Reason))];

    private List<string> Arrivals() =>
        [.. _simulation.Trace.Events.Where(happened => happened.Kind == TraceKind.Deliver).Select(happened => happened.Message!.From)];

    private sealed class Memory : IStateMachine
    {
        private readonly List<string> _seen = [];

        public void Receive(INode node, Message message)
        {
            _seen.Add((string)message.Body);
            node.Reply(message, string.Join(" ", _seen));
        }
    }

    private sealed class Machine(Action<INode> start, Action<INode> timer) : IStateMachine
    {
        public void Start(INode node) => start(node);

        public void Receive(INode node, Message message)
        {
        }

        public void TimerFired(INode node, object timer1) => timer(node);
    }
}
