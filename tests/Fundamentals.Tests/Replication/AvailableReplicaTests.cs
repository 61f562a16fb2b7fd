using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication;

public sealed class AvailableReplicaTests
{
    private static readonly string[] Three = ["paris", "tokyo", "oslo"];

    [Fact]
    public void Request_OnBothSidesOfAPartition_IsAnsweredAtOnce()
    {
        var (simulation, store) = World();
        simulation.Faults.Partition(["paris", "tokyo"], ["oslo"]);
        var found = new List<string?>();
        Visit(store, "paris", "1 book", found);
        Visit(store, "oslo", "1 lamp", found);

        simulation.Run();

        Assert.Equal(["1 book", "1 lamp"], found);
        Assert.Equal(4.Milliseconds, simulation.Now);
        Assert.Equal(["1 book", null, "1 lamp"], store.Disagreements["cart"]);
    }

    [Fact]
    public void Copies_AfterAPartition_AgreeOnTheLastWriteWithinAGossipPeriod()
    {
        var (simulation, store) = World();
        var partition = simulation.Faults.Partition(["paris", "tokyo"], ["oslo"]);
        simulation.At(1.Seconds, partition.Dispose);
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));
        store.AddClient("bob", "oslo", async bob =>
        {
            await bob.Delay(20.Milliseconds);
            await bob.Write("cart", "1 lamp");
        });

        simulation.RunUntil(1.Seconds);
        Assert.Equal(["1 book", "1 book", "1 lamp"], store.Disagreements["cart"]);
        simulation.RunUntil(1.Seconds + 102.Milliseconds);

        Assert.Empty(store.Disagreements);
        Assert.Equal("1 lamp", store["paris"].Contents["cart"]);
    }

    [Fact]
    public void Copies_WrittenAtTheSameInstant_AgreeOnTheNameThatComesLater()
    {
        var (simulation, store) = World();
        Visit(store, "oslo", "1 lamp", []);
        Visit(store, "paris", "1 book", []);

        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Equal("1 book", store[name].Contents["cart"]));
    }

    [Fact]
    public void Writes_AtTheSameInstantAtOneReplica_LeaveAllWithTheSame()
    {
        var (simulation, store) = World();
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));
        store.AddClient("bob", "paris", async bob => await bob.Write("cart", "1 lamp"));

        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Equal("1 lamp", store[name].Contents["cart"]));
    }

    [Fact]
    public void Write_AtAReplicaWhoseClockIsBehind_IsAcknowledgedAndLost()
    {
        var (simulation, store) = World();
        simulation.Faults.Skew("oslo", -1.Seconds);
        var found = new List<string?>();
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));
        store.AddClient("bob", "oslo", async bob =>
        {
            await bob.Delay(500.Milliseconds);
            found.Add(await bob.Read("cart"));
            await bob.Write("cart", "1 lamp");
            found.Add(await bob.Read("cart"));
        });

        simulation.RunUntilIdle();

        Assert.Equal(["1 book", "1 book"], found);
        Assert.Empty(store.Disagreements);
    }

    [Fact]
    public void Deletion_WhileAReplicaIsCutOff_StaysDeleted()
    {
        var (simulation, store) = World();
        simulation.At(200.Milliseconds, () => simulation.Faults.Isolate("oslo"));
        simulation.At(1.Seconds, simulation.Faults.Heal);
        store.AddClient("ann", "oslo", async ann => await ann.Write("cart", "1 book"));
        store.AddClient("bob", "paris", async bob =>
        {
            await bob.Delay(500.Milliseconds);
            await bob.Delete("cart");
        });

        simulation.RunUntil(1.Seconds);
        Assert.Equal([null, null, "1 book"], store.Disagreements["cart"]);
        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Empty(store[name].Contents));
    }

    [Fact]
    public void Write_WhoseReplicaCrashesForGood_ReachesAllThatLive()
    {
        var (simulation, store) = World();
        simulation.Faults.Partition("paris", "oslo");
        simulation.At(110.Milliseconds, () => simulation.Faults.Crash("paris"));
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));

        simulation.RunUntil(500.Milliseconds);

        Assert.Equal("1 book", store["oslo"].Contents["cart"]);
    }

    [Fact]
    public void Gossip_AfterACrashThatKeepsMemory_GoesOn()
    {
        var (simulation, store) = World();
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));
        simulation.At(50.Milliseconds, () => simulation.Faults.Restart("paris"));

        simulation.RunUntilIdle();

        Assert.Empty(store.Disagreements);
        Assert.Equal("1 book", store["oslo"].Contents["cart"]);
    }

    [Fact]
    public void Gossip_ThatIsLost_IsSentAgainUntilAcknowledgedAndThenNoMore()
    {
        var (simulation, store) = World(new AvailableOptions { PassOn = false });
        simulation.Network.Install(message => message.Body is Gossip && message.To == "oslo" && simulation.Now < 350.Milliseconds ? Ruling.Drop("lost") : null);
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));

        simulation.RunUntilIdle();

        Assert.Equal(
            ["101 tokyo", "101 oslo", "201 oslo", "301 oslo", "401 oslo"],
            simulation.Trace.Messages<Gossip>().Only(TraceKind.Send).Events.Select(happened => $"{happened.At.TotalMilliseconds} {happened.Message!.To}"));
        Assert.Equal(403.Milliseconds, simulation.Trace.Messages<GossipReceived>().Events[^1].At);
    }

    [Fact]
    public void Write_ThatTheNetworkDoubles_TakesEffectOnce()
    {
        var (simulation, store) = World();
        simulation.Network.Install(message => message.Body is WriteRequest { Value: "1 book" } ? Ruling.Duplicate(50.Milliseconds) : null);
        store.AddClient("ann", "paris", async ann =>
        {
            await ann.Write("cart", "1 book");
            await ann.Write("cart", "2 books");
        });

        simulation.RunUntilIdle();

        Assert.Equal("2 books", store["oslo"].Contents["cart"]);
    }

    private static void Visit(ReplicatedStore store, string replica, string value, List<string?> found) => store.AddClient($"at {replica}", replica, async client =>
    {
        await client.Write("cart", value);
        found.Add(await client.Read("cart"));
    });

    private static (Simulation Simulation, ReplicatedStore Store) World(AvailableOptions? options = null)
    {
        var simulation = new Simulation(1);
        return (simulation, new ReplicatedStore(simulation, Three, others => new AvailableReplica(others, options)));
    }
}
