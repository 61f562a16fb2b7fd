using Fundamentals.Faults;
using Fundamentals.Histories;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Replication;

/// <summary>One story, a partition of ten seconds' work, told to a store that asks a majority and to one that always answers.</summary>
internal static class TwoDesigns
{
    public static readonly IReadOnlyList<string> Names = ["paris", "rome", "oslo"];

    public static (History History, Trace Trace) Majority { get; } = Run(_ => new MajorityReplica());

    public static (History History, Trace Trace) Available { get; } = Run(_ => new AvailableReplica());

    private static (History History, Trace Trace) Run(Func<IReadOnlyList<string>, IReplica> design)
    {
        var sim = new Simulation(seed: 4);
        var store = new ReplicatedStore(sim, Names, design);
        new Workload { Every = 60.Milliseconds }.Use(store);
        new FaultSchedule(new ScheduledFault(Fault.Partition(["paris"], ["rome", "oslo"]), At: 3.Seconds, For: 3.Seconds)).Install(sim);
        sim.RunUntil(11.Seconds);
        return (store.History, sim.Trace);
    }

    private sealed record Versions(IReadOnlyList<(string Key, string? Value, int Version, string By)> Held);

    private abstract class Replica : IReplica
    {
        private readonly SortedDictionary<string, (string? Value, int Version, string By)> _held = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, string> Contents => _held.Where(pair => pair.Value.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value.Value!, StringComparer.Ordinal);

        protected Versions All => new([.. _held.Select(pair => (pair.Key, pair.Value.Value, pair.Value.Version, pair.Value.By))]);

        public virtual void Start(INode node)
        {
        }

        public virtual void TimerFired(INode node, object timer)
        {
        }

        public abstract void Receive(INode node, Message message);

        protected (string? Value, int Version, string By) Held(string key) => _held.GetValueOrDefault(key, (null, 0, ""));

        protected void Write(string key, string? value, int version, string by)
        {
            var (_, held, heldBy) = Held(key);
            if (version > held || (version == held && string.CompareOrdinal(by, heldBy) > 0))
                _held[key] = (value, version, by);
        }

        protected void Take(Versions versions)
        {
            foreach (var (key, value, version, by) in versions.Held)
                Write(key, value, version, by);
        }

        protected static void SendOthers(INode node, object body)
        {
            foreach (var other in Names.Where(name => name != node.Name))
                node.Send(other, body);
        }
    }

    /// <summary>Answers at once, and tells the others all it has every 100 ms.</summary>
    private sealed class AvailableReplica : Replica
    {
        public override void Start(INode node) => node.SetTimer(100.Milliseconds, "gossip");

        public override void TimerFired(INode node, object timer)
        {
            SendOthers(node, All);
            node.SetTimer(100.Milliseconds, "gossip");
        }

        public override void Receive(INode node, Message message)
        {
            switch (message.Body)
            {
                case ReadRequest read:
                    node.Reply(message, new ReadAnswer(Held(read.Key).Value));
                    break;
                case WriteRequest write:
                    Write(write.Key, write.Value, Held(write.Key).Version + 1, node.Name);
                    node.Reply(message, new WriteAnswer());
                    break;
                case Versions versions:
                    Take(versions);
                    break;
            }
        }
    }

    /// <summary>Asks one other before it answers, and has one other store what is written; refuses if none does within 40 ms.</summary>
    private sealed class MajorityReplica : Replica
    {
        private readonly Dictionary<int, (Message Request, bool IsStored)> _open = [];
        private int _last;

        public override void TimerFired(INode node, object timer)
        {
            if (_open.Remove((int)timer, out var asked))
                node.Reply(asked.Request, new Refusal("no majority", HadNoEffect: !asked.IsStored));
        }

        public override void Receive(INode node, Message message)
        {
            switch (message.Body)
            {
                case ReadRequest or WriteRequest:
                    _open[++_last] = (message, false);
                    SendOthers(node, new Ask(_last));
                    node.SetTimer(40.Milliseconds, _last);
                    break;
                case Ask ask:
                    node.Send(message.From, new Told(ask.Number, All));
                    break;
                case Store store:
                    Take(store.Versions);
                    node.Send(message.From, new Stored(store.Number));
                    break;
                case Told told when _open.TryGetValue(told.Number, out var asked) && !asked.IsStored:
                    Take(told.Versions);
                    if (asked.Request.Body is WriteRequest write)
                        Write(write.Key, write.Value, Held(write.Key).Version + 1, node.Name);
                    _open[told.Number] = (asked.Request, true);
                    SendOthers(node, new Store(told.Number, All));
                    break;
                case Stored stored when _open.Remove(stored.Number, out var done):
                    node.Reply(done.Request, done.Request.Body is ReadRequest read ? new ReadAnswer(Held(read.Key).Value) : new WriteAnswer());
                    break;
            }
        }

        private sealed record Ask(int Number);

        private sealed record Told(int Number, Versions Versions);

        private sealed record Store(int Number, Versions Versions);

        private sealed record Stored(int Number);
    }
}
