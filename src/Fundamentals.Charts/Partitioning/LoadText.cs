using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What pictures of load say in words.</summary>
internal static class LoadText
{
    public static string Finding(KeyLoad load, ExpectedLoad expected)
    {
        var fullest = load.Nodes.MaxBy(node => node.Keys);
        if (load.Nodes.Count == 1)
            return $"{fullest.Node} is alone and keeps all {Numbers.Of(fullest.Keys, "key")}";
        return expected.IsWeighted
            ? $"Every node is within {Numbers.Percent(FarthestOff(load, expected))} of its weight's share"
            : $"The fullest of {load.Nodes.Count} nodes, {fullest.Node}, keeps {load.PeakToMean:0.00} times the mean";
    }

    public static string Describe(KeyLoad load, ExpectedLoad expected)
    {
        if (!expected.IsWeighted)
        {
            return $"Bar chart of keys per node: {string.Join(", ", load.Nodes.Select(node => $"{node.Node} {Numbers.Count(node.Keys)}"))}. " +
                $"Mean {Numbers.Plain(load.Mean)}, highest over mean {load.PeakToMean:0.00}, relative standard deviation {Numbers.Percent(load.RelativeStandardDeviation)}.";
        }

        var nodes = load.Nodes.Select((node, i) => $"{node.Node} {Numbers.Count(node.Keys)} where its weight's share is {Numbers.Plain(expected.PerNode[i])}");
        return $"Bar chart of keys per node: {string.Join(", ", nodes)}. The farthest is {Numbers.Percent(FarthestOff(load, expected))} off its share.";
    }

    public static string Hover(KeyLoad load, ExpectedLoad expected, int index)
    {
        var (node, keys) = load.Nodes[index];
        var total = load.Nodes.Sum(other => (long)other.Keys);
        var than = expected.IsWeighted ? "its weight's share" : "the mean";
        return $"{PlotlyText.Literal(node)} keeps {Numbers.Of(keys, "key")},<br>{Numbers.Percent((double)keys / total)} of all, {keys / expected.PerNode[index]:0.00} times {than}";
    }

    private static double FarthestOff(KeyLoad load, ExpectedLoad expected) =>
        load.Nodes.Zip(expected.PerNode, (node, share) => Math.Abs((node.Keys / share) - 1)).Max();
}
