using Fundamentals.Clocks;
using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Clocks;

/// <summary>What the clocks of a node say at one event of the trace.</summary>
internal sealed record Stamp(int Index, TraceEvent Event, DateTimeOffset Now, LamportTimestamp Lamport, VectorClock Vector, HybridTimestamp Hybrid);

/// <summary>
/// Nodes that gossip under every fault there is, and stamp each of their events with every kind of clock. Happens-before is
/// taken from the trace alone, by following its causes; no clock has a part in it.
/// </summary>
internal sealed class StampedWorld
{
    private static readonly string[] Names = ["a", "b", "c", "d"];

    /// <summary>Of each stamped event, the indices of those that happened before it.</summary>
    private readonly List<HashSet<int>> _past = [];

    private StampedWorld(Simulation simulation, Dictionary<string, Stamper> stampers)
    {
        Start = simulation.Options.Start;
        var next = Names.ToDictionary(name => name, _ => 0);
        List<Stamp> stamps = [];
        foreach (var happened in simulation.Trace.Events.Where(happened => happened.Kind is TraceKind.Send or TraceKind.Deliver or TraceKind.Timer))
            stamps.Add(stampers[happened.Node].Stamps[next[happened.Node]++] with { Index = stamps.Count, Event = happened });
        Assert.All(stampers, stamper => Assert.Equal(next[stamper.Key], stamper.Value.Stamps.Count));
        Stamps = stamps;
        FindOrder(simulation.Trace);
    }

    public DateTimeOffset Start { get; }

    public IReadOnlyList<Stamp> Stamps { get; }

    public IEnumerable<(Stamp First, Stamp Second)> Pairs => Stamps.SelectMany(_ => Stamps, (first, second) => (first, second)).Where(pair => pair.first.Index != pair.second.Index);

    public static StampedWorld Run(ulong seed)
    {
        var simulation = new Simulation(seed, new SimulationOptions
        {
            Link = new LinkOptions { Latency = Latency.Uniform(Ms(1), Ms(30)), Loss = 0.05, Duplication = 0.05, Reordering = 0.1 },
        });
        Dictionary<string, Stamper> stampers = [];
        foreach (var name in Names)
        {
            stampers.Add(name, new Stamper(name));
            simulation.AddNode(name, stampers[name]);
        }

        Nemesis.Draw(seed, Names, new NemesisOptions { Duration = Ms(280), Every = Ms(8), Shortest = Ms(5), Longest = Ms(80), MostSkew = Ms(50), MostDrift = 0.5 }).Install(simulation);
        simulation.RunUntil(Ms(300));
        return new StampedWorld(simulation, stampers);
    }

    public bool HappenedBefore(Stamp first, Stamp second) => _past[second.Index].Contains(first.Index);

    public IEnumerable<Stamp> PastOf(Stamp stamp) => _past[stamp.Index].Select(index => Stamps[index]);

    /// <summary>Each event knows what the event before it at its node knew, what its cause knew, and both of them.</summary>
    private void FindOrder(Trace trace)
    {
        var index = Stamps.ToDictionary(stamp => stamp.Event.Id, stamp => stamp.Index);
        Dictionary<long, HashSet<int>> past = [];
        Dictionary<string, long> last = [];
        foreach (var happened in trace.Events)
        {
            HashSet<int> known = [];
            long[] earlier = index.ContainsKey(happened.Id) ? [happened.Cause, last.GetValueOrDefault(happened.Node)] : [happened.Cause];
            foreach (var id in earlier.Where(id => id > 0))
            {
                known.UnionWith(past[id]);
                if (index.TryGetValue(id, out var stamped))
                    known.Add(stamped);
            }

            past.Add(happened.Id, known);
            if (!index.ContainsKey(happened.Id))
                continue;
            last[happened.Node] = happened.Id;
            _past.Add(known);
        }
    }

    private sealed record Letter(LamportTimestamp Lamport, VectorClock Vector, HybridTimestamp Hybrid);

    private sealed class Stamper(string name) : IStateMachine
    {
        private LamportClock _lamport = new(name);
        private VectorClock _vector = VectorClock.Zero;
        private HybridLogicalClock _hybrid = new(name);

        public List<Stamp> Stamps { get; } = [];

        public void Start(INode node) => node.SetTimer(Ms(1 + node.Random.Next(30)), "talk");

        public void TimerFired(INode node, object timer)
        {
            Tick(node);
            Say(node);
            Start(node);
        }

        public void Receive(INode node, Message message)
        {
            var letter = (Letter)message.Body;
            (_lamport, _vector, _hybrid) = (_lamport.Receive(letter.Lamport), _vector.Receive(name, letter.Vector), _hybrid.Receive(letter.Hybrid, node.Now));
            WriteDown(node);
            if (node.Random.Chance(0.3))
                Say(node);
        }

        private void Say(INode node)
        {
            Tick(node);
            string[] others = [.. Names.Where(other => other != name)];
            node.Send(node.Random.Pick(others), new Letter(_lamport.Timestamp, _vector, _hybrid.Timestamp));
        }

        private void Tick(INode node)
        {
            (_lamport, _vector, _hybrid) = (_lamport.Tick(), _vector.Increment(name), _hybrid.Tick(node.Now));
            WriteDown(node);
        }

        private void WriteDown(INode node) => Stamps.Add(new Stamp(0, default, node.Now, _lamport.Timestamp, _vector, _hybrid.Timestamp));
    }
}
