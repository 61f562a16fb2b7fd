using Fundamentals.Exercises.Checking;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Exercise 10.1: which node owns a position of the ring.</summary>
internal static class OwnerOnTheRing
{
    public static Exercise<Func<IReadOnlyList<RingPoint>, ulong, string>> Make() => new(
        "10.1",
        "Owner on the ring",
        [
            "Imagine the points on a clock face, sorted by position. From the key you walk clockwise. Where do you stop? What if you stand on a point already?",
            "The owner is the first point whose Position is at or after the key's position. One kind of key finds no such point: the one past the last point. The circle closes there.",
            "Loop over points from the start; return point.Node as soon as point.Position >= position. If the loop ends without returning, return points[0].Node.",
        ],
        new Examination<Func<IReadOnlyList<RingPoint>, ulong, string>, Case, string>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, steps) => answer(steps.Count(one.Points), one.Position),
            Solve = one => one.Points[Rings.OwnerIndex(one.Points, one.Position)].Node,
            AreEqual = string.Equals,
            Describe = one => $"position = {one.Position}, {Rings.Write(one.Points)}",
            Write = node => $"\"{node}\"",
            WhenSolved = "It stops at the first point clockwise, at points themselves, and goes round past the last one.",
            WhenWrong = "This is not the first point at the key's position or after it.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<Case, string>> Known() =>
    [
        Mistakes.LikeProgram<Case, string>(
            "Your function does not go round: a key past the last point belongs to the first point, since the ring is a circle.",
            string.Equals,
            one => Rings.IsPastTheEnd(one.Points, one.Position) ? null : one.Points[Rings.OwnerIndex(one.Points, one.Position)].Node,
            one => Rings.IsPastTheEnd(one.Points, one.Position) ? one.Points[^1].Node : one.Points[Rings.OwnerIndex(one.Points, one.Position)].Node,
            one => Rings.IsPastTheEnd(one.Points, one.Position) ? string.Empty : one.Points[Rings.OwnerIndex(one.Points, one.Position)].Node),
        Mistakes.LikeProgram<Case, string>(
            "Your function skips a point that is exactly at the key's position. Such a point owns the key: compare with >=, not with >.",
            string.Equals,
            one => (one.Points.FirstOrDefault(p => p.Position > one.Position) is { Node: not null } after ? after : one.Points[0]).Node),
        Mistakes.LikeProgram<Case, string>(
            "Your function returns the nearest point. A key belongs to the next point clockwise, however near the one behind it is.",
            string.Equals,
            one => one.Points.MinBy(p => Distance(p.Position, one.Position)).Node,
            one => one.Points.MinBy(p => Math.Min(unchecked(p.Position - one.Position), unchecked(one.Position - p.Position))).Node),
        Mistakes.LikeProgram<Case, string>(
            "Your function walks the wrong way: it returns the point before the key. A key belongs to the next point clockwise, where positions grow.",
            string.Equals,
            one => one.Points.LastOrDefault(p => p.Position <= one.Position, one.Points[^1]).Node,
            one => one.Points.LastOrDefault(p => p.Position < one.Position, one.Points[^1]).Node),
        Mistakes.LikeProgram<Case, string>(
            "Your function takes the position modulo the number of points. That is the placement the ring is to replace: compare positions instead.",
            string.Equals,
            one => one.Points[(int)(one.Position % (ulong)one.Points.Count)].Node),
        new(
            "Your function gives every key of a ring to the same node. The owner depends on the key's position.",
            attempts => attempts.Count == attempts.Count(a => a.Value is not null)
                && attempts.GroupBy(a => a.Case.Points).All(ring => ring.Select(a => a.Value).Distinct().Count() == 1)),
    ];

    private static ulong Distance(ulong left, ulong right) => left > right ? left - right : right - left;

    private static IEnumerable<Case> MakeCases()
    {
        foreach (ulong key in new ulong[] { 160, 120, 200, 350, 0, 300, 100, 301, ulong.MaxValue })
            yield return new Case(Rings.Small, key);

        var random = new Random(101);
        foreach (var largest in new[] { 999UL, ulong.MaxValue })
        {
            foreach (var points in new[] { 1, 2, 5, 30 })
            {
                var ring = Rings.Draw(random, points, nodes: Math.Min(points, 6), largest);
                yield return new Case(ring, ring[random.Next(points)].Position);
                yield return new Case(ring, ring[^1].Position);
                yield return new Case(ring, ulong.MaxValue);
                for (var i = 0; i < 12; i++)
                    yield return new Case(ring, Rings.Position(random, largest));
            }
        }
    }

    private sealed record Case(IReadOnlyList<RingPoint> Points, ulong Position);
}
