using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>One way to place keys, with everything that is asked of each.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Make">Makes it for these nodes: a partitioner, or a placement with nothing placed.</param>
internal sealed record PartitionerKind(string Name, Func<IReadOnlyList<string>, object> Make)
{
    public static readonly IReadOnlyList<PartitionerKind> All =
    [
        new("modulo", nodes => ModuloPartitioner.Of(nodes)),
        new("jump", nodes => JumpPartitioner.Of(nodes)),
        new("maglev, 65,537 slots", nodes => MaglevPartitioner.Of(nodes)),
        new("ring, 100 points a node", nodes => ConsistentHashRing.Of(nodes)),
        new("the same, indexed", nodes => IndexedRing.Of(ConsistentHashRing.Of(nodes))),
        new("multi-probe, 21 probes", nodes => MultiProbePartitioner.Of(nodes)),
        new("rendezvous", nodes => RendezvousPartitioner.Of(nodes)),
        new("ketama (MD5)", nodes => KetamaRing.Of(nodes)),
        new("token ring, 16 tokens a node", nodes => TokenRing.Of([.. nodes])),
        new("ranges, 10 a node", nodes => RangePartitioner.Of(nodes).Split(Keys.Numbered("user-", nodes.Count * 1000), most: 100)),
        new("bounded loads, 1.25, on the ring", nodes => new BoundedLoads(ConsistentHashRing.Of(nodes))),
        new("two choices on the ring", nodes => new PowerOfChoices(ConsistentHashRing.Of(nodes))),
    ];

    /// <summary>The same with one more node. A placement starts again with nothing placed.</summary>
    public static object WithOneMore(object made) => made switch
    {
        IPartitioner partitioner => partitioner.Add("new"),
        BoundedLoads placement => new BoundedLoads(placement.Ring.Add("new"), placement.Balance),
        PowerOfChoices placement => new PowerOfChoices(placement.Ring.Add("new"), placement.Choices),
        _ => throw new ArgumentException($"{made} can take no node.", nameof(made)),
    };
}
