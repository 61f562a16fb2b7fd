using Fundamentals.Histories;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication;

public sealed class MajorityReplicaTests
{
    private static readonly string[] Three = ["paris", "tokyo", "oslo"];

    [Fact]
    public void Read_AfterAWriteElsewhere_FindsIt()
    {
        var (simulation, store) = World();
        string? found = null;
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));
        store.AddClient("bob", "oslo", async bob =>
        {
            await bob.Delay(10.Milliseconds);
            found = await bob.Read("cart");
        });

        simulation.RunUntilIdle();

        Assert.Equal("1 book", found);
        Assert.Empty(store.Disagreements);
        Assert.Equal(12.Milliseconds + 2.Milliseconds, simulation.Now);
    }

    [Fact]
    public void Delete_OfAKey_IsAWriteOfNothing()
    {
        var (simulation, store) = World();
        string? found = "?";
        store.AddClient("ann", "paris", async ann =>
        {
            await ann.Write("cart", "1 book");
            await ann.Delete("cart");
            found = await ann.Read("cart");
        });

        simulation.RunUntilIdle();

        Assert.Null(found);
        Assert.All(Three, name => Assert.Empty(store[name].Contents));
    }

    [Fact]
    public void Request_OnTheMinoritySide_IsRefusedWithTheReason()
    {
        var (simulation, store) = World();
        simulation.Faults.Partition(["paris", "tokyo"], ["oslo"]);
        var refusals = new List<UnavailableException>();
        store.AddClient("bob", "oslo", async bob =>
        {
            refusals.Add(await Assert.ThrowsAsync<UnavailableException>(() => bob.Write("cart", "1 lamp")));
            refusals.Add(await Assert.ThrowsAsync<UnavailableException>(() => bob.Read("cart")));
        });

        simulation.RunUntilIdle();

        Assert.Equal(
            [
                "oslo refused bob's 'write cart = 1 lamp': oslo reached 1 of 3 replicas within 300 ms, and a majority is 2.",
                "oslo refused bob's 'read cart': oslo reached 1 of 3 replicas within 300 ms, and a majority is 2.",
            ],
            refusals.Select(refusal => refusal.Message));
        Assert.All(refusals, refusal => Assert.True(refusal.HadNoEffect));
        Assert.Equal(604.Milliseconds, simulation.Now);
        Assert.All(store.History.Operations, operation => Assert.Equal(Outcome.Failed, operation.Outcome));
    }

    [Fact]
    public void Write_CutOffBetweenItsRounds_IsInDoubtAndFoundLater()
    {
        var (simulation, store) = World();
        UnavailableException? refusal = null;
        string? found = null;
        simulation.Network.Install(message => message.Body is Store && simulation.Now < 500.Milliseconds ? Ruling.Drop("cut") : null);
        store.AddClient("bob", "oslo", async bob =>
        {
            refusal = await Assert.ThrowsAsync<UnavailableException>(() => bob.Write("cart", "1 lamp"));
            await bob.Delay(300.Milliseconds);
            found = await bob.Read("cart");
        });

        simulation.RunUntilIdle();

        Assert.False(refusal!.HadNoEffect);
        Assert.Equal([Outcome.Unknown, Outcome.Ok], store.History.Operations.Select(operation => operation.Outcome));
        Assert.Equal("1 lamp", found);
        Assert.Empty(store.Disagreements);
    }

    [Fact]
    public void Read_RefusedInItsSecondRound_HadNoEffect()
    {
        var (simulation, store) = World();
        UnavailableException? refusal = null;
        simulation.Network.Install(message => message.Body is Store { Copy.Stamp.Node: "tokyo" } && message.To != "paris" ? Ruling.Drop("cut") : null);
        store.AddClient("ann", "tokyo", async ann => await ann.Write("cart", "1 book"));
        simulation.At(6.Milliseconds, () => simulation.Faults.Isolate("tokyo"));
        store.AddClient("bob", "paris", async bob =>
        {
            await bob.Delay(10.Milliseconds);
            refusal = await Assert.ThrowsAsync<UnavailableException>(() => bob.Read("cart"));
        });

        simulation.RunUntilIdle();

        Assert.True(refusal!.HadNoEffect);
        Assert.Equal("paris reached 1 of 3 replicas within 300 ms, and a majority is 2", refusal.Message.Split(": ")[1].TrimEnd('.'));
    }

    [Fact]
    public void Write_OfTwoClientsAtOnceAtOneReplica_TakesDifferentStamps()
    {
        var (simulation, store) = World();
        store.AddClient("ann", "paris", async ann => await ann.Write("cart", "1 book"));
        store.AddClient("bob", "paris", async bob => await bob.Write("cart", "1 lamp"));

        simulation.RunUntilIdle();

        Assert.Equal(
            ["1 book (1 paris)", "1 lamp (2 paris)"],
            simulation.Trace.Messages<Store>().Events.Select(happened => ((Store)happened.Message!.Body).Copy.ToString()).Distinct());
        Assert.Empty(store.Disagreements);
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

        Assert.Equal("2 books", store["paris"].Contents["cart"]);
    }

    [Fact]
    public void Request_WhoseMessagesAreLost_IsSentAgainToThoseWhoHaveNotAnswered()
    {
        var (simulation, store) = World();
        simulation.Network.Install(message => message.Body is Ask && simulation.Now < 50.Milliseconds ? Ruling.Drop("lost") : null);
        store.AddClient("ann", "paris", async ann => await ann.Read("cart"));

        simulation.RunUntilIdle();

        Assert.Equal(Outcome.Ok, store.History.Operations[0].Outcome);
        Assert.Equal([1, 1, 101, 101], simulation.Trace.Messages<Ask>().Only(TraceKind.Send).Events.Select(happened => happened.At.TotalMilliseconds));
    }

    [Fact]
    public void Coordinator_ThatCrashesInARequest_LeavesItInDoubtAndServesTheNext()
    {
        var (simulation, store) = World();
        simulation.At(2.5.Milliseconds, () => simulation.Faults.Restart("paris"));
        var outcomes = new List<string>();
        store.AddClient("ann", "paris", async ann =>
        {
            await Assert.ThrowsAsync<TimeoutException>(() => ann.Write("cart", "1 book"));
            await ann.Write("cart", "2 books");
            outcomes.Add(await ann.Read("cart") ?? "nothing");
        });

        simulation.RunUntilIdle();

        Assert.Equal(["2 books"], outcomes);
    }

    [Fact]
    public void Replica_Alone_IsItsOwnMajority()
    {
        var simulation = new Simulation(1);
        var store = new ReplicatedStore(simulation, ["paris"], others => new MajorityReplica(others));
        string? found = null;
        store.AddClient("ann", "paris", async ann =>
        {
            await ann.Write("cart", "1 book");
            found = await ann.Read("cart");
        });

        simulation.RunUntilIdle();

        Assert.Equal("1 book", found);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void MajorityReplica_QuorumOutOfRange_IsRejected(int quorum) => Assert.Contains(
        "from 1 to 3",
        Assert.Throws<ArgumentOutOfRangeException>(() => new MajorityReplica(["tokyo", "oslo"], new MajorityOptions { Quorum = quorum })).Message);

    [Fact]
    public void Options_NotPositive_AreRejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MajorityOptions { Patience = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new MajorityOptions { Resend = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new AvailableOptions { GossipPeriod = TimeSpan.Zero });
        Assert.Throws<ArgumentNullException>(() => new AvailableOptions { Wins = null! });
    }

    private static (Simulation Simulation, ReplicatedStore Store) World(MajorityOptions? options = null)
    {
        var simulation = new Simulation(1);
        return (simulation, new ReplicatedStore(simulation, Three, others => new MajorityReplica(others, options)));
    }
}
