using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>How even the load is, and how many keys move when a node is added: not a matter of speed, but of the same choice.</summary>
internal static class PlacementQuality
{
    private const int KeysPerNode = 1000;

    public static void Print(IReadOnlyList<int> nodeCounts)
    {
        Console.WriteLine($"\n| {KeysPerNode:N0} keys a node: fullest / mean, deviation; moved by one node more, times what must | {string.Join(" | ", nodeCounts.Select(nodes => $"{nodes:N0} nodes"))} |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var kind in PartitionerKind.All)
            Console.WriteLine($"| {kind.Name} | {string.Join(" | ", nodeCounts.Select(nodes => Cell(kind, nodes)))} |");
    }

    private static string Cell(PartitionerKind kind, int nodes)
    {
        var names = Keys.Numbered("node-", nodes);
        var keys = Keys.Numbered("user-", nodes * KeysPerNode);
        var load = kind.LoadOf(names, keys);
        var movement = kind.MovementWithOneMore(names, keys);
        return $"{load.PeakToMean:0.00}, {load.RelativeStandardDeviation:P0}; {movement.Fraction:P1}, {movement.Fraction * (nodes + 1):0.0}";
    }
}
