using Fundamentals.Hashing;

namespace Fundamentals.Tests.Hashing;

public sealed class AllocationTests
{
    /// <summary>Short, wide, and too long for the stack.</summary>
    private static readonly string[] SomeKeys = [.. Keys.Numbered("user-", 200), "ключ 日本 🙂", new('x', 84), new('x', 85), new('日', 10_000)];

    private static readonly string[] Nodes = [.. Keys.Numbered("node-", 50)];

    public static TheoryData<string> Kinds => ["modulo", "ring", "rendezvous", "ring with weights", "rendezvous with weights"];

    [Theory, MemberData(nameof(Kinds))]
    public void NodeFor_ManyKeys_AllocatesNothing(string kind)
    {
        IPartitioner partitioner = kind switch
        {
            "modulo" => ModuloPartitioner.Of(Nodes),
            "ring" => ConsistentHashRing.Of(Nodes),
            "rendezvous" => RendezvousPartitioner.Of(Nodes),
            "ring with weights" => ConsistentHashRing.Of(Nodes).Add("heavy", 3),
            _ => RendezvousPartitioner.Of(Nodes).Add("heavy", 3),
        };

        LookUp(partitioner); // the first time compiles, and fills the pool of arrays

        // A collection that another test causes in the middle of a round counts what this thread had left to allocate
        // from. What a lookup allocates it allocates in every round, so the least of them is what counts.
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => AllocatedBy(partitioner)));
    }

    private static long AllocatedBy(IPartitioner partitioner)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        LookUp(partitioner);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void LookUp(IPartitioner partitioner)
    {
        foreach (var key in SomeKeys)
            partitioner.NodeFor(key);
    }
}
