using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.Causal;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication.Causal;

public sealed class CausalReplicaTests
{
    private static readonly string[] Three = ["paris", "tokyo", "oslo"];

    [Fact]
    public void Comment_ThatOvertakesItsPost_IsHeldBackUntilThePostIsThere()
    {
        var (simulation, store) = World();
        simulation.Network.Connect("paris", "oslo", new LinkOptions { Latency = 80.Milliseconds });
        store.AddClient("ann", "paris", ann => ann.Write("post", "lost my cat"));
        store.AddClient("bob", "tokyo", async bob =>
        {
            await bob.Delay(10.Milliseconds);
            await bob.Read("post");
            await bob.Write("comment", "found!");
        });

        simulation.RunUntil(80.Milliseconds);
        Assert.Empty(store["oslo"].Contents);
        simulation.RunUntil(82.Milliseconds);

        Assert.Equal(2, store["oslo"].Contents.Count);
        var comment = simulation.Trace.Messages<CausalWrites>().Events.Select(happened => happened.Message!.Body.ToString()).First(text => text!.StartsWith("comment", StringComparison.Ordinal));
        Assert.Equal("comment = found!, after [paris:1]", comment);
    }

    [Fact]
    public void Comment_WithoutTheRule_IsShownBeforeItsPost()
    {
        var (simulation, store) = World(new CausalOptions { WaitForCauses = false });
        simulation.Network.Connect("paris", "oslo", new LinkOptions { Latency = 80.Milliseconds });
        store.AddClient("ann", "paris", ann => ann.Write("post", "lost my cat"));
        store.AddClient("bob", "tokyo", async bob =>
        {
            await bob.Delay(10.Milliseconds);
            await bob.Write("comment", "found!");
        });

        simulation.RunUntil(50.Milliseconds);

        Assert.Equal(["comment"], store["oslo"].Contents.Keys);
    }

    [Fact]
    public void Request_OnBothSidesOfAPartition_IsAnsweredAtOnceAndCopiesAgreeAfterwards()
    {
        var (simulation, store) = World();
        var partition = simulation.Faults.Partition(["paris", "tokyo"], ["oslo"]);
        simulation.At(1.Seconds, partition.Dispose);
        store.AddClient("ann", "paris", ann => ann.Write("cart", "1 book"));
        store.AddClient("bob", "oslo", bob => bob.Write("cart", "1 lamp"));

        simulation.RunUntil(2.Milliseconds);
        Assert.All(store.History.Operations, operation => Assert.Equal(2.Milliseconds, operation.ReturnedAt));
        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Equal("1 book", store[name].Contents["cart"]));
    }

    [Fact]
    public void Write_AfterWhatItsReplicaHasSeen_WinsThoughItsClockIsBehind()
    {
        var (simulation, store) = World();
        simulation.Faults.Skew("oslo", -1.Seconds);
        store.AddClient("ann", "paris", ann => ann.Write("cart", "1 book"));
        store.AddClient("bob", "oslo", async bob =>
        {
            await bob.Delay(500.Milliseconds);
            await bob.Write("cart", "1 lamp");
        });

        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Equal("1 lamp", store[name].Contents["cart"]));
    }

    [Fact]
    public void Writes_ThatAreLostOrDoubled_AreSentAgainUntilAcknowledgedAndShownOnce()
    {
        var (simulation, store) = World();
        simulation.Network.Install(message => message switch
        {
            { Body: CausalWrites, To: "oslo" } when simulation.Now < 150.Milliseconds => Ruling.Drop("lost"),
            { Body: CausalWrites } or { Body: WriteRequest } => Ruling.Duplicate(10.Milliseconds),
            _ => null,
        });
        store.AddClient("ann", "paris", async ann =>
        {
            await ann.Write("cart", "1 book");
            await ann.Write("cart", "2 books");
        });

        simulation.RunUntilIdle();

        Assert.All(Three, name => Assert.Equal("2 books", store[name].Contents["cart"]));
        Assert.Equal(
            ["1", "3", "101", "201"],
            simulation.Trace.Messages<CausalWrites>().Only(TraceKind.Send).Events.Where(happened => happened.Message!.To == "oslo").Select(happened => $"{happened.At.TotalMilliseconds}"));
    }

    [Fact]
    public void Options_NotPositive_AreRejected() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CausalOptions { Resend = TimeSpan.Zero });

    private static (Simulation Simulation, ReplicatedStore Store) World(CausalOptions? options = null)
    {
        var simulation = new Simulation(1);
        return (simulation, new ReplicatedStore(simulation, Three, others => new CausalReplica(others, options)));
    }
}
