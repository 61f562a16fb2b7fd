using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class HintedHandoffTests
{
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Write_AnOwnerIsDown_AStandInKeepsItAndHandsItOver()
    {
        var world = new QuorumWorld(new QuorumOptions { Writes = 3, Sloppy = true }, Five);
        var owners = world.OwnersOf("x").ToList();
        var down = world.Simulation.Faults.Crash(owners[2]);

        world.Do(owners[0], client => client.Write("x", "1"));

        var keeper = Assert.Single(world.OthersThanOwnersOf("x"), node => world[node].Hints.Count > 0);
        Assert.Equal($"x = 1, for {owners[2]}", Assert.Single(world[keeper].Hints).ToString());
        Assert.Empty(world[keeper].Contents);
        Assert.Null(world[owners[2]].Contents.GetValueOrDefault("x"));
        down.Dispose();
        world.Simulation.RunUntilIdle();
        Assert.Equal("1", world[owners[2]].Contents["x"]);
        Assert.Empty(world[keeper].Hints);
        Assert.Empty(world.Store.Disagreements);
    }

    [Fact]
    public void Write_StrictQuorum_IsRefusedWhereTheSloppyOneIsNot()
    {
        var world = new QuorumWorld(new QuorumOptions { Writes = 3 }, Five);
        var owners = world.OwnersOf("x").ToList();
        world.Simulation.Faults.Crash(owners[2]);

        Assert.False(world.Refused(owners[0], client => client.Write("x", "1")).HadNoEffect);
        Assert.All(Five, node => Assert.Empty(world[node].Hints));
    }

    [Fact]
    public void Write_TwiceWhileTheOwnerIsAway_OneHintWithTheNewerIsLeft()
    {
        var world = new QuorumWorld(new QuorumOptions { Writes = 3, Sloppy = true }, Five);
        var owners = world.OwnersOf("x").ToList();
        world.Simulation.Faults.Crash(owners[2]);

        world.Do(owners[0], async client =>
        {
            await client.Write("x", "1");
            await client.Write("x", "2");
        });

        Assert.Equal($"x = 2, for {owners[2]}", Assert.Single(Five.SelectMany(node => world[node].Hints)).ToString());
    }

    [Fact]
    public void Handoff_AnswerIsLostOrTheStandInCrashes_GoesOnUntilTheOwnerHasIt()
    {
        var world = new QuorumWorld(new QuorumOptions { Writes = 3, Sloppy = true }, Five);
        var owners = world.OwnersOf("x").ToList();
        var cut = world.Simulation.Faults.PartitionOneWay([owners[2]], Five.Except([owners[2]]));

        // The owner stores it, and can tell nobody.
        world.Do(owners[0], client => client.Write("x", "1"));
        world.Simulation.RunFor(1.Seconds);
        var keeper = Assert.Single(Five, node => world[node].Hints.Count > 0);
        Assert.Equal("1", world[owners[2]].Contents["x"]);
        world.Simulation.Faults.Restart(keeper);
        cut.Dispose();
        world.Simulation.RunUntilIdle();

        Assert.Empty(world[keeper].Hints);
    }

    [Fact]
    public void Read_AfterASloppyWriteElsewhere_MissesItThoughReadsAndWritesOverlap()
    {
        // R + W > N, and the two sides of a partition have a quorum of stand-ins each.
        var world = new QuorumWorld(new QuorumOptions { Sloppy = true }, Five);
        var owners = world.OwnersOf("x").ToList();
        var others = world.OthersThanOwnersOf("x").ToList();
        world.Do(owners[0], client => client.Write("x", "1"));
        world.Simulation.RunUntilIdle();
        world.Simulation.Faults.Partition(owners, others);

        world.Do(others[0], client => client.Write("x", "2"));

        Assert.Equal("1", world.Do(owners[0], client => client.Read("x")));
        Assert.Equal("2", world.Do(others[0], client => client.Read("x")));
        world.Simulation.Faults.Heal();
        world.Simulation.RunUntilIdle();
        Assert.Equal("2", world.Do(owners[0], client => client.Read("x")));
    }
}
