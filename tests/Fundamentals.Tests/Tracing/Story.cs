using Fundamentals.Simulator;

namespace Fundamentals.Tests.Tracing;

internal sealed record Write(string Key, int Value);

internal sealed record Replicate(string Key, int Value);

internal sealed record Read(string Key);

/// <summary>A store that answers at once and tells the other node later: the first failure of the course.</summary>
internal sealed class Store(string? other = null) : IStateMachine
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    public void Receive(INode node, Message message)
    {
        switch (message.Body)
        {
            case Write write:
                _values[write.Key] = write.Value;
                node.Reply(message, "ok");
                if (other is not null)
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

/// <summary>The story: a write is copied, a partition comes, the next write is not, a read is stale, and it heals.</summary>
internal static class Story
{
    public static Simulation Run()
    {
        var sim = new Simulation(seed: 1);
        sim.AddNode("left", new Store(other: "right"));
        sim.AddNode("right", new Store());
        sim.AddClient("alice", async alice =>
        {
            await alice.Call("left", new Write("x", 1));
            await alice.Delay(TimeSpan.FromMilliseconds(2));
            using (sim.Faults.Partition("left", "right"))
            {
                await alice.Call("left", new Write("x", 2));
                alice.Note($"reads {await alice.Call("right", new Read("x"))}");
            }
        });
        sim.Run();
        return sim;
    }
}
