using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class AllocationTests
{
    /// <summary>Short, wide, and too long for the stack.</summary>
    private static readonly string[] SomeKeys = [.. Keys.Numbered("user-", 200), "ключ 日本 🙂", new('x', 84), new('x', 85), new('日', 10_000)];

    private static readonly string[] Nodes = [.. Keys.Numbered("node-", 50)];

    public static TheoryData<string> Kinds => ["modulo", "ring", "rendezvous", "ring with weights", "rendezvous with weights", "indexed ring", "jump", "maglev", "multi-probe", "ketama", "tokens", "ranges"];

    [Theory, MemberData(nameof(Kinds))]
    public void NodeFor_ManyKeys_AllocatesNothing(string kind)
    {
        IPartitioner partitioner = kind switch
        {
            "modulo" => ModuloPartitioner.Of(Nodes),
            "ring" => ConsistentHashRing.Of(Nodes),
            "rendezvous" => RendezvousPartitioner.Of(Nodes),
            "ring with weights" => ConsistentHashRing.Of(Nodes).Add("heavy", 3),
            "rendezvous with weights" => RendezvousPartitioner.Of(Nodes).Add("heavy", 3),
            "ranges" => RangePartitioner.Of(Nodes).Split(SomeKeys, 3),
            _ => PartitionerErrorsTests.Of(kind, Nodes),
        };

        AllocatesNothing(() => LookUp(partitioner));
    }

    [Theory]
    [InlineData("bounded loads")]
    [InlineData("two choices")]
    public void Place_ManyKeys_AllocatesNothing(string kind)
    {
        var ring = ConsistentHashRing.Of(Nodes);
        IPlacement placement = kind == "two choices" ? new PowerOfChoices(ring) : new BoundedLoads(ring);

        AllocatesNothing(() =>
        {
            foreach (var key in SomeKeys)
                placement.Release(placement.Place(key));
        });
    }

    private static void AllocatesNothing(Action lookUp)
    {
        lookUp(); // the first time compiles, and fills the pool of arrays

        // A collection that another test causes in the middle of a round counts what this thread had left to allocate
        // from. What a lookup allocates it allocates in every round, so the least of them is what counts.
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => AllocatedBy(lookUp)));
    }

    private static long AllocatedBy(Action lookUp)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        lookUp();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void LookUp(IPartitioner partitioner)
    {
        foreach (var key in SomeKeys)
            partitioner.NodeFor(key);
    }
}
