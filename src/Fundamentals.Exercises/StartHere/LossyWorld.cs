using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>A world whose trace is to be read: rumours go from node to node, and some get lost.</summary>
internal sealed class LossyWorld
{
    private readonly Lazy<Trace> _trace;

    /// <summary>Describes a world; it is run when its trace is asked for.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="nodes">The nodes; the first is cut off from the others, and the last crashes, if at all.</param>
    public LossyWorld(ulong seed, params string[] nodes) => (Seed, Nodes, _trace) = (seed, nodes, new Lazy<Trace>(Run));

    public ulong Seed { get; }

    public IReadOnlyList<string> Nodes { get; }

    /// <summary>Gets how many rumours the client starts.</summary>
    public int Rumours { get; init; } = 2;

    /// <summary>Gets when the first node is cut off, and when the cut ends.</summary>
    public (int From, int To)? CutMilliseconds { get; init; }

    /// <summary>Gets when the last node is down.</summary>
    public (int From, int To)? DownMilliseconds { get; init; }

    public LinkOptions Link { get; init; } = new();

    /// <summary>Gets when the trace ends, possibly with messages under way.</summary>
    public int EndMilliseconds { get; init; } = 1000;

    public Trace Trace => _trace.Value;

    private Trace Run()
    {
        var simulation = new Simulation(Seed, new SimulationOptions { Link = Link });
        foreach (var node in Nodes)
            simulation.AddNode(node, new Gossip([.. Nodes.Where(other => other != node)]));
        simulation.AddClient("ann", async ann =>
        {
            for (var i = 0; i < Rumours; i++)
            {
                ann.Send(ann.Random.Pick(Nodes), new Rumour($"rumour {i + 1}", TimesToTell: 3));
                await ann.Delay(TimeSpan.FromMilliseconds(5));
            }
        });
        During(simulation, CutMilliseconds, () => simulation.Faults.Partition([Nodes[0]], Nodes.Skip(1)));
        During(simulation, DownMilliseconds, () => simulation.Faults.Crash(Nodes[^1]));
        simulation.RunUntil(TimeSpan.FromMilliseconds(EndMilliseconds));
        return simulation.Trace;
    }

    private static void During(Simulation simulation, (int From, int To)? span, Func<IDisposable> begin)
    {
        if (span is not var (from, to))
            return;
        simulation.At(TimeSpan.FromMilliseconds(from), () =>
        {
            var fault = begin();
            simulation.At(TimeSpan.FromMilliseconds(to), fault.Dispose);
        });
    }

    private sealed record Rumour(string Text, int TimesToTell);

    private sealed class Gossip(string[] others) : IStateMachine
    {
        public void Receive(INode node, Message message)
        {
            if (message.Body is Rumour { TimesToTell: > 0 } rumour)
                node.Send(node.Random.Pick(others), rumour with { TimesToTell = rumour.TimesToTell - 1 });
        }
    }
}
