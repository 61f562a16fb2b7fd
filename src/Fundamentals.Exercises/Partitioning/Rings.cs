using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Rings to try answers on: a few to think about, then many drawn from fixed seeds.</summary>
internal static class Rings
{
    /// <summary>Points at 100, 200 and 300.</summary>
    public static IReadOnlyList<RingPoint> Small { get; } = [new(100, "a"), new(200, "b"), new(300, "c")];

    /// <summary>A ring of distinct positions, sorted.</summary>
    /// <param name="random">Where it is drawn from.</param>
    /// <param name="points">How many points.</param>
    /// <param name="nodes">How many nodes they are shared out among; each has at least one if there are enough points.</param>
    /// <param name="largest">The highest position, if drawn.</param>
    public static IReadOnlyList<RingPoint> Draw(Random random, int points, int nodes, ulong largest)
    {
        var positions = new SortedSet<ulong>();
        while (positions.Count < points)
            positions.Add(Position(random, largest));
        var owners = Enumerable.Range(0, points).Select(i => $"node-{i % nodes}").ToArray();
        random.Shuffle(owners);
        return [.. positions.Select((position, i) => new RingPoint(position, owners[i]))];
    }

    /// <summary>A position from 0 to <paramref name="largest"/>.</summary>
    public static ulong Position(Random random, ulong largest)
    {
        var drawn = (ulong)random.NextInt64() ^ ((ulong)random.NextInt64() << 1);
        return largest == ulong.MaxValue ? drawn : drawn % (largest + 1);
    }

    /// <summary>The index of the first point at the position or after it, the first of all past the end.</summary>
    public static int OwnerIndex(IReadOnlyList<RingPoint> points, ulong position)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Position >= position)
                return i;
        }

        return 0;
    }

    /// <summary>The index of the first point after the position, the first of all past the end.</summary>
    public static int IndexAfter(IReadOnlyList<RingPoint> points, ulong position) =>
        position == ulong.MaxValue ? 0 : OwnerIndex(points, position + 1);

    /// <summary>Tells whether a position is past the last point.</summary>
    public static bool IsPastTheEnd(IReadOnlyList<RingPoint> points, ulong position) => position > points[^1].Position;

    /// <summary>Writes the points, of many the first few.</summary>
    public static string Write(IReadOnlyList<RingPoint> points)
    {
        const int shown = 8;
        var text = string.Join(", ", points.Take(shown).Select(point => $"{point.Position}→{point.Node}"));
        return points.Count <= shown ? $"points {text}" : $"points {text}, … ({points.Count} in all)";
    }
}
