using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Traces;

internal sealed record Write(string Key, int Value);

internal sealed record Replicate(string Key, int Value);

internal sealed record Read(string Key);

internal sealed record Ok;

/// <summary>A store that answers a write at once and tells the other node of it afterwards.</summary>
internal sealed class Store(string other) : IStateMachine
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    public void Receive(INode node, Message message)
    {
        switch (message.Body)
        {
            case Write write:
                _values[write.Key] = write.Value;
                node.Reply(message, new Ok());
                node.Send(other, new Replicate(write.Key, write.Value));
                break;
            case Replicate copy:
                _values[copy.Key] = copy.Value;
                break;
            case Read read:
                node.Reply(message, _values.GetValueOrDefault(read.Key));
                break;
        }
    }
}

/// <summary>The first failure of the course: a partition, a write that is not copied, a stale read.</summary>
internal static class TwoNodeStore
{
    public static Simulation Run()
    {
        var sim = new Simulation(seed: 1);
        sim.AddNode("left", new Store(other: "right"));
        sim.AddNode("right", new Store(other: "left"));
        sim.AddClient("alice", async alice =>
        {
            await alice.Call("left", new Write("x", 1));
            alice.Note($"reads {await alice.Call("right", new Read("x"))}");
            using (sim.Faults.Partition("left", "right"))
            {
                await alice.Call("left", new Write("x", 2));
                alice.Note($"reads {await alice.Call("right", new Read("x"))}");
            }

            await alice.Call("left", new Write("x", 3));
            alice.Note($"reads {await alice.Call("right", new Read("x"))}");
        });
        sim.Run();
        return sim;
    }
}
