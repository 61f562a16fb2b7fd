using Fundamentals.Simulator;

namespace Fundamentals.Exercises.StartHere;

/// <summary>Runs two stores in a world and writes down what a client sees of them.</summary>
internal sealed class CatchUpRun(CatchUpWorld world, CatchUpAnswer answer)
{
    /// <summary>A store that sends again a hundred times a second stays far below.</summary>
    private const long MostEvents = 250_000;

    private static readonly TimeSpan LossAfterwards = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WatchAfterwards = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    private readonly Simulation _simulation = new(world.Seed, new SimulationOptions { EventBudget = MostEvents });

    public CatchUpWorld World => world;

    public Trace Trace => _simulation.Trace;

    /// <summary>Gets the run's failure, or null.</summary>
    public SimulationException? Failure { get; private set; }

    /// <summary>Gets the requests that were not answered, with their time.</summary>
    public List<(TimeSpan At, string Node, string What, bool IsRead)> Unanswered { get; } = [];

    /// <summary>Gets what was read from the reader while the world ran.</summary>
    public List<Seen> Watched { get; } = [];

    /// <summary>Gets what was read from both in the end, when they were cut off from each other again.</summary>
    public List<Seen> Last { get; } = [];

    /// <summary>Gets when nothing may be sent any more.</summary>
    public TimeSpan SilentFrom => world.Mended + Patience - Silence;

    /// <summary>Runs it, the store that is written to being the answer's.</summary>
    /// <param name="other">The one that is to catch up.</param>
    public void Run(CatchUpAnswer other)
    {
        var (left, right) = world.Writer == "left" ? (answer, other) : (other, answer);
        _simulation.AddNode("left", left.Store);
        _simulation.AddNode("right", right.Store);
        _simulation.Network.Connect("left", "right", world.Troubled);
        if (world.Cut is var (from, to))
        {
            _simulation.At(from, () => _simulation.Faults.Partition("left", "right"));
            _simulation.At(to, _simulation.Faults.Heal);
        }

        _simulation.At(world.Mended + LossAfterwards, () => _simulation.Network.Connect("left", "right", world.Calm));
        _simulation.AddClient("ann", Write);
        if (world.Watch is { } pause)
            _simulation.AddClient("bob", bob => Watch(bob, pause));

        try
        {
            _simulation.RunUntil(world.Mended + Patience);
            _simulation.Faults.Partition("left", "right");
            _simulation.AddClient("carol", ReadLast);
            _simulation.Run();
        }
        catch (SimulationException failure)
        {
            Failure = failure;
        }
    }

    private async Task Write(Client ann)
    {
        foreach (var write in world.Writes)
        {
            if (write.At > ann.Now)
                await ann.Delay(write.At - ann.Now);
            await Ask(ann, world.Writer, answer.Write(write.Key, write.Value), $"Write({write.Key}, {write.Value})", isRead: false);
        }
    }

    private async Task Watch(Client bob, TimeSpan pause)
    {
        while (bob.Now < world.Mended + WatchAfterwards && Unanswered.Count == 0)
        {
            foreach (var key in world.Keys)
                await Look(bob, world.Reader, key, Watched);
            await bob.Delay(pause);
        }
    }

    private async Task ReadLast(Client carol)
    {
        foreach (var key in world.Keys)
        {
            await Look(carol, world.Writer, key, Last);
            await Look(carol, world.Reader, key, Last);
        }
    }

    private async Task Look(Client client, string node, string key, List<Seen> seen)
    {
        if (await Ask(client, node, answer.Read(key), $"Read({key})", isRead: true) is { } value)
            seen.Add(new Seen(client.Now, node, key, value));
    }

    private async Task<object?> Ask(Client client, string node, object request, string what, bool isRead)
    {
        var asked = client.Now;
        try
        {
            return await client.Call(node, request);
        }
        catch (TimeoutException)
        {
            Unanswered.Add((asked, node, what, isRead));
            return null;
        }
    }
}

/// <summary>What a read showed.</summary>
/// <param name="At">When the answer came.</param>
/// <param name="Node">Who answered.</param>
/// <param name="Key">The key.</param>
/// <param name="Answer">The answer.</param>
internal readonly record struct Seen(TimeSpan At, string Node, string Key, object Answer)
{
    public override string ToString() => $"{Key} = \"{Answer}\"";
}
