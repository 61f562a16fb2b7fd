using System.Diagnostics;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.Simulator;

/// <summary>How much memory many messages take that are all under way at once.</summary>
internal static class InFlight
{
    private const int Nodes = 10_000;
    private const int MessagesOfEach = 1_000;

    /// <summary>Sends everything, measures, and lets everything arrive.</summary>
    /// <param name="receivers">To how many others each node sends: each pair is a link, with random numbers of its own.</param>
    public static void Print(int receivers)
    {
        var options = new SimulationOptions { Trace = false, EventBudget = 1_000_000_000, Link = new() { Latency = Latency.Uniform(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), Loss = 1e-9 } };
        var simulation = new Simulation(1, options);
        var names = Enumerable.Range(0, Nodes).Select(i => $"n{i}").ToArray();
        for (var i = 0; i < Nodes; i++)
            simulation.AddNode(names[i], new Burst(names, i, receivers));

        simulation.RunUntil(TimeSpan.FromTicks(1));
        var sent = Environment.CpuUsage.TotalTime;
        var before = simulation.EventCount;
        simulation.RunUntilIdle();
        var done = Environment.CpuUsage.TotalTime;
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"{Nodes:N0} nodes, {simulation.Network.MessageCount:N0} messages under way at once on {Nodes * receivers:N0} links:");
        Console.WriteLine($"  peak memory of the process {process.PeakWorkingSet64 / (1 << 20):N0} MiB (target: at most 4,096)");
        Console.WriteLine($"  sent in {sent.TotalSeconds:F1} s and {simulation.EventCount - before:N0} delivered in {(done - sent).TotalSeconds:F1} s of processor time");
    }

    private sealed class Burst(string[] names, int self, int receivers) : IStateMachine
    {
        public void Start(INode node)
        {
            for (var i = 0; i < MessagesOfEach; i++)
                node.Send(names[(self + 1 + i % receivers) % names.Length], this);
        }

        public void Receive(INode node, Message message)
        {
        }
    }
}
