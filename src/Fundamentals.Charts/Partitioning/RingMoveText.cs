using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What the picture of a ring's change says in words.</summary>
internal static class RingMoveText
{
    public static ILookup<string, RangeMove> Of(IReadOnlyList<RangeMove> moves, Func<RangeMove, string> node) => moves.ToLookup(node, StringComparer.Ordinal);

    public static string Title(ConsistentHashRing before, ConsistentHashRing after, IReadOnlyList<RangeMove> moves)
    {
        var share = Numbers.Percent(moves.Sum(move => move.Range.Share));
        var (from, to) = (Nodes(moves, before, move => move.From), Nodes(moves, after, move => move.To));
        return (from.Count, to.Count) switch
        {
            (0, _) => "No range changes its owner",
            (_, 1) => $"{to[0]} takes {share} of the ring from {Numbers.List(from)}; all else stays",
            (1, _) => $"{Numbers.List(to)} take over {share} of the ring from {from[0]}; all else stays",
            _ => $"{share} of the ring changes its owner",
        };
    }

    public static string Describe(string title, IReadOnlyList<string> nodes, IReadOnlyList<RangeMove> moves)
    {
        const int few = 8;
        var pairs =
            from source in nodes
            from target in nodes
            let own = moves.Where(move => move.From == source && move.To == target).ToList()
            where own.Count > 0
            select $"{source} to {target}: {Numbers.Of(own.Count, "range")}, {Numbers.Percent(own.Sum(move => move.Range.Share))} of the ring";
        var ranges = moves.Count is > 0 and <= few
            ? $" Going clockwise, {string.Join("; ", moves.Select(move => $"{move.From} to {move.To} after {Around(move.Range.After)} up to {Around(move.Range.UpTo)} of the way round"))}."
            : string.Empty;
        return $"{title}. Two rings, before and after the change. {string.Join("; ", pairs.DefaultIfEmpty("Nothing moves"))}.{ranges}";
    }

    private static string Around(ulong position) => Numbers.Percent(position / Math.Pow(2, 64));

    private static List<string> Nodes(IReadOnlyList<RangeMove> moves, ConsistentHashRing ring, Func<RangeMove, string> node)
    {
        var moving = Of(moves, node);
        return [.. ring.Nodes.Where(moving.Contains)];
    }
}
