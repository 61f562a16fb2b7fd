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
