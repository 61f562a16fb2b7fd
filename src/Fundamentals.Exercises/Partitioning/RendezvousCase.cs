using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Nodes and a key to try an answer to exercise 10.4 on.</summary>
/// <param name="Group">The cases of one group have the same nodes in the same order.</param>
/// <param name="Nodes">The nodes.</param>
/// <param name="Key">The key.</param>
/// <param name="Score">The score of a node for a key.</param>
internal sealed record RendezvousCase(int Group, IReadOnlyList<string> Nodes, string Key, Func<string, string, ulong> Score)
{
    /// <summary>Gets the nodes with the highest score.</summary>
    public IReadOnlyList<string> Best
    {
        get
        {
            var highest = Nodes.Max(node => Score(node, Key));
            return [.. Nodes.Where(node => Score(node, Key) == highest)];
        }
    }

    public bool HasTie => Best.Count > 1;

    /// <summary>Small scores to think about, then some of all sizes, some that differ in the lowest bits alone, and ties.</summary>
    public static IEnumerable<RendezvousCase> Make()
    {
        var random = new Random(104);
        (int Nodes, Func<string, string, ulong> Score)[] kinds =
        [
            (3, (node, key) => Hashed(node, key) % 1000),
            (1, Hashed),
            (2, Hashed),
            (5, Hashed),
            (20, Hashed),
            (4, (node, key) => ulong.MaxValue - (Hashed(node, key) % 1000)),
            (4, (node, key) => (1UL << 60) + (Hashed(node, key) % 1000)),
        ];
        var group = 0;
        foreach (var (count, score) in kinds)
        {
            var nodes = Enumerable.Range(0, count).Select(i => $"node-{(char)('a' + i)}").ToArray();
            random.Shuffle(nodes);
            for (var i = 0; i < 12; i++)
                yield return new RendezvousCase(group, nodes, $"key-{random.Next(1_000_000)}", score);
            group++;
        }

        // So few scores that there are ties; the same nodes in two orders. Neither the shorter nor the longer name is
        // always the one that comes first, and capitals come before small letters.
        string[] tied = ["oak", "ash", "Juniper", "hazel", "box"];
        foreach (var nodes in new[] { tied, [.. tied.Reverse()] })
        {
            for (var i = 0; i < 12; i++)
                yield return new RendezvousCase(group, nodes, $"key-{i}", (node, key) => Hashed(node, key) % 3);
            group++;
        }
    }

    private static ulong Hashed(string node, string key) => KeyHash.XxHash3(seed: 10).Of($"{node} draws for {key}");
}
