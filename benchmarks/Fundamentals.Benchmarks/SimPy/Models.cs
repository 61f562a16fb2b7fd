using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.SimPy;

/// <summary>The models of benchmarks/simpy, in this simulator.</summary>
internal static class Models
{
    public const double Load = 0.8;

    /// <summary>Two nodes pass a message to each other, which takes 1 ms.</summary>
    /// <returns>The seconds of virtual time that takes.</returns>
    public static double PingPong(int messages)
    {
        var simulation = new Simulation(1, new() { Trace = false, EventBudget = 1_000_000_000, Link = new() { Latency = TimeSpan.FromMilliseconds(1) } });
        var left = messages;
        simulation.AddNode("a", new Player("b", Another, serves: true));
        simulation.AddNode("b", new Player("a", Another, serves: false));
        simulation.RunUntilIdle();
        return simulation.Now.TotalSeconds;

        bool Another() => left-- > 0;
    }

    /// <summary>Jobs come at random to a server that takes 1 s on average.</summary>
    /// <returns>The mean seconds that a job waits and is served.</returns>
    public static double SingleServer(int jobs)
    {
        var simulation = new Simulation(1, new() { Trace = false, EventBudget = 1_000_000_000, Link = new() { Latency = TimeSpan.Zero } });
        var server = new Server();
        simulation.AddNode("server", server);
        simulation.AddNode("source", new Source(jobs));
        simulation.RunUntilIdle();
        return server.Time.TotalSeconds / jobs;
    }

    private sealed class Player(string other, Func<bool> another, bool serves) : IStateMachine
    {
        public void Start(INode node)
        {
            if (serves && another())
                node.Send(other, "ball");
        }

        public void Receive(INode node, Message message)
        {
            if (another())
                node.Send(other, "ball");
        }
    }

    private sealed class Source(int jobs) : IStateMachine
    {
        private static readonly Latency Gap = Latency.Exponential(TimeSpan.FromSeconds(1 / Load));
        private int _left = jobs;

        public void Start(INode node) => node.SetTimer(Gap.Draw(node.Random), this);

        public void Receive(INode node, Message message)
        {
        }

        public void TimerFired(INode node, object timer)
        {
            node.Send("server", "job");
            if (--_left > 0)
                node.SetTimer(Gap.Draw(node.Random), this);
        }
    }

    private sealed class Server : IStateMachine
    {
        private static readonly Latency Service = Latency.Exponential(TimeSpan.FromSeconds(1));
        private readonly Queue<DateTimeOffset> _arrived = [];

        public TimeSpan Time { get; private set; }

        public void Receive(INode node, Message message)
        {
            _arrived.Enqueue(node.Now);
            if (_arrived.Count == 1)
                node.SetTimer(Service.Draw(node.Random), this);
        }

        public void TimerFired(INode node, object timer)
        {
            Time += node.Now - _arrived.Dequeue();
            if (_arrived.Count > 0)
                node.SetTimer(Service.Draw(node.Random), this);
        }
    }
}
