using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Traces;

internal sealed record Heartbeat(int Term);

internal sealed record AskVote(int Term);

internal sealed record Vote(int Term);

/// <summary>Five nodes that elect whoever asks first, again when its heartbeats stay away; with loss, copies and faults.</summary>
internal static class Cluster
{
    public static readonly IReadOnlyList<string> Names = ["n1", "n2", "n3", "n4", "n5"];

    public static Simulation Run(double milliseconds = 100, ulong seed = 3)
    {
        var link = new LinkOptions { Latency = Latency.Uniform(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(4)), Loss = 0.04, Duplication = 0.04 };
        var sim = new Simulation(seed, new SimulationOptions { Link = link });
        foreach (var name in Names)
            sim.AddNode(name, () => new Elector());
        new FaultSchedule(
            new(Fault.Crash("n1"), At: TimeSpan.FromMilliseconds(35), For: TimeSpan.FromMilliseconds(25)),
            new(Fault.Partition(["n1", "n2"], ["n3", "n4", "n5"]), At: TimeSpan.FromMilliseconds(70), For: TimeSpan.FromMilliseconds(20)),
            new(Fault.Pause("n4"), At: TimeSpan.FromMilliseconds(80), For: TimeSpan.FromMilliseconds(12))).Install(sim);
        sim.RunUntil(TimeSpan.FromMilliseconds(milliseconds));
        return sim;
    }

    private sealed class Elector : IStateMachine
    {
        private const string Beat = "beat";
        private int _term;
        private int _votes;
        private IDisposable? _election;
        private string _state = "";

        public void Start(INode node)
        {
            Become(node, "follower");
            Wait(node, node.Name == "n1" && _term == 0 ? 3 : 20 + node.Random.Next(20));
        }

        public void TimerFired(INode node, object timer)
        {
            if (timer is Beat)
            {
                if (_state != "leader")
                    return;
                SendAll(node, new Heartbeat(_term));
                node.SetTimer(TimeSpan.FromMilliseconds(12), Beat);
                return;
            }

            _term++;
            _votes = 1;
            Become(node, "candidate");
            SendAll(node, new AskVote(_term));
            Wait(node, 20 + node.Random.Next(20));
        }

        public void Receive(INode node, Message message)
        {
            switch (message.Body)
            {
                case AskVote ask when ask.Term > _term:
                    Follow(node, ask.Term);
                    node.Send(message.From, new Vote(ask.Term));
                    break;
                case Heartbeat beat when beat.Term >= _term:
                    Follow(node, beat.Term);
                    break;
                case Vote vote when vote.Term == _term && _state == "candidate" && ++_votes > Names.Count / 2:
                    Become(node, "leader");
                    _election?.Dispose();
                    TimerFired(node, Beat);
                    break;
            }
        }

        private void Follow(INode node, int term)
        {
            _term = term;
            Become(node, "follower");
            Wait(node, 20 + node.Random.Next(20));
        }

        private void Become(INode node, string state)
        {
            if (_state != state)
                node.Note(state);
            _state = state;
        }

        private void Wait(INode node, int milliseconds)
        {
            _election?.Dispose();
            _election = node.SetTimer(TimeSpan.FromMilliseconds(milliseconds), "election");
        }

        private static void SendAll(INode node, object body)
        {
            foreach (var name in Names.Where(name => name != node.Name))
                node.Send(name, body);
        }
    }
}
