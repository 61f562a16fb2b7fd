using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What a load is compared with: the mean, or where nodes have weights, what each has to expect from its own.</summary>
/// <param name="PerNode">The keys each node has to expect, in the order of the load's nodes.</param>
/// <param name="IsWeighted">Whether they differ.</param>
internal sealed record ExpectedLoad(IReadOnlyList<double> PerNode, bool IsWeighted)
{
    public static ExpectedLoad Mean(KeyLoad load) => new([.. load.Nodes.Select(_ => load.Mean)], IsWeighted: false);

    public static ExpectedLoad Of(KeyLoad load, IPartitioner partitioner)
    {
        var weights = load.Nodes.Select(node => WeightOf(partitioner, node.Node)).ToList();
        if (weights.Distinct().Count() == 1)
            return Mean(load);
        var (keys, total) = (load.Nodes.Sum(node => (long)node.Keys), weights.Sum());
        return new([.. weights.Select(weight => keys * weight / total)], IsWeighted: true);
    }

    private static double WeightOf(IPartitioner partitioner, string node) => partitioner switch
    {
        ConsistentHashRing ring => ring.WeightOf(node),
        RendezvousPartitioner rendezvous => rendezvous.WeightOf(node),
        _ => 1,
    };
}
