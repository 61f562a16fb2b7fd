using Fundamentals.Exercises.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Tests.Partitioning;

public sealed class ReplicasOnDistinctNodesTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        List<string> Replicas(IReadOnlyList<RingPoint> points, ulong key, int count)
        {
            var start = Start(points, key);
            var found = new List<string>();
            for (var i = 0; i < points.Count && found.Count < count; i++)
            {
                var node = points[(start + i) % points.Count].Node;
                if (!found.Contains(node))
                    found.Add(node);
            }

            return found;
        }

        Assert.Equal(CheckStatus.Solved, Check(Replicas).Status);
    }

    [Fact]
    public void Check_Duplicates_SaysSo() =>
        Says("takes a node twice", Check((points, key, count) => Walk(points, Start(points, key)).Take(count)));

    [Fact]
    public void Check_DropsNeighbouringRepeatsOnly_SaysSo()
    {
        IEnumerable<string> Replicas(IReadOnlyList<RingPoint> points, ulong position, int count)
        {
            var found = new List<string>();
            foreach (var node in Walk(points, Start(points, position)))
            {
                if (found.Count < count && (found.Count == 0 || found[^1] != node))
                    found.Add(node);
            }

            return found;
        }

        Says("compares with the node just before only", Check(Replicas));
    }

    [Fact]
    public void Check_SomeNodesTwice_SaysSo() =>
        Says("takes a node twice", Check((points, key, count) =>
        {
            var right = Walk(points, Start(points, key)).Distinct().Take(count).ToList();
            return right.Count == 3 ? [.. right.Take(2), right[0]] : right;
        }));

    [Fact]
    public void Check_StrictlyAfter_SaysSo() =>
        Says("compare with >=", Check((points, key, count) =>
            Walk(points, points.TakeWhile(p => p.Position <= key).Count()).Distinct().Take(count)));

    [Fact]
    public void Check_WalksBackwards_SaysSo()
    {
        IEnumerable<string> Back(IReadOnlyList<RingPoint> points, int start, int count) =>
            Walk(points, start + 1).Reverse().Distinct().Take(count);

        Says("the wrong way", Check((points, key, count) => Back(points, Start(points, key), count)));
        Says("the wrong way", Check((points, key, count) => Back(points, points.Count + points.TakeWhile(p => p.Position <= key).Count() - 1, count)));
    }

    [Fact]
    public void Check_DuplicatesDroppedTooLate_SaysSo() =>
        Says("then drops repeated nodes", Check((points, key, count) => Walk(points, Start(points, key)).Take(count).Distinct()));

    [Fact]
    public void Check_NoWrapAround_SaysSo()
    {
        Says("stops at the last point", Check((points, key, count) => points.Skip(Start(points, key)).Select(p => p.Node).Distinct().Take(count)));
        Says("stops at the last point", Check((points, key, count) =>
        {
            var found = new List<string>();
            for (var i = Start(points, key); found.Count < Math.Min(count, points.Select(p => p.Node).Distinct().Count()); i++)
            {
                if (!found.Contains(points[i].Node))
                    found.Add(points[i].Node);
            }

            return found;
        }));
    }

    [Fact]
    public void Check_LeavesOutTheOwner_SaysSo() =>
        Says("leaves out the key's owner", Check((points, key, count) => Walk(points, Start(points, key) + 1).Distinct().Take(count)));

    [Fact]
    public void Check_EndlessWhereNodesAreFew_SaysSo()
    {
        IEnumerable<string> Replicas(IReadOnlyList<RingPoint> points, ulong key, int count)
        {
            var found = new List<string>();
            for (var i = Start(points, key); found.Count < count; i = (i + 1) % points.Count)
            {
                if (!found.Contains(points[i].Node))
                    found.Add(points[i].Node);
            }

            return found;
        }

        var result = Check(Replicas);

        Says("never comes to an end when there are fewer nodes", result);
        Assert.Equal("no answer: stopped after looking at its input 1,000,000 times", result.Got);
    }

    [Fact]
    public void Check_BeginsAtTheFirstPoint_SaysSo() =>
        Says("begins at the first point", Check((points, _, count) => Walk(points, 0).Distinct().Take(count)));

    [Fact]
    public void Check_OtherOrder_SaysSo() =>
        Says("in another order", Check((points, key, count) => Walk(points, Start(points, key)).Distinct().Take(count).Order()));

    [Fact]
    public void Check_EndlessIterator_IsWrong()
    {
        static IEnumerable<string> Replicas(IReadOnlyList<RingPoint> points, ulong key, int count)
        {
            while (true)
                yield return "a";
        }

        Assert.Equal(CheckStatus.Wrong, Check(Replicas).Status);
    }

    [Fact]
    public void Check_Null_SaysSo() => Says("returned null", Check((_, _, _) => null!));

    [Fact]
    public void Solution_AgreesWithTheRing()
    {
        var ring = ConsistentHashRing.Of(["a", "b", "c", "d"], new RingOptions { VirtualNodes = 20 });
        foreach (var key in Keys.Numbered("user-", 100))
        {
            var expected = ring.PreferenceList(key, 3);
            Assert.Equal(expected, Walk(ring.Points, Start(ring.Points, ring.Options.Hash.Of(key))).Distinct().Take(3));
        }
    }

    private static int Start(IReadOnlyList<RingPoint> points, ulong key)
    {
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Position >= key)
                return i;
        }

        return 0;
    }

    private static IEnumerable<string> Walk(IReadOnlyList<RingPoint> points, int start) =>
        Enumerable.Range(start, points.Count).Select(i => points[i % points.Count].Node);

    private CheckResult Check(Func<IReadOnlyList<RingPoint>, ulong, int, IEnumerable<string>> answer) =>
        Chapter10.ReplicasOnDistinctNodes.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
