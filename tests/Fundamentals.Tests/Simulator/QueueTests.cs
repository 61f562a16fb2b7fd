using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// Queues whose mean time in system is known. Each of n servers takes 1 s a job on average, exponentially; jobs come at
/// random, each looks at d servers and joins the shortest queue: sum over i of load^((d^i - d) / (d - 1)), and 1 / (1 - load)
/// for d = 1, the M/M/1 queue. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing" (IEEE TPDS 12(10),
/// 2001), for many servers.
/// </summary>
public sealed class QueueTests
{
    [Theory]
    [InlineData(0.5, 1, 1_000_000, 2.0)]
    [InlineData(0.7, 1, 1_000_000, 3.3333)]
    [InlineData(0.9, 1, 4_000_000, 10.0)]
    [InlineData(0.5, 2, 300_000, 1.2657)]
    [InlineData(0.5, 3, 300_000, 1.1252)]
    [InlineData(0.5, 5, 300_000, 1.0313)]
    [InlineData(0.7, 2, 300_000, 1.6145)]
    [InlineData(0.7, 3, 300_000, 1.3568)]
    [InlineData(0.7, 5, 300_000, 1.1681)]
    [InlineData(0.8, 1, 2_000_000, 5.0)]
    [InlineData(0.8, 2, 300_000, 1.9474)]
    [InlineData(0.8, 3, 300_000, 1.5809)]
    [InlineData(0.8, 5, 300_000, 1.3289)]
    [InlineData(0.9, 2, 1_000_000, 2.6141)]
    [InlineData(0.9, 3, 1_000_000, 2.0279)]
    [InlineData(0.9, 5, 1_000_000, 1.6329)]
    public void MeanTimeInSystem_LoadAndChoices_IsWithinTwoPercent(double load, int choices, int jobs, double expected)
    {
        var simulation = new Simulation(2001, new SimulationOptions { Trace = false, EventBudget = 100_000_000, Link = new() { Latency = TimeSpan.Zero } });
        var servers = Enumerable.Range(0, 500).Select(_ => new Server()).ToArray();
        var names = servers.Select((_, i) => $"s{i}").ToArray();
        foreach (var (name, server) in names.Zip(servers))
            simulation.AddNode(name, server);
        simulation.AddNode("arrivals", new Arrivals(load, choices, servers, names));

        var warmUp = TimeSpan.FromSeconds(1000);
        simulation.RunUntil(warmUp);
        Array.ForEach(servers, server => server.Forget());
        simulation.RunFor(TimeSpan.FromSeconds(jobs / (load * servers.Length)));

        var done = servers.Sum(server => server.Done);
        Assert.InRange(done, jobs * 0.98, jobs * 1.02);
        Assert.InRange(servers.Sum(server => server.Time.TotalSeconds) / done, expected * 0.98, expected * 1.02);
    }

    private sealed class Arrivals(double load, int choices, Server[] servers, string[] names) : IStateMachine
    {
        private readonly Latency _gap = Latency.Exponential(TimeSpan.FromSeconds(1 / (load * servers.Length)));

        public void Start(INode node) => node.SetTimer(_gap.Draw(node.Random), this);

        public void Receive(INode node, Message message) => throw new InvalidOperationException("Nobody sends here.");

        public void TimerFired(INode node, object timer)
        {
            var shortest = node.Random.Next(servers.Length);
            for (var i = 1; i < choices; i++)
            {
                var other = node.Random.Next(servers.Length);
                if (servers[other].Length < servers[shortest].Length)
                    shortest = other;
            }

            node.Send(names[shortest], this);
            node.SetTimer(_gap.Draw(node.Random), this);
        }
    }

    private sealed class Server : IStateMachine
    {
        private static readonly Latency Service = Latency.Exponential(TimeSpan.FromSeconds(1));
        private readonly Queue<DateTimeOffset> _jobs = [];

        public int Length => _jobs.Count;

        public int Done { get; private set; }

        public TimeSpan Time { get; private set; }

        public void Forget() => (Done, Time) = (0, TimeSpan.Zero);

        public void Receive(INode node, Message message)
        {
            _jobs.Enqueue(node.Now);
            if (_jobs.Count == 1)
                node.SetTimer(Service.Draw(node.Random), this);
        }

        public void TimerFired(INode node, object timer)
        {
            Time += node.Now - _jobs.Dequeue();
            Done++;
            if (_jobs.Count > 0)
                node.SetTimer(Service.Draw(node.Random), this);
        }
    }
}
