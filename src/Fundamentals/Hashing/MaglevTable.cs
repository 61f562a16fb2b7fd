using System.Collections.Immutable;

namespace Fundamentals.Hashing;

/// <summary>
/// Fills a table with nodes that take turns, each claiming the next free slot of its own permutation of all slots:
/// Eisenbud and others, "Maglev" (NSDI 2016), section 3.4, pseudocode 1. Hashes of names and turns of weighted nodes are
/// those of Envoy's Maglev load balancer, so that its published tables are ours.
/// </summary>
internal static class MaglevTable
{
    private static readonly KeyHash OffsetHash = KeyHash.XxHash64(0);
    private static readonly KeyHash SkipHash = KeyHash.XxHash64(1);

    /// <summary>For each slot the index of its node.</summary>
    public static int[] Of(ImmutableArray<NodeRoster.Member> members, int size) =>
        Fill([.. members.Select(member => new Turns(
            (int)(OffsetHash.Of(member.Node) % (ulong)size),
            (int)(SkipHash.Of(member.Node) % (ulong)(size - 1)) + 1,
            member.Weight))], size);

    /// <summary>Takes O(M log M) for M slots, on average: late in the game a node passes many slots that are taken.</summary>
    public static int[] Fill(Turns[] nodes, int size)
    {
        var table = new int[size];
        if (nodes.Length == 0)
            return table;
        Array.Fill(table, -1);
        var heaviest = nodes.Max(node => node.Weight);
        var next = Array.ConvertAll(nodes, node => node.Offset);
        var due = new double[nodes.Length];
        var filled = 0;
        for (var round = 1; filled < size; round++)
        {
            for (var node = 0; node < nodes.Length && filled < size; node++)
            {
                // The heaviest node takes its turn in every round, one that weighs half as much in every second.
                if (round * nodes[node].Weight < due[node])
                    continue;
                due[node] += heaviest;
                while (table[next[node]] >= 0)
                    next[node] = (int)(((long)next[node] + nodes[node].Skip) % size);
                table[next[node]] = node;
                filled++;
            }
        }

        return table;
    }

    /// <summary>Stepping by any number visits every slot only where their number is a prime.</summary>
    public static bool IsPrime(int number)
    {
        if (number < 2)
            return false;
        for (var divisor = 2; (long)divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
                return false;
        }

        return true;
    }

    /// <summary>The order in which a node wants the slots, Offset, Offset + Skip, Offset + 2 Skip and so on, and how often it may choose.</summary>
    internal readonly record struct Turns(int Offset, int Skip, double Weight);
}
