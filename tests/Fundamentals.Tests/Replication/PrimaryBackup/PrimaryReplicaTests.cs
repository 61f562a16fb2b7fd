using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.PrimaryBackup;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication.PrimaryBackup;

public sealed class PrimaryReplicaTests
{
    private static readonly string[] Three = ["paris", "tokyo", "oslo"];

    [Fact]
    public void Write_AtThePrimary_IsConfirmedBeforeFollowersHaveIt()
    {
        var (simulation, store) = World();
        simulation.Faults.Partition(["paris"], ["tokyo", "oslo"]);
        store.AddClient("ann", "paris", ann => ann.Write("cart", "1 book"));

        simulation.RunUntil(2.Milliseconds);

        Assert.True(store.History.Operations[0].ReturnedAt == 2.Milliseconds);
        Assert.Equal(["1 book", null, null], store.Disagreements["cart"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Write_ThatWaitsForFollowers_IsConfirmedWhenSoManyHaveIt(int waitFor)
    {
        var (simulation, store) = World(new PrimaryOptions { WaitFor = waitFor });
        simulation.Network.Connect("paris", "oslo", new LinkOptions { Latency = 20.Milliseconds });
        store.AddClient("ann", "paris", ann => ann.Write("cart", "1 book"));

        simulation.RunUntilIdle();

        Assert.Equal(waitFor == 1 ? 4.Milliseconds : 42.Milliseconds, store.History.Operations[0].ReturnedAt);
    }

    [Fact]
    public void Write_ThatTooFewFollowersGet_IsRefusedInDoubt()
    {
        var (simulation, store) = World(new PrimaryOptions { WaitFor = 1 });
        simulation.Faults.Isolate("paris");
        UnavailableException? refusal = null;
        store.AddClient("ann", "paris", async ann => refusal = await Assert.ThrowsAsync<UnavailableException>(() => ann.Write("cart", "1 book")));

        simulation.RunUntil(1.Seconds);

        Assert.False(refusal!.HadNoEffect);
        Assert.Contains("paris did not hear that the write is safe within 600 ms", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("1 book", store["paris"].Contents["cart"]);
    }

    [Fact]
    public void Read_AtAFollowerThatIsCutOff_IsOldAndAnsweredAtOnce()
    {
        var (simulation, store) = World();
        simulation.At(50.Milliseconds, () => simulation.Faults.Partition(["paris", "tokyo"], ["oslo"]));
        simulation.At(1.Seconds, simulation.Faults.Heal);
        var found = new List<string?>();
        store.AddClient("ann", "paris", async ann =>
        {
            await ann.Write("cart", "1 book");
            await ann.Delay(100.Milliseconds);
            await ann.Write("cart", "2 books");
        });
        store.AddClient("bob", "oslo", async bob =>
        {
            await bob.Delay(500.Milliseconds);
            found.Add(await bob.Read("cart"));
            found.Add($"{bob.Now.TotalMilliseconds} ms");
            await bob.Delay(700.Milliseconds);
            found.Add(await bob.Read("cart"));
        });

        simulation.RunUntilIdle();

        Assert.Equal(["1 book", "502 ms", "2 books"], found);
        Assert.Empty(store.Disagreements);
    }

    [Fact]
    public void Write_AtAFollower_IsAnsweredWhenTheFollowerHasIt()
    {
        var (simulation, store) = World();
        simulation.Network.Install(message => message is { Body: LogPart, To: "oslo" } ? Ruling.Delay(50.Milliseconds) : null);
        string? found = null;
        store.AddClient("bob", "oslo", async bob =>
        {
            await bob.Write("cart", "1 lamp");
            found = $"{bob.Now.TotalMilliseconds} ms: {await bob.Read("cart")}";
        });

        simulation.RunUntilIdle();

        Assert.Equal("54 ms: 1 lamp", found);
    }

    [Fact]
    public void Write_ThatTheNetworkDoublesOrThatIsPassedOnAgain_IsLoggedOnce()
    {
        var (simulation, store) = World();
        simulation.Network.Install(message => message.Body switch
        {
            WriteRequest => Ruling.Duplicate(30.Milliseconds),
            WriteLogged when simulation.Now < 150.Milliseconds => Ruling.Drop("lost"),
            _ => null,
        });
        store.AddClient("bob", "oslo", bob => bob.Write("cart", "1 lamp"));

        simulation.RunUntilIdle();

        Assert.Equal([new LogEntry(1, "cart", "1 lamp")], ((PrimaryReplica)store["paris"]).Log);
        Assert.Equal(2, simulation.Trace.Messages<PassedWrite>().Only(TraceKind.Send).Events.Count(happened => happened.At < 150.Milliseconds));
    }

    [Fact]
    public void SessionRead_AtAFollowerThatIsBehind_WaitsUntilItHasCome()
    {
        var (simulation, store) = World();
        simulation.Network.Connect("paris", "oslo", new LinkOptions { Latency = 90.Milliseconds });
        var found = new List<string?>();
        store.AddClient("ann", "paris", async ann =>
        {
            var session = new SessionClient(ann);
            await session.Write("cart", "1 book");
            ann.Replica = "oslo";
            found.Add(await ann.Read("cart"));
            found.Add(await session.Read("cart"));
            found.Add($"{ann.Now.TotalMilliseconds} ms, position {session.Position}");
        });

        simulation.RunUntilIdle();

        Assert.Equal([null, "1 book", "92 ms, position 1"], found);
    }

    [Fact]
    public void SessionRead_AtAFollowerThatDoesNotCome_IsRefusedWithoutEffect()
    {
        var (simulation, store) = World();
        UnavailableException? refusal = null;
        store.AddClient("ann", "oslo", async ann => refusal = await Assert.ThrowsAsync<UnavailableException>(() => new SessionClient(ann) { Position = 1 }.Read("cart")));

        simulation.RunUntilIdle();

        Assert.True(refusal!.HadNoEffect);
        Assert.Equal(602.Milliseconds, simulation.Now);
    }

    [Fact]
    public void Log_AfterACrashThatKeepsMemory_IsSentOn()
    {
        var (simulation, store) = World();
        simulation.Faults.Partition(["paris"], ["tokyo", "oslo"]);
        simulation.At(50.Milliseconds, () => simulation.Faults.Restart("paris"));
        simulation.At(60.Milliseconds, simulation.Faults.Heal);
        store.AddClient("ann", "paris", ann => ann.Write("cart", "1 book"));

        simulation.RunUntilIdle();

        Assert.Equal("1 book", store["oslo"].Contents["cart"]);
    }

    [Fact]
    public void Deletion_ReachesFollowers()
    {
        var (simulation, store) = World();
        store.AddClient("ann", "tokyo", async ann =>
        {
            await ann.Write("cart", "1 book");
            await ann.Delete("cart");
        });

        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Empty(store[name].Contents));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void PrimaryReplica_WaitForOutOfRange_IsRejected(int waitFor) => Assert.Contains(
        "from 0 to 2",
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrimaryReplica(["tokyo", "oslo"], "paris", new PrimaryOptions { WaitFor = waitFor })).Message);

    [Fact]
    public void Options_NotPositive_AreRejected()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrimaryOptions { Patience = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrimaryOptions { Resend = TimeSpan.Zero });
    }

    private static (Simulation Simulation, ReplicatedStore Store) World(PrimaryOptions? options = null)
    {
        var simulation = new Simulation(1);
        return (simulation, new ReplicatedStore(simulation, Three, others => new PrimaryReplica(others, "paris", options)));
    }
}
