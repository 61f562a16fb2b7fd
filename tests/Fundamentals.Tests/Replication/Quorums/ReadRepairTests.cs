using Fundamentals.Networking;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

public sealed class ReadRepairTests
{
    [Theory]
    [InlineData(ReadRepair.None, "1, -, -", "1, -, -")]
    [InlineData(ReadRepair.Asynchronous, "1, -, -", "1, 1, 1")]
    [InlineData(ReadRepair.Blocking, "1, 1, 1", "1, 1, 1")]
    public void Read_HalfFinishedWrite_IsRepairedAsChosen(ReadRepair repair, string whenAnswered, string later)
    {
        var world = HalfFinished(repair);

        Assert.Equal("1", world.Do("a", client => client.Read("x")));

        // The answer takes a millisecond to the client; so does a repair to a replica.
        Assert.Equal(whenAnswered, world.Held("x"));
        world.Simulation.RunUntilIdle();
        Assert.Equal(later, world.Held("x"));
    }

    [Theory]
    [InlineData(ReadRepair.None, 4)]
    [InlineData(ReadRepair.Blocking, 6)]
    public void Read_HalfFinishedWrite_BlockingRepairTakesARoundTripMore(ReadRepair repair, double milliseconds)
    {
        var world = HalfFinished(repair);

        world.Do("a", client => client.Read("x"));

        var read = world.Store.History.Operations[^1];
        Assert.Equal(milliseconds.Milliseconds, read.ReturnedAt - read.InvokedAt);
    }

    [Fact]
    public void Read_BlockingRepairFindsNoQuorum_IsRefused()
    {
        var world = HalfFinished(ReadRepair.Blocking);
        world.Simulation.Network.Install(message => message.Body is StoreCopy ? Ruling.Drop("no repair") : null);

        var refused = world.Refused("a", client => client.Read("x"));

        Assert.Contains("1 of 3 owners of x hold what was read within 300 ms", refused.Message);
        Assert.True(refused.HadNoEffect);
    }

    [Fact]
    public void Read_BlockingRepair_OnceReadAWriteIsReadAgainFromAnyQuorum()
    {
        var world = HalfFinished(ReadRepair.Blocking);
        world.Do("a", client => client.Read("x"));
        world.Simulation.Faults.Isolate("a");

        Assert.Equal("1", world.Do("b", client => client.Read("x")));
    }

    [Fact]
    public void Read_NoRepair_AWriteIsReadAndThenNot()
    {
        var world = HalfFinished(ReadRepair.None);
        world.Do("a", client => client.Read("x"));
        world.Simulation.Faults.Isolate("a");

        Assert.Null(world.Do("b", client => client.Read("x")));
    }

    /// <summary>A write that a alone has stored, and that its client was told is in doubt.</summary>
    private static QuorumWorld HalfFinished(ReadRepair repair)
    {
        var world = new QuorumWorld(new QuorumOptions { ReadRepair = repair });
        var cut = world.Simulation.Faults.Isolate("a");
        world.Refused("a", client => client.Write("x", "1"));
        cut.Dispose();
        return world;
    }
}
