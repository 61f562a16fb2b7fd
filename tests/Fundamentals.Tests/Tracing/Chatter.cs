using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Tracing;

/// <summary>Nodes that pass messages on at random, on links with every chance.</summary>
internal static class Chatter
{
    public static Simulation Run(ulong seed, int nodes, int messages, LinkOptions link)
    {
        var sim = new Simulation(seed, new SimulationOptions { Link = link });
        string[] names = [.. Enumerable.Range(1, nodes).Select(i => $"node {i}")];
        foreach (var name in names)
            sim.AddNode(name, new Gossip(names));
        sim.RunWhile(() => sim.Network.MessageCount < messages);
        return sim;
    }

    private sealed class Gossip(string[] names) : IStateMachine
    {
        public void Start(INode node) => node.SetTimer(TimeSpan.FromMilliseconds(1 + node.Random.Next(5)), "tick");

        public void TimerFired(INode node, object timer)
        {
            Say(node, $"from {node.Name}");
            Start(node);
        }

        public void Receive(INode node, Message message)
        {
            if (node.Random.Chance(0.5))
                Say(node, message.Body);
            if (node.Random.Chance(0.1))
                node.Note("busy");
        }

        private void Say(INode node, object what)
        {
            var to = names[node.Random.Next(names.Length)];
            if (to != node.Name)
                node.Send(to, what);
        }
    }
}
