using Fundamentals.Faults;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Faults;

public sealed class FaultScheduleTests
{
    [Fact]
    public void Install_FaultsWithAndWithoutEnd_BeginAndEndOnTime()
    {
        var simulation = World();
        new FaultSchedule(
            new(Fault.Partition(["a"], ["b"]), At: Ms(10), For: Ms(20)),
            new(Fault.Crash("c"), At: Ms(15))).Install(simulation);

        simulation.RunUntil(Ms(100));

        Assert.Equal(
            ["10 begin #1 Partition a | b", "15 begin #2 Crash c", "30 end #1 Partition a | b"],
            simulation.Trace.Events.Where(happened => happened.Kind == TraceKind.Fault).Select(happened => $"{happened.At.TotalMilliseconds} {happened.Detail}"));
        Assert.Equal([Fault.Crash("c")], simulation.Faults.Active);
    }

    [Fact]
    public void ToCode_EveryKind_IsTheCSharpThatMakesIt()
    {
        var schedule = new FaultSchedule(
            new(Fault.Partition(["a"], ["b", "c"]), At: Ms(1), For: Ms(2)),
            new(Fault.PartitionOneWay(["a"], ["b"]), At: Ms(1.5)),
            new(Fault.Isolate("a"), At: Ms(1), For: Ms(2)),
            new(Fault.Hold(["a"], ["b"]), At: Ms(1), For: Ms(2)),
            new(Fault.Crash("a", loseMemory: true), At: Ms(1), For: Ms(2)),
            new(Fault.Pause("say \"hi\""), At: Ms(1), For: Ms(2)),
            new(Fault.Slow("a", factor: 2.5), At: Ms(1), For: Ms(2)),
            new(Fault.Skew("a", offset: Ms(-5)), At: Ms(1), For: Ms(2)),
            new(Fault.Drift("a", rate: 0.001), At: Ms(1), For: Ms(2)));

        Assert.Equal(
            """
            new FaultSchedule([
                new(Fault.Partition(["a"], ["b", "c"]), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.PartitionOneWay(["a"], ["b"]), At: new TimeSpan(15000)),
                new(Fault.Isolate("a"), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.Hold(["a"], ["b"]), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.Crash("a", loseMemory: true), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.Pause("say \"hi\""), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.Slow("a", factor: 2.5), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.Skew("a", offset: TimeSpan.FromMilliseconds(-5)), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
                new(Fault.Drift("a", rate: 0.001), At: TimeSpan.FromMilliseconds(1), For: TimeSpan.FromMilliseconds(2)),
            ])
            """,
            schedule.ToCode());
        Assert.Equal("FaultSchedule.Empty", FaultSchedule.Empty.ToCode());
    }

    [Fact]
    public void Schedule_OfARunWithVerbs_ReplaysTheSameRun()
    {
        var first = World();
        first.At(Ms(10), () => first.Faults.Partition("a", "b"));
        first.At(Ms(20), () => first.Faults.Crash("c"));
        first.At(Ms(30), first.Faults.Heal);
        first.At(Ms(40), () => first.Faults.Restart("c", loseMemory: true));
        first.RunUntil(Ms(100));

        var second = World();
        first.Faults.Schedule.Install(second);
        second.RunUntil(Ms(100));

        Assert.Equal(
            [new(Fault.Partition(["a"], ["b"]), Ms(10), Ms(20)), new(Fault.Crash("c", loseMemory: true), Ms(20), Ms(20))],
            first.Faults.Schedule.Faults);
        Assert.Equal(Deliveries(first), Deliveries(second));
        Assert.Contains(Deliveries(first), line => line.Contains("Drop"));

        static List<string> Deliveries(Simulation simulation) =>
            [.. simulation.Trace.Events.Where(happened => happened.Kind is TraceKind.Deliver or TraceKind.Drop).Select(happened => happened.ToString())];
    }

    [Fact]
    public void Schedule_OfAnInstalledOne_IsTheSameAgain()
    {
        var drawn = Nemesis.Draw(5, ["a", "b", "c"]);
        var simulation = World();
        drawn.Install(simulation);
        simulation.RunUntil(drawn.End);

        Assert.Equal(drawn.ToCode(), simulation.Faults.Schedule.ToCode());
    }

    [Fact]
    public void Install_UnknownNodeOrPastTime_IsRefusedAtOnce()
    {
        var simulation = World();
        Assert.Contains("'z'", Assert.Throws<ArgumentException>(() => new FaultSchedule(new ScheduledFault(Fault.Crash("z"), Ms(5))).Install(simulation)).Message);
        simulation.RunUntil(Ms(10));
        Assert.Contains("already", Assert.Throws<ArgumentException>(() => new FaultSchedule(new ScheduledFault(Fault.Crash("a"), Ms(5))).Install(simulation)).Message);
        Assert.Throws<ArgumentException>(() => new FaultSchedule(new ScheduledFault(Fault.Crash("a"), Ms(-5))));
    }

    [Fact]
    public void Draw_SameSeed_IsTheSameAndOthersDiffer()
    {
        Assert.Equal(Nemesis.Draw(1, ["a", "b", "c"]).ToCode(), Nemesis.Draw(1, ["a", "b", "c"]).ToCode());
        Assert.Equal(50, Enumerable.Range(0, 50).Select(seed => Nemesis.Draw((ulong)seed, ["a", "b", "c"]).ToCode()).Distinct().Count());
    }

    [Fact]
    public void Draw_ManySeeds_KeepsToTheOptions()
    {
        var options = new NemesisOptions
        {
            Start = Ms(1000),
            Duration = Ms(5000),
            Every = Ms(200),
            Shortest = Ms(50),
            Longest = Ms(400),
            MostSlowness = 4,
            MostSkew = Ms(30),
            MostDrift = 0.002,
        };
        var kinds = new HashSet<FaultKind>();
        for (var seed = 0UL; seed < 200; seed++)
        {
            var faults = Nemesis.Draw(seed, ["a", "b", "c", "d", "e"], options).Faults;
            Assert.All(faults, fault =>
            {
                Assert.InRange(fault.At, Ms(1000), Ms(6000));
                Assert.True(fault.For >= Ms(50) || fault.At + fault.For == Ms(6000));
                Assert.True(fault.For <= Ms(400) && fault.At + fault.For <= Ms(6000));
                Assert.InRange(fault.Fault.Factor, 1, 4);
                Assert.InRange(fault.Fault.Offset.Duration(), TimeSpan.Zero, Ms(30));
                Assert.InRange(Math.Abs(fault.Fault.Rate), 0, 0.002);
                Assert.False(fault.Fault.LoseMemory);
            });
            kinds.UnionWith(faults.Select(fault => fault.Fault.Kind));
            var stops = faults.Where(fault => fault.Fault.Kind is FaultKind.Crash or FaultKind.Pause).ToList();
            Assert.All(stops, stop => Assert.InRange(
                stops.Where(other => other.At <= stop.At && stop.At < other.At + other.For).Select(other => other.Fault.Nodes[0]).Distinct().Count(), 1, 2));
        }

        Assert.Equal(9, kinds.Count);
    }

    [Fact]
    public void Draw_OutOfRange_IsRefused()
    {
        Assert.Contains("two nodes at least", Assert.Throws<ArgumentException>(() => Nemesis.Draw(1, ["a"])).Message);
        Assert.Contains("LoseMemory is a probability", Assert.Throws<ArgumentException>(() => Nemesis.Draw(1, ["a", "b"], new NemesisOptions { LoseMemory = 2 })).Message);
        Assert.Contains("Kinds", Assert.Throws<ArgumentException>(() => Nemesis.Draw(1, ["a", "b"], new NemesisOptions { Kinds = [] })).Message);
    }

    /// <summary>Each tells the next what time it is, every 3 ms.</summary>
    private static Simulation World()
    {
        var simulation = new Simulation(1);
        foreach (var (name, next) in new[] { ("a", "b"), ("b", "c"), ("c", "a") })
            simulation.AddNode(name, () => new Ticking(next));
        return simulation;
    }

    private sealed class Ticking(string next) : IStateMachine
    {
        public void Start(INode node) => node.SetTimer(Ms(3), "tick");

        public void Receive(INode node, Message message)
        {
        }

        public void TimerFired(INode node, object timer)
        {
            node.Send(next, node.Now);
            node.SetTimer(Ms(3), "tick");
        }
    }
}
