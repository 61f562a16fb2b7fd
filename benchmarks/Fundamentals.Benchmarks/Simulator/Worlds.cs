using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.Simulator;

/// <summary>A simulation that runs on and on, a piece of its time at a time.</summary>
internal abstract class World(string name) : IWorkload
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public string Name => name;

    protected Simulation? Simulation { get; private set; }

    /// <summary>Gets how much virtual time a piece is.</summary>
    protected abstract TimeSpan Piece { get; }

    public virtual void Prepare()
    {
        if (Simulation is null)
            Restart();
    }

    public long Run()
    {
        var before = Simulation!.EventCount;
        Simulation.RunFor(Piece);
        return Simulation.EventCount - before;
    }

    /// <summary>Makes the world and lets it settle.</summary>
    protected void Restart()
    {
        Simulation = Make();
        Simulation.RunUntil(WarmUp);
    }

    protected abstract Simulation Make();

    /// <summary>Says how much time takes so many events, if each of so many pending ones brings the next within <see cref="Spans.Most"/>.</summary>
    protected static TimeSpan TimeOf(int events, int pending) => Spans.Most / 2 * ((double)events / pending);
}

/// <summary>Nodes that set a timer each, again and again.</summary>
internal sealed class TimerWorld(int nodes, int events) : World("timers")
{
    protected override TimeSpan Piece => TimeOf(events, nodes);

    protected override Simulation Make()
    {
        var simulation = new Simulation(1, new() { Trace = false, EventBudget = 1_000_000_000 });
        var spans = new Spans();
        for (var i = 0; i < nodes; i++)
            simulation.AddNode($"n{i}", new Ticker(spans));
        return simulation;
    }

    private sealed class Ticker(Spans spans) : IStateMachine
    {
        public void Start(INode node) => TimerFired(node, this);

        public void Receive(INode node, Message message)
        {
        }

        public void TimerFired(INode node, object timer) => node.SetTimer(new TimeSpan(spans.Next()), this);
    }
}

/// <summary>Nodes that pass messages on, one under way for each node.</summary>
/// <remarks>With <c>fresh</c> each piece has a new world: a trace grows, and the garbage of old ones is nobody's cost.</remarks>
internal sealed class MessageWorld(string name, int nodes, int events, double loss, bool trace = false, bool fresh = false) : World(name)
{
    protected override TimeSpan Piece => TimeOf(events, nodes);

    public override void Prepare()
    {
        base.Prepare();
        if (!fresh)
            return;
        Restart();
        GC.Collect();
    }

    protected override Simulation Make()
    {
        var link = new LinkOptions { Latency = Latency.Uniform(TimeSpan.Zero, Spans.Most), Loss = loss };
        var simulation = new Simulation(1, new() { Trace = trace, EventBudget = 1_000_000_000, Link = link });
        var names = Enumerable.Range(0, nodes).Select(i => $"n{i}").ToArray();
        var makeUp = new MakeUp(loss);
        for (var i = 0; i < nodes; i++)
            simulation.AddNode(names[i], new Passer(names[(i * 7L + 1) % nodes], makeUp));
        return simulation;
    }

    /// <summary>Tells when to send one more, so that the losses leave the number under way as it is.</summary>
    private sealed class MakeUp(double loss)
    {
        private double _owed;

        public bool IsDue()
        {
            _owed += loss / (1 - loss);
            if (_owed < 1)
                return false;
            _owed--;
            return true;
        }
    }

    private sealed class Passer(string to, MakeUp makeUp) : IStateMachine
    {
        public void Start(INode node) => node.Send(to, this);

        public void Receive(INode node, Message message)
        {
            node.Send(to, this);
            if (makeUp.IsDue())
                node.Send(to, this);
        }
    }
}

/// <summary>Client scripts that wait, again and again.</summary>
internal sealed class DelayWorld(int clients, int events) : World("async client delays")
{
    protected override TimeSpan Piece => TimeOf(events, clients);

    protected override Simulation Make()
    {
        var simulation = new Simulation(1, new() { Trace = false, EventBudget = 1_000_000_000 });
        var spans = new Spans();
        for (var i = 0; i < clients; i++)
            simulation.AddClient($"c{i}", client => Wait(client, spans));
        return simulation;
    }

    private static async Task Wait(Client client, Spans spans)
    {
        while (true)
            await client.Delay(new TimeSpan(spans.Next()));
    }
}
