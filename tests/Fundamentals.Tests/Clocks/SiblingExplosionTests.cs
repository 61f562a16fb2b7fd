using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

/// <summary>
/// What plain version vectors do where two clients write through the same replica, each having read before the other's last
/// write; and what dots change. The three flaws are those that Almeida et al., "Scalable and Accurate Causality Tracking for
/// Eventually Consistent Stores" (2014), find in what stores did before.
/// </summary>
public sealed class SiblingExplosionTests
{
    private const int Writes = 100;

    [Fact]
    public void Write_OneVectorForAllSiblings_NeverReplacesAny()
    {
        var held = (Clock: VersionVector.Zero, Values: new List<int>());
        var context = new[] { VersionVector.Zero, VersionVector.Zero };
        for (var i = 0; i < Writes; i++)
        {
            // The vector of a write can cover all that the replica holds, or else nothing of it.
            var replaced = context[i % 2].Covers(held.Clock);
            held = (held.Clock.Merge(context[i % 2]).Increment("a"), replaced ? [i] : [.. held.Values, i]);
            context[i % 2] = held.Clock;
        }

        Assert.Equal(Writes, held.Values.Count);
    }

    [Fact]
    public void Write_Dotted_LeavesTheTwoThatAreConcurrent()
    {
        var held = new Siblings<int>();
        var context = new[] { VersionVector.Zero, VersionVector.Zero };
        for (var i = 0; i < Writes; i++)
        {
            held = held.Write(context[i % 2], "a", i);
            context[i % 2] = held.Context;
            Assert.InRange(held.Versions.Count, 1, 2);
        }

        Assert.Equal([Writes - 2, Writes - 1], held.Values);
    }

    [Fact]
    public void Compare_OneVectorForEachSibling_TakesConcurrentWritesForSuccessive()
    {
        var red = VersionVector.Zero.Increment("a");
        var blue = VersionVector.Of(("a", red["a"])).Increment("a"); // had read nothing, and the counter goes on

        Assert.Equal(CausalRelation.After, blue.Compare(red)); // so red would be lost
        Assert.Equal(CausalRelation.Concurrent, new DottedVersionVector(new Dot("a", 2), VersionVector.Zero).Compare(new DottedVersionVector(new Dot("a", 1), VersionVector.Zero)));
    }

    [Fact]
    public void Increment_OneEntryForEachClient_GrowsWithTheClients()
    {
        var byClient = VersionVector.Zero;
        var dotted = new Siblings<int>();
        for (var client = 0; client < Writes; client++)
        {
            byClient = byClient.Increment($"client {client}");
            dotted = dotted.Write(dotted.Context, "a", client);
        }

        Assert.Equal((Writes, 1), (byClient.Nodes.Count, dotted.Context.Nodes.Count));
    }
}
