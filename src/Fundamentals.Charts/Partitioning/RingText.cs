using System.Text;
using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What a ring's picture says in words.</summary>
internal static class RingText
{
    public static string Title(ConsistentHashRing ring)
    {
        var shares = ring.Nodes.Select(node => (Node: node, Share: ring.OwnedShare(node))).ToList();
        var most = shares.MaxBy(s => s.Share);
        var least = shares.MinBy(s => s.Share);
        if (ring.Nodes.Count == 1)
            return $"{most.Node} is alone and owns the whole ring";
        return $"{Size(ring)}: {most.Node} owns {Numbers.Percent(most.Share)} of the ring, {least.Node} {Numbers.Percent(least.Share)}";
    }

    public static string Describe(ConsistentHashRing ring, string title, IReadOnlyList<string> keys)
    {
        const int few = 16;
        var text = new StringBuilder(title).Append(". Ring of ").Append(Size(ring)).Append(". Share of the ring by node: ")
            .AppendJoin(", ", ring.Nodes.Select(node => $"{node} {Numbers.Percent(ring.OwnedShare(node))}")).Append('.');
        if (keys.Count == 0)
            return text.ToString();
        if (keys.Count <= few)
        {
            text.Append(" Going clockwise, ")
                .AppendJoin(", ", keys.Select(key => $"key {key} reaches {ring.NodeFor(key)}")).Append('.');
            return text.ToString();
        }

        var load = KeyLoad.Of(ring, keys);
        text.Append($" Of {Numbers.Of(keys.Count, "key")}, ")
            .AppendJoin(", ", load.Nodes.Select(node => $"{node.Node} owns {Numbers.Count(node.Keys)}")).Append('.');
        if (keys.Count > RingChart.MostKeys)
            text.Append($" The first {RingChart.MostKeys} are drawn.");
        return text.ToString();
    }

    private static string Size(ConsistentHashRing ring)
    {
        var perNode = ring.Points.CountBy(p => p.Node).Select(pair => pair.Value).Distinct().ToList();
        var points = perNode is [var each]
            ? $"{Numbers.Of(each, "point")}{(ring.Nodes.Count > 1 ? " each" : string.Empty)}"
            : $"{Numbers.Of(ring.Points.Count, "point")} in all";
        return $"{Numbers.Of(ring.Nodes.Count, "node")} with {points}";
    }
}
