using Fundamentals.Networking;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class AntiEntropyTests
{
    private const int Keys = 10_000;

    [Fact]
    public void Exchange_OneKeyOfTenThousandDiffers_CostsAsManyHashesAsTheTreeIsDeep()
    {
        var world = Filled();
        Write(world, "k77", "new", to: "a");
        world.Simulation.Network.Install(message => message is { From: "b", Body: CompareRanges { Ranges: [{ Range.Level: 0 }] } } ? Ruling.Drop("a alone begins") : null);

        world.Simulation.RunFor(1.Seconds);

        Assert.Equal("new", world["b"].Contents["k77"]);
        var (messages, hashes, copies) = Cost(world);
        Assert.InRange(messages, 3, Math.Log2(Keys) + 6);
        Assert.InRange(hashes, 2, 2 * (Math.Log2(Keys) + 4));
        Assert.Equal(2, copies);
    }

    [Fact]
    public void Exchange_NothingDiffers_CostsOneHash()
    {
        var world = Filled();

        world.Simulation.RunFor(1.Seconds);

        // Both nodes have asked once.
        Assert.Equal((2, 2, 0), Cost(world));
    }

    [Fact]
    public void Exchange_OneNodeHasNothing_GetsAll()
    {
        var world = Filled();
        world.Simulation.Faults.Restart("b", loseMemory: true);

        world.Simulation.RunFor(3.Seconds);

        Assert.Equal(Keys, world["b"].Contents.Count);
        Assert.Empty(world.Store.Disagreements);
    }

    [Fact]
    public void Exchange_KeysOfOtherOwners_AreLeftAlone()
    {
        var world = new QuorumWorld(new QuorumOptions { Replicas = 2, Reads = 1, Writes = 1, AntiEntropyEvery = 100.Milliseconds }, "a", "b", "c", "d");
        foreach (var key in Enumerable.Range(0, 50).Select(i => $"k{i}"))
            Write(world, key, "1", to: world.OwnersOf(key).First());

        world.Simulation.RunFor(5.Seconds);

        Assert.All(Enumerable.Range(0, 50).Select(i => $"k{i}"), key => Assert.Equal(world.OwnersOf(key), world.Store.Replicas.Where(node => world[node].Contents.ContainsKey(key))));
    }

    /// <summary>Two nodes that hold the same ten thousand keys, and compare every 900 ms.</summary>
    private static QuorumWorld Filled()
    {
        var world = new QuorumWorld(new QuorumOptions { Replicas = 2, Reads = 1, Writes = 1, AntiEntropyEvery = 900.Milliseconds }, "a", "b");
        foreach (var node in world.Store.Replicas)
        {
            for (var i = 0; i < Keys; i++)
                Write(world, $"k{i}", "old", to: node);
        }

        return world;
    }

    /// <summary>Has one node store a version, as a repair does; by a node of the same name and clock the version is the same.</summary>
    private static void Write(QuorumWorld world, string key, string value, string to)
    {
        var version = new LastWrite<Fundamentals.Clocks.LamportTimestamp>(new(value == "new" ? 2 : 1, "a"), value);
        world.Simulation.At(world.Simulation.Now, () => world[to].Receive(new Nobody(to), new Message(0, "nobody", to, new StoreCopy(0, key, version))));
    }

    private static (int Messages, int Hashes, int Copies) Cost(QuorumWorld world)
    {
        var sent = world.Simulation.Trace.Events.Where(happened => happened.Kind == TraceKind.Deliver).Select(happened => happened.Message!.Body).ToList();
        return (sent.Count, sent.OfType<CompareRanges>().Sum(body => body.Ranges.Count), sent.OfType<ExchangeRanges>().Sum(body => body.Copies.Count));
    }

    /// <summary>A node without a network, on which a message is handled that nobody sent.</summary>
    private sealed class Nobody(string name) : INode
    {
        public string Name => name;

        public DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public RandomStream Random { get; } = new(1, name);

        public void Send(string to, object body)
        {
        }

        public void Reply(Message request, object body)
        {
        }

        public IDisposable SetTimer(TimeSpan after, object timer) => throw new InvalidOperationException("No timer is set here.");

        public void Note(string state)
        {
        }
    }
}
