using Fundamentals.Networking;
using Fundamentals.Histories;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class QuorumReplicaTests
{
    private static readonly string[] Seven = ["a", "b", "c", "d", "e", "f", "g"];

    [Theory]
    [InlineData(ConflictRule.PhysicalClock)]
    [InlineData(ConflictRule.HybridLogicalClock)]
    [InlineData(ConflictRule.LamportClock)]
    [InlineData(ConflictRule.Siblings)]
    public void Write_AnyCoordinator_IsReadFromAny(ConflictRule rule)
    {
        foreach (var writer in Seven)
        {
            var world = new QuorumWorld(new QuorumOptions { Conflicts = rule }, Seven);
            world.Do(writer, client => client.Write("x", "1"));
            Assert.All(Seven, reader => Assert.Equal("1", world.Do(reader, client => client.Read("x"))));
        }
    }

    [Fact]
    public void Write_MoreNodesThanN_IsOnTheOwnersAlone()
    {
        var world = new QuorumWorld(null, Seven);
        world.Do("a", async client =>
        {
            foreach (var key in Enumerable.Range(0, 100))
                await client.Write($"k{key}", "1");
        });
        world.Simulation.RunUntilIdle();

        Assert.All(Enumerable.Range(0, 100), key =>
        {
            Assert.Equal(3, world.OwnersOf($"k{key}").Count());
            Assert.Equal(world.OwnersOf($"k{key}"), Seven.Where(node => world[node].Contents.ContainsKey($"k{key}")));
        });
        Assert.All(Seven, node => Assert.InRange(world[node].Contents.Count, 10, 80));
        Assert.Empty(world.Store.Disagreements);
    }

    [Fact]
    public void Disagreements_AnOwnerMissesAWrite_NamesTheKeyAndWhatEachHolds()
    {
        var world = new QuorumWorld(null, Seven);
        var owners = world.OwnersOf("x").ToList();
        world.Simulation.Faults.Isolate(owners[2]);
        world.Do(owners[0], client => client.Write("x", "1"));
        world.Simulation.RunUntilIdle();

        var (key, held) = Assert.Single(world.Store.Disagreements);
        Assert.Equal("x", key);
        Assert.Equal(Seven.Select(node => owners[..2].Contains(node) ? "1" : null), held);
    }

    [Fact]
    public void Read_TooFewOwnersReachable_IsRefusedAndOneWouldDo()
    {
        var world = new QuorumWorld();
        world.Do("a", client => client.Write("x", "1"));
        world.Simulation.Faults.Isolate("a");

        var refused = world.Refused("a", client => client.Read("x"));

        Assert.Equal("a refused client2's 'read x': 1 of 3 owners of x answered within 300 ms, as far as a knows, and 2 must.", refused.Message);
        Assert.True(refused.HadNoEffect);
        Assert.Equal("1", world.Do("a", client => client.Read("x", reads: 1)));
        Assert.Equal([Outcome.Ok, Outcome.Failed, Outcome.Ok], world.Store.History.Operations.Select(operation => operation.Outcome));
        Assert.Equal("read x, R = 1", new QuorumRead("x", 1).ToString());
    }

    [Fact]
    public void Write_TooFewOwnersReachable_IsInDoubtAndHalfFinished()
    {
        var world = new QuorumWorld();
        world.Simulation.Faults.Isolate("a");

        var refused = world.Refused("a", client => client.Write("x", "1"));

        Assert.Equal("a refused client1's 'write x = 1': 1 of 3 owners of x stored it within 300 ms, as far as a knows, and 2 must.", refused.Message);
        Assert.False(refused.HadNoEffect);
        Assert.Equal("1, -, -", world.Held("x"));
        world.Do("a", client => client.Write("x", "2", writes: 1));
        Assert.Equal("2, -, -", world.Held("x"));
    }

    [Fact]
    public void Write_VersionFromQuorumAndNoQuorum_HadNoEffect()
    {
        var world = new QuorumWorld(QuorumOptions.Linearizable);
        world.Simulation.Faults.Isolate("a");

        Assert.True(world.Refused("a", client => client.Write("x", "1")).HadNoEffect);

        world.Simulation.Faults.EndAll();
        world.Simulation.RunUntilIdle();
        Assert.Equal("-, -, -", world.Held("x"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    public void Request_QuorumOutOfRange_IsRefusedWithoutEffect(int quorum)
    {
        var world = new QuorumWorld();

        var read = world.Refused("a", client => client.Read("x", reads: quorum));
        var write = world.Refused("a", client => client.Write("x", "1", writes: quorum));

        Assert.All([read, write], refused => Assert.EndsWith($": it asks for {quorum} of the 3 owners of x.", refused.Message));
        Assert.All([read, write], refused => Assert.True(refused.HadNoEffect));
        Assert.Equal("-, -, -", world.Held("x"));
    }

    [Fact]
    public void Write_RequestArrivesTwice_IsWrittenOnce()
    {
        var world = new QuorumWorld();
        world.Simulation.Network.Install(message => message.Body is WriteRequest { Value: "1" } ? Ruling.Duplicate(50.Milliseconds) : null);

        world.Do("a", async client =>
        {
            await client.Write("x", "1");
            await client.Write("x", "2");
        });
        world.Simulation.RunUntilIdle();

        Assert.Equal("2, 2, 2", world.Held("x"));
    }

    [Fact]
    public void Siblings_OwnerIsAskedTwiceForAVersion_MakesOne()
    {
        var world = new QuorumWorld(new QuorumOptions { Conflicts = ConflictRule.Siblings }, Seven);
        world.Simulation.Network.Install(message => message.Body is MakeVersion ? Ruling.Duplicate(50.Milliseconds) : null);

        world.Do(world.OthersThanOwnersOf("x").First(), client => client.Write("x", "1"));
        world.Simulation.RunUntilIdle();

        Assert.Equal(["1"], world.Do("a", client => client.ReadSiblings("x")).Values);
    }

    [Fact]
    public void Siblings_BlindWrites_StandSideBySideUntilOneReplacesBoth()
    {
        var world = new QuorumWorld(new QuorumOptions { Conflicts = ConflictRule.Siblings });
        world.Do("a", client => client.Write("x", "red"));
        world.Do("b", client => client.Write("x", "blue"));

        var seen = world.Do("c", client => client.ReadSiblings("x"));
        Assert.Equal(["blue", "red"], seen.Values.Order());
        world.Do("a", client => client.Write("x", "green"));
        world.Do("c", client => client.Write("x", "violet", instead: seen));
        world.Simulation.RunUntilIdle();

        Assert.Equal(["green", "violet"], world.Do("b", client => client.ReadSiblings("x")).Values.Order());
        world.Do("b", async client => await client.Delete("x", instead: await client.ReadSiblings("x")));
        Assert.Null(world.Do("a", client => client.Read("x")));
    }

    [Fact]
    public void Siblings_NoOwnerOfTheKeyReachable_IsRefusedInDoubt()
    {
        var world = new QuorumWorld(new QuorumOptions { Conflicts = ConflictRule.Siblings }, Seven);
        var other = world.OthersThanOwnersOf("x").First();
        world.Simulation.Faults.Isolate(other);

        var refused = world.Refused(other, client => client.Write("x", "1"));

        Assert.EndsWith("which own x, made a version within 300 ms.", refused.Message);
        Assert.False(refused.HadNoEffect);
    }

    [Fact]
    public void Contents_CrashAndRestart_AreKeptUnlessMemoryIsLost()
    {
        var world = new QuorumWorld();
        world.Do("a", client => client.Write("x", "1"));
        world.Simulation.RunUntilIdle();
        world.Simulation.Faults.Restart("a");
        world.Simulation.Faults.Restart("b", loseMemory: true);
        world.Simulation.RunUntilIdle();

        Assert.Equal("1, -, 1", world.Held("x"));
        Assert.Equal("1", world.Do("b", client => client.Read("x")));
    }

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void Constructor_OptionsThatDoNotGoTogether_SaysWhich(QuorumOptions options, string message) =>
        Assert.StartsWith($"QuorumOptions: {message}. They are: ", Assert.Throws<ArgumentException>(() => new QuorumReplica(["b", "c"], options)).Message);

    public static TheoryData<QuorumOptions, string> BadOptions => new()
    {
        { new() { Replicas = 4 }, "Replicas (N) must be from 1 to the number of nodes, 3" },
        { new() { Reads = 0 }, "Reads (R) must be from 1 to N = 3" },
        { new() { Writes = 4 }, "Writes (W) must be from 1 to N = 3" },
        { new() { VersionFromQuorum = true }, "VersionFromQuorum takes a clock that moves past what it sees, LamportClock or HybridLogicalClock" },
        { new() { Patience = TimeSpan.Zero }, "Patience must be positive" },
        { new() { AntiEntropyEvery = TimeSpan.Zero }, "AntiEntropyEvery must be positive, or null for never" },
    };
}
