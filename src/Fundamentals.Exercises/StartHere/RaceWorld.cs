using System.Collections.Concurrent;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>Two clients write the same key to two nodes that copy to each other. How it ends depends on the seed.</summary>
/// <param name="Number">Sets the worlds apart: the same seed is another run in each.</param>
/// <param name="Count">How many seeds are asked for.</param>
/// <param name="Link">What the way between the nodes is like; clients lose nothing.</param>
/// <param name="Delays">Its latency in words.</param>
/// <param name="Pause">How long after Ann Bob writes.</param>
internal sealed record RaceWorld(int Number, int Count, LinkOptions Link, string Delays, TimeSpan Pause)
{
    /// <summary>So many runs are kept: an answer that looks at a seed twice gets the same result without a run.</summary>
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<ulong, (string Left, string Right)> _ends = [];
    private readonly Lock _computing = new();
    private IReadOnlyList<ulong>? _disagreeing;

    /// <summary>Gets the first seeds that disagree.</summary>
    public IReadOnlyList<ulong> Disagreeing
    {
        get
        {
            lock (_computing)
                return _disagreeing ??= [.. Seeds().Where(Disagrees).Take(Count)];
        }
    }

    public static IEnumerable<ulong> Seeds()
    {
        for (ulong seed = 0; ; seed++)
            yield return seed;
    }

    public bool Disagrees(ulong seed)
    {
        var (left, right) = End(seed);
        return left != right;
    }

    /// <summary>What the two nodes keep in the end.</summary>
    public (string Left, string Right) End(ulong seed)
    {
        if (_ends.TryGetValue(seed, out var end))
            return end;
        end = Run(seed);
        if (_ends.Count < MostKept)
            _ends.TryAdd(seed, end);
        return end;
    }

    private (string Left, string Right) Run(ulong seed)
    {
        var options = new SimulationOptions { Link = Link with { Loss = 0 }, Trace = false };
        var simulation = new Simulation(unchecked(seed + ((ulong)Number << 40)), options);
        var (left, right) = (new Store("right"), new Store("left"));
        simulation.AddNode("left", left);
        simulation.AddNode("right", right);
        simulation.Network.Connect("left", "right", Link);
        simulation.AddClient("ann", ann =>
        {
            ann.Send("left", "apples");
            return Task.CompletedTask;
        });
        simulation.AddClient("bob", async bob =>
        {
            await bob.Delay(Pause);
            bob.Send("right", "pears");
        });
        simulation.RunUntilIdle();
        return (left.Value, right.Value);
    }

    private sealed record Copy(string Value);

    private sealed class Store(string other) : IStateMachine
    {
        public string Value { get; private set; } = "nothing";

        public void Receive(INode node, Message message)
        {
            Value = message.Body is Copy copy ? copy.Value : (string)message.Body;
            if (message.Body is string written)
                node.Send(other, new Copy(written));
        }
    }
}
