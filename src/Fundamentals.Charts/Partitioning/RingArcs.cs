using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>An arc of the drawn circle that one node owns; angles in degrees, clockwise from position 0.</summary>
internal readonly record struct RingArc(string Node, double Start, double Width)
{
    public double Middle => (Start + (Width / 2)) % 360;
}

/// <summary>Turns the points of a ring into what can be drawn.</summary>
internal static class RingArcs
{
    public static double AngleOf(ulong position) => Math.Round(position / Math.Pow(2, 64) * 360, 4);

    /// <summary>The arcs in clockwise order; neighbours of one node are one arc.</summary>
    public static IReadOnlyList<RingArc> Of(ConsistentHashRing ring)
    {
        var points = ring.Points;
        var arcs = new List<(string Node, HashRange Range)>();
        var previous = points[^1];
        foreach (var point in points)
        {
            // A point at the position of the one before it owns nothing.
            var ownsNothing = point.Position == previous.Position && points.Count > 1;
            if (!ownsNothing && arcs is [.., var last] && last.Node == point.Node)
                arcs[^1] = last with { Range = last.Range with { UpTo = point.Position } };
            else if (!ownsNothing)
                arcs.Add((point.Node, new HashRange(previous.Position, point.Position)));
            previous = point;
        }

        return [.. arcs.Select(arc => new RingArc(arc.Node, AngleOf(arc.Range.After), Math.Round(arc.Range.Share * 360, 4)))];
    }
}
