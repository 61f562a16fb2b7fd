namespace Fundamentals.Hashing;

/// <summary>
/// What a ring's points own, and what differs between two rings. All of it counts positions in integers, so that it is
/// exact: the shares of all nodes add up to the whole circle.
/// </summary>
internal static class RingRanges
{
    /// <summary>The fraction of the circle that each node owns.</summary>
    public static Dictionary<string, double> Shares(RingPoint[] points)
    {
        var owned = new Dictionary<string, UInt128>(StringComparer.Ordinal);
        for (var index = 0; index < points.Length; index++)
            owned[points[index].Node] = owned.GetValueOrDefault(points[index].Node) + LengthOf(index, points);
        return owned.ToDictionary(pair => pair.Key, pair => (double)pair.Value / (double)HashRange.Circle, StringComparer.Ordinal);
    }

    /// <summary>
    /// Cuts the circle at every point of both rings. Within a piece nothing changes hands, so comparing the two owners of
    /// each piece finds every move; walking both rings side by side takes O(P + Q).
    /// </summary>
    public static IReadOnlyList<RangeMove> Moved(RingPoint[] before, RingPoint[] after)
    {
        var moves = new List<RangeMove>();
        var start = Math.Max(before[^1].Position, after[^1].Position);
        int old = 0, young = 0;
        while (old < before.Length || young < after.Length)
        {
            var end = Math.Min(PositionAt(before, old), PositionAt(after, young));
            var from = before[old % before.Length].Node;
            var to = after[young % after.Length].Node;
            Append(moves, new HashRange(start, end), from, to);
            start = end;
            old = FirstAfter(before, old, end);
            young = FirstAfter(after, young, end);
        }

        JoinEnds(moves);
        return moves.AsReadOnly();
    }

    /// <summary>The positions a point owns: none if the point before it is at the same position.</summary>
    private static UInt128 LengthOf(int index, RingPoint[] points)
    {
        if (index > 0)
            return points[index].Position - points[index - 1].Position;
        return new HashRange(points[^1].Position, points[0].Position).Length;
    }

    private static ulong PositionAt(RingPoint[] points, int index) =>
        index < points.Length ? points[index].Position : ulong.MaxValue;

    private static int FirstAfter(RingPoint[] points, int index, ulong position)
    {
        while (index < points.Length && points[index].Position <= position)
            index++;
        return index;
    }

    private static void Append(List<RangeMove> moves, HashRange range, string from, string to)
    {
        if (string.Equals(from, to, StringComparison.Ordinal))
            return;
        if (moves is [.., var last] && last.Range.UpTo == range.After && last.From == from && last.To == to)
            moves[^1] = last with { Range = new HashRange(last.Range.After, range.UpTo) };
        else
            moves.Add(new RangeMove(range, from, to));
    }

    /// <summary>The first piece may go on where the last one ends, for the circle has no beginning.</summary>
    private static void JoinEnds(List<RangeMove> moves)
    {
        if (moves.Count < 2)
            return;
        RangeMove first = moves[0], last = moves[^1];
        if (last.Range.UpTo != first.Range.After || last.From != first.From || last.To != first.To)
            return;
        moves[0] = first with { Range = new HashRange(last.Range.After, first.Range.UpTo) };
        moves.RemoveAt(moves.Count - 1);
    }
}
