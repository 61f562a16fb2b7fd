using Fundamentals.Exercises.Checking;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Exercise 10.3: the nodes that keep copies of a key.</summary>
internal static class ReplicasOnDistinctNodes
{
    /// <summary>More than any ring here has points; an endless iterator is cut off there.</summary>
    private const int MostReplicas = 10_000;

    public static Exercise<Func<IReadOnlyList<RingPoint>, ulong, int, IEnumerable<string>>> Make() => new(
        "10.3",
        "Replicas on distinct nodes",
        [
            "Begin where 10.1 ended, at the key's owner, and go on walking clockwise. A node has many points: what do you do when you meet one whose point you have passed already?",
            "Walk over the points, starting at the owner's index, and take a node only if it is not in your list yet. Two things end the walk: you have count nodes, or you have been round once.",
            "for (var i = 0; i < points.Count && found.Count < count; i++) { var node = points[(start + i) % points.Count].Node; if (!found.Contains(node)) found.Add(node); } where start is the index of the first point at or after position, 0 if there is none.",
        ],
        new Examination<Func<IReadOnlyList<RingPoint>, ulong, int, IEnumerable<string>>, Case, IReadOnlyList<string>>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, steps) => answer(steps.Count(one.Points), one.Position, one.Count)?.Take(MostReplicas).ToList(),
            Solve = one => [.. From(one, Start(one)).Distinct().Take(one.Count)],
            AreEqual = Same,
            Describe = one => $"count = {one.Count}, position = {one.Position}, {Rings.Write(one.Points)}",
            Write = nodes => $"[{string.Join(", ", nodes.Take(12).Select(node => $"\"{node}\""))}{(nodes.Count > 12 ? ", …" : string.Empty)}]",
            WhenSolved = "Every copy is on a node of its own, in the order in which the walk meets them.",
            WhenWrong = "These are not the first distinct nodes clockwise from the key.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<Case, IReadOnlyList<string>>> Known() =>
    [
        Mistakes.OnlyWhere<Case, IReadOnlyList<string>>(
            "Your function never comes to an end when there are fewer nodes than count asks for. Stop after one time round, with the nodes there are.",
            attempt => attempt.IsEndless && attempt.Case.Count > NodesOf(attempt.Case)),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function takes a node twice: two points may belong to the same node, and two copies on one machine are lost together. Take a node only if you have not got it yet.",
            Same,
            one => [.. From(one, Start(one)).Take(one.Count)],
            one => [.. Forever(one).Take(one.Count)]),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function takes a node twice: it compares with the node just before only, and a node may come back after another. Take a node only if it is not among all those you have.",
            Same,
            one => [.. WithoutNeighbours(From(one, Start(one))).Take(one.Count)],
            one => [.. WithoutNeighbours(From(one, Start(one)).Take(one.Count))],
            one => [.. WithoutNeighbours(Forever(one)).Take(one.Count)]),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function takes count points and then drops repeated nodes, so that too few are left. Go on walking until you have count different nodes.",
            Same,
            one => [.. From(one, Start(one)).Take(one.Count).Distinct()]),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function stops at the last point. The walk goes on at the first one, since the ring is a circle.",
            Same,
            one => [.. one.Points.Skip(Start(one)).Select(p => p.Node).Distinct().Take(one.Count)],
            one => [.. one.Points.SkipWhile(p => p.Position < one.Position).Select(p => p.Node).Distinct().Take(one.Count)],
            one => BeforeTheEnd(one) >= one.Count ? [.. From(one, Start(one)).Distinct().Take(one.Count)] : null,
            one => BeforeTheEnd(one) >= Math.Min(one.Count, NodesOf(one)) ? [.. From(one, Start(one)).Distinct().Take(one.Count)] : null),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function leaves out the key's owner. The first copy is on the owner itself, the others on the nodes that follow.",
            Same,
            one => [.. From(one, Start(one) + 1).Distinct().Take(one.Count)],
            one => [.. From(one, Start(one)).Distinct().Skip(1).Take(one.Count)]),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function begins at the first point of the ring whatever the key is. Begin at the key's owner.",
            Same,
            one => [.. From(one, 0).Distinct().Take(one.Count)]),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function skips a point that is exactly at the position. Such a point owns the key: compare with >=, not with >.",
            Same,
            one => [.. From(one, StartAfter(one)).Distinct().Take(one.Count)]),
        Mistakes.LikeProgram<Case, IReadOnlyList<string>>(
            "Your function walks the wrong way, to smaller positions. Walk clockwise, where positions grow.",
            Same,
            one => [.. Backwards(one, Start(one)).Distinct().Take(one.Count)],
            one => [.. Backwards(one, StartAfter(one) - 1).Distinct().Take(one.Count)],
            one => [.. Backwards(one, Start(one) - 1).Distinct().Take(one.Count)]),
        Mistakes.OnlyWhere<Case, IReadOnlyList<string>>(
            "Your function takes a node twice. Two copies on one machine are lost together: take a node only if it is not among all those you have.",
            attempt => attempt.Value is { } nodes && nodes.Distinct().Count() < nodes.Count),
        new(
            "Your function finds the right nodes in another order. The order matters: the first is the owner, the next takes over when the owner is down. Keep the order of the walk.",
            attempts => attempts.All(a => a.Value is { } nodes && nodes.Count == Math.Min(a.Case.Count, NodesOf(a.Case))
                && nodes.ToHashSet().SetEquals(From(a.Case, Start(a.Case)).Distinct().Take(a.Case.Count)))),
    ];

    private static bool Same(IReadOnlyList<string> left, IReadOnlyList<string> right) => left.SequenceEqual(right, StringComparer.Ordinal);

    private static int Start(Case one) => Rings.OwnerIndex(one.Points, one.Position);

    /// <summary>The first point after the position, the first of all past the end.</summary>
    private static int StartAfter(Case one) => Rings.IndexAfter(one.Points, one.Position);

    private static int NodesOf(Case one) => one.Points.Select(p => p.Node).Distinct().Count();

    private static int BeforeTheEnd(Case one) => one.Points.Skip(Start(one)).Select(p => p.Node).Distinct().Count();

    /// <summary>The nodes of the points, once round.</summary>
    private static IEnumerable<string> From(Case one, int start) =>
        Enumerable.Range(start, one.Points.Count).Select(i => one.Points[i % one.Points.Count].Node);

    private static IEnumerable<string> Backwards(Case one, int start) =>
        Enumerable.Range(0, one.Points.Count).Select(i => one.Points[(start - i + (2 * one.Points.Count)) % one.Points.Count].Node);

    private static IEnumerable<string> WithoutNeighbours(IEnumerable<string> nodes)
    {
        string? before = null;
        foreach (var node in nodes)
        {
            if (node != before)
                yield return node;
            before = node;
        }
    }

    private static IEnumerable<string> Forever(Case one) =>
        Enumerable.Range(Start(one), MostReplicas).Select(i => one.Points[i % one.Points.Count].Node);

    private static IEnumerable<Case> MakeCases()
    {
        IReadOnlyList<RingPoint> small = [new(100, "a"), new(150, "a"), new(200, "b"), new(250, "a"), new(300, "c")];
        yield return new Case(small, 120, 1);
        yield return new Case(small, 120, 2);
        yield return new Case(small, 90, 3);
        yield return new Case(small, 300, 2);
        yield return new Case(small, 400, 2);
        yield return new Case(small, 220, 3);

        var random = new Random(103);
        foreach (var (points, nodes) in new[] { (1, 1), (6, 2), (12, 3), (40, 5), (200, 10) })
        {
            var ring = Rings.Draw(random, points, nodes, ulong.MaxValue);
            for (var i = 0; i < 8; i++)
                yield return new Case(ring, Rings.Position(random, ulong.MaxValue), 1 + (i % nodes));
            yield return new Case(ring, ring[^1].Position, nodes);
            yield return new Case(ring, ulong.MaxValue, nodes);
        }

        // Last, so that a walk without an end shows what else is wrong first.
        yield return new Case(small, 120, 5);
    }

    private sealed record Case(IReadOnlyList<RingPoint> Points, ulong Position, int Count);
}
