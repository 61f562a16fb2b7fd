using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Hashing;
using Fundamentals.Histories;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.Sharding;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication.Sharding;

public sealed class ShardedReplicaTests
{
    private static readonly ShardedOptions OneShard = new(ModuloPartitioner.Of("cedar")) { Shards = 1, PartSize = 1 };

    [Fact]
    public void Request_AtAnyNode_IsAnsweredByTheOwner()
    {
        var (simulation, store) = World(new ShardedOptions(ConsistentHashRing.Of("ash", "cedar", "fir")));
        store.AddClient("writer", "ash", async client =>
        {
            foreach (var key in Keys.Numbered("key-", 20))
                await client.Write(key, $"{key}'s value");
        });
        simulation.RunUntilIdle();
        var read = new List<string?>();
        store.AddClient("reader", "fir", async client =>
        {
            foreach (var key in Keys.Numbered("key-", 20))
                read.Add(await client.Read(key));
        });
        simulation.RunUntilIdle();

        Assert.Equal(Keys.Numbered("key-", 20).Select(key => $"{key}'s value"), read);
        Assert.All(Keys.Numbered("key-", 20), key => Assert.Single(store.Replicas, node => store[node].Owns(key) && store[node].Contents.ContainsKey(key)));
    }

    [Fact]
    public void Move_OfAShard_TakesAMessageAndItsAnswerForEachPart()
    {
        foreach (var (keys, partSize, parts) in new[] { (0, 10, 1), (10, 10, 1), (11, 10, 2), (7, 1, 7) })
        {
            var (simulation, store) = World(OneShard with { PartSize = partSize });
            Fill(store, keys);
            simulation.RunUntilIdle();
            var began = simulation.Now;
            Order(simulation, "cedar", "fir");
            simulation.RunUntilIdle();

            Assert.Equal(2 * parts, simulation.Trace.Since(began).Among(store.Replicas).Only(TraceKind.Send).Events.Count);
            Assert.Equal(keys, store["fir"].Contents.Count);
            Assert.Empty(store["cedar"].Contents);
            Assert.True(store["fir"].Owns("key-0") && !store["cedar"].Owns("key-0"));
        }
    }

    [Fact]
    public void Write_WhileItsShardIsSent_IsSentAgain()
    {
        var (simulation, store) = World(OneShard);
        Fill(store, 5);
        simulation.RunUntilIdle();
        Order(simulation, "cedar", "fir");
        simulation.RunFor(4.Milliseconds); // key-0 and key-1 are sent
        store.AddClient("late", "cedar", async client =>
        {
            await client.Write("key-0", "new");
            await client.Delete("key-1");
        });
        simulation.RunUntilIdle();

        Assert.Equal("new", store["fir"].Contents["key-0"]);
        Assert.False(store["fir"].Contents.ContainsKey("key-1"));
        Assert.True(Linearizability.Check(store.History, new RegisterModel()).IsSatisfied);
    }

    [Fact]
    public void Request_BetweenTheOwners_WaitsForTheToken()
    {
        var (simulation, store) = World(OneShard);
        var lost = 0;
        simulation.Network.Install(message => message.Body is ShardPart { IsLast: true } && lost++ == 0 ? Ruling.Drop("lost") : null);
        Order(simulation, "cedar", "fir");
        simulation.RunFor(4.Milliseconds);
        store.AddClient("early", "cedar", client => client.Write("key", "value"));
        simulation.RunUntilIdle();

        // Sent at 1 ms and again at 101, the token is at fir at 102; the write, begun at 4 and passed on to fir, is answered by way of cedar at 104.
        var write = Assert.Single(store.History.Operations);
        Assert.Equal(Outcome.Ok, write.Outcome);
        Assert.Equal(100.Milliseconds, write.ReturnedAt - write.InvokedAt);
        Assert.Equal("value", store["fir"].Contents["key"]);
    }

    [Fact]
    public void Answer_OfANewOwner_TellsWhereToAskNextTime()
    {
        var (simulation, store) = World(OneShard);
        Order(simulation, "cedar", "fir");
        simulation.RunUntilIdle();

        Assert.Equal([3, 2], new[] { Ask(), Ask() });

        int Ask()
        {
            var began = simulation.Now;
            store.AddClient($"at {began}", "ash", client => client.Read("key"));
            simulation.RunUntilIdle();
            return simulation.Trace.Since(began).Among(store.Replicas).Only(TraceKind.Send).Events.Count;
        }
    }

    [Fact]
    public void MoveShard_UntilDone_MovesThereAndBack()
    {
        var (simulation, store) = World(OneShard);
        Fill(store, 3);
        simulation.RunUntilIdle();
        simulation.AddClient("operator", async client =>
        {
            foreach (var to in new[] { "fir", "ash", "cedar" })
            {
                while (await client.Call("ash", new MoveShard("shard-0", to)) is MoveAnswer { IsDone: false })
                    await client.Delay(10.Milliseconds);
            }
        });
        simulation.RunUntilIdle();

        Assert.Equal(new ShardView("cedar", "cedar", 4), ((ShardedReplica)store["cedar"]).ViewOf("shard-0"));
        Assert.Equal(3, store["cedar"].Contents.Count);
    }

    [Fact]
    public void MoveShard_WhileItGoesElsewhere_IsRefused()
    {
        var (simulation, store) = World(OneShard);
        Fill(store, 3);
        simulation.RunUntilIdle();
        Order(simulation, "cedar", "fir");
        object? answer = null;
        simulation.AddClient("another", async client => answer = await client.Call("cedar", new MoveShard("shard-0", "ash")));
        simulation.RunUntilIdle();

        Assert.Equal("shard-0 is on its way to fir", Assert.IsType<Refusal>(answer).Reason);
    }

    [Theory]
    [InlineData("fir", "fir", 3, 0, Turn.Answer)]
    [InlineData("fir", "fir", 3, 1, Turn.Answer)]
    [InlineData("fir", "ash", 3, 0, Turn.PassOn)]
    [InlineData("fir", "ash", 3, 2, Turn.PassOn)]
    [InlineData("fir", "ash", 3, 4, Turn.Wait)]
    [InlineData("fir", "ash", 3, 9, Turn.Wait)]
    public void Next_AnyRequest_IsTheRule(string me, string owner, long known, long epoch, Turn turn) =>
        Assert.Equal(turn, ShardedReplica.Next(new ShardView(me, owner, known), epoch));

    [Fact]
    public void Options_OutOfRange_SayWhatTheyMean()
    {
        Assert.StartsWith("There must be at least one shard.", Assert.Throws<ArgumentOutOfRangeException>(() => OneShard with { Shards = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("A part must have room for at least one key.", Assert.Throws<ArgumentOutOfRangeException>(() => OneShard with { PartSize = 0 }).Message, StringComparison.Ordinal);
        Assert.StartsWith("Patience must be positive.", Assert.Throws<ArgumentOutOfRangeException>(() => OneShard with { Patience = TimeSpan.Zero }).Message, StringComparison.Ordinal);
    }

    private static (Simulation Simulation, ReplicatedStore Store) World(ShardedOptions options)
    {
        var simulation = new Simulation(1);
        return (simulation, new ReplicatedStore(simulation, ["ash", "cedar", "fir"], _ => new ShardedReplica(options)));
    }

    private static void Fill(ReplicatedStore store, int keys) => store.AddClient("before", "cedar", async client =>
    {
        foreach (var key in Keys.Numbered("key-", keys))
            await client.Write(key, "old");
    });

    private static void Order(Simulation simulation, string at, string to) =>
        simulation.AddClient($"operator of {to}", client => client.Call(at, new MoveShard("shard-0", to)));
}
