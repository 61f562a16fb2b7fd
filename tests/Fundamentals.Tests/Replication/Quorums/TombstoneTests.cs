using Fundamentals.Clocks;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class TombstoneTests
{
    [Fact]
    public void Delete_WhileAReplicaIsAway_WinsWhenItComesBack()
    {
        var world = Deleted(new QuorumOptions { ReadRepair = ReadRepair.Asynchronous });

        Assert.Null(world.Do("c", client => client.Read("x")));
        world.Simulation.RunUntilIdle();
        Assert.Equal("-, -, -", world.Held("x"));
        Assert.All(world.Store.Replicas, node => Assert.True(world[node].Versions["x"].IsTombstone));
    }

    [Fact]
    public void Delete_TombstonesDroppedWhileAReplicaIsAway_WhatWasDeletedComesBack()
    {
        var world = Deleted(new QuorumOptions { ReadRepair = ReadRepair.Asynchronous, TombstonesKeptFor = 5.Seconds });
        Assert.Empty(world["a"].Versions);

        Assert.Equal("1", world.Do("c", client => client.Read("x")));
        world.Simulation.RunUntilIdle();
        Assert.Equal("1, 1, 1", world.Held("x"));
    }

    [Fact]
    public void Delete_ThenWrittenAgain_TombstoneIsNotDroppedForTheNewValue()
    {
        var world = new QuorumWorld(new QuorumOptions { TombstonesKeptFor = 5.Seconds });
        world.Do("a", async client =>
        {
            await client.Delete("x");
            await client.Write("x", "2");
        });
        world.Simulation.RunFor(10.Seconds);

        Assert.Equal("2, 2, 2", world.Held("x"));
    }

    [Fact]
    public void Delete_NodeRestarts_TombstoneIsDroppedAllTheSame()
    {
        var world = new QuorumWorld(new QuorumOptions { TombstonesKeptFor = 5.Seconds });
        world.Do("a", client => client.Delete("x"));
        world.Simulation.Faults.Restart("a");
        world.Simulation.RunFor(4.Seconds);
        Assert.True(world["a"].Versions["x"].IsTombstone);

        world.Simulation.RunFor(6.Seconds);

        Assert.Empty(world["a"].Versions);
    }

    [Fact]
    public void Delete_OneNodeHearsOfItLate_AllDropTheTombstoneOnce()
    {
        var world = new QuorumWorld(new QuorumOptions { AntiEntropyEvery = 200.Milliseconds, TombstonesKeptFor = 5.Seconds });
        world.Do("a", client => client.Write("x", "1"));
        var cut = world.Simulation.Faults.Isolate("c");
        world.Do("a", client => client.Delete("x"));
        var deleted = world.Simulation.Now;
        world.Simulation.RunFor(2.Seconds);
        cut.Dispose();

        world.Simulation.RunUntil(deleted + 4.Seconds);
        Assert.All(world.Store.Replicas, node => Assert.True(world[node].Versions["x"].IsTombstone));
        world.Simulation.RunUntil(deleted + 6.Seconds);

        Assert.All(world.Store.Replicas, node => Assert.Empty(world[node].Versions));
        world.Simulation.RunFor(60.Seconds);
        Assert.All(world.Store.Replicas, node => Assert.Empty(world[node].Versions));
    }

    [Fact]
    public void Delete_NodeRestarts_TimeDoesNotStartAnew()
    {
        var world = new QuorumWorld(new QuorumOptions { TombstonesKeptFor = 5.Seconds });
        world.Do("a", client => client.Delete("x"));
        world.Simulation.RunFor(4.Seconds);
        world.Simulation.Faults.Restart("a");
        world.Simulation.RunFor(2.Seconds);

        Assert.Empty(world["a"].Versions);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Handoff_OfATombstoneThatIsOldByThen_ReplacesWhatTheOwnerHoldsAndIsNotKept(bool hasOldValue)
    {
        string[] five = ["a", "b", "c", "d", "e"];
        var world = new QuorumWorld(new QuorumOptions { Writes = 3, Sloppy = true, TombstonesKeptFor = 5.Seconds }, five);
        var owners = world.OwnersOf("x").ToList();
        if (hasOldValue)
            world.Do(owners[0], client => client.Write("x", "1"));
        var down = world.Simulation.Faults.Crash(owners[2]);
        world.Do(owners[0], client => client.Delete("x"));
        world.Simulation.RunFor(10.Seconds);
        down.Dispose();
        world.Simulation.RunFor(1.Seconds);

        Assert.Empty(five.SelectMany(node => world[node].Hints));
        Assert.All(five, node => Assert.Empty(world[node].Versions));
    }

    [Fact]
    public void Merge_SiblingsOfTwoDeletions_KnowTheLater()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var set = new Siblings<string?>();
        var one = new SiblingVersions(set.Write(VersionVector.Zero, "a", null)) { DeletedAt = at };
        var other = new SiblingVersions(set.Write(VersionVector.Zero, "b", null)) { DeletedAt = at + 1.Seconds };

        Assert.Equal(at + 1.Seconds, one.Merge(other).DeletedAt);
        Assert.Equal(at + 1.Seconds, other.Merge(one).DeletedAt);
        Assert.Equal(at, one.Merge(new SiblingVersions(set)).DeletedAt);
    }

    /// <summary>A value that c holds still, after a and b have deleted it ten seconds ago.</summary>
    private static QuorumWorld Deleted(QuorumOptions options)
    {
        var world = new QuorumWorld(options);
        world.Do("a", client => client.Write("x", "1"));
        world.Simulation.RunUntilIdle();
        var cut = world.Simulation.Faults.Isolate("c");
        world.Do("a", client => client.Delete("x"));
        world.Simulation.RunFor(10.Seconds);
        cut.Dispose();
        Assert.Equal("-, -, 1", world.Held("x"));
        return world;
    }
}
