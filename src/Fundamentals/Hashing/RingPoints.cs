namespace Fundamentals.Hashing;

/// <summary>
/// Makes the sorted points of a ring. Point number i of a node is at the hash of "node_i", the rule of Envoy's ring hash
/// load balancer, so that its published points are ours.
/// </summary>
internal static class RingPoints
{
    /// <summary>All points of all nodes, sorted once: O(P log P) for P points.</summary>
    public static RingPoint[] Of(NodeRoster roster, RingOptions options)
    {
        var points = new List<RingPoint>();
        foreach (var member in roster.Members)
            points.AddRange(Of(member.Node, member.Weight, options));
        RingPoint[] sorted = [.. points];
        Array.Sort(sorted, RingPoint.Clockwise);
        return sorted;
    }

    /// <summary>A ring's points with those of one more node: O(P), for only the new ones need sorting.</summary>
    public static RingPoint[] With(RingPoint[] points, string node, double weight, RingOptions options)
    {
        var added = Of(node, weight, options);
        Array.Sort(added, RingPoint.Clockwise);

        var merged = new RingPoint[points.Length + added.Length];
        int next = 0, nextAdded = 0;
        for (var index = 0; index < merged.Length; index++)
        {
            var takeAdded = next == points.Length
                || (nextAdded < added.Length && RingPoint.Clockwise(added[nextAdded], points[next]) < 0);
            merged[index] = takeAdded ? added[nextAdded++] : points[next++];
        }

        return merged;
    }

    /// <summary>A ring's points without those of one node: O(P).</summary>
    public static RingPoint[] Without(RingPoint[] points, string node) =>
        Array.FindAll(points, point => !string.Equals(point.Node, node, StringComparison.Ordinal));

    /// <summary>
    /// The first point at a position or after it, going clockwise, by binary search: O(log P). There must be a point.
    /// </summary>
    public static int FirstAtOrAfter(RingPoint[] points, ulong position)
    {
        int low = 0, high = points.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }

        return low < points.Length ? low : 0; // past the last point the circle begins again
    }

    private static RingPoint[] Of(string node, double weight, RingOptions options)
    {
        var points = new RingPoint[CountFor(node, weight, options)];
        for (var index = 0; index < points.Length; index++)
            points[index] = new RingPoint(options.Hash.Of($"{node}_{index}"), node);
        return points;
    }

    private static int CountFor(string node, double weight, RingOptions options)
    {
        var count = Math.Max(1, Math.Round(weight * options.VirtualNodes, MidpointRounding.AwayFromZero));
        if (count <= RingOptions.MostPointsPerNode)
            return (int)count;
        throw new ArgumentOutOfRangeException(
            nameof(weight),
            weight,
            $"Weight {weight} would give node '{node}' {count:G3} points, and the most is {RingOptions.MostPointsPerNode}. Make all weights smaller: only their ratio matters.");
    }
}
