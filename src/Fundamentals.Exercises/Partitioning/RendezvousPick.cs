using Fundamentals.Exercises.Checking;
using Fundamentals.Hashing;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Exercise 10.4: rendezvous hashing.</summary>
internal static class RendezvousPick
{
    public static Exercise<Func<IReadOnlyList<string>, string, Func<string, string, ulong>, string>> Make() => new(
        "10.4",
        "Rendezvous in five lines",
        [
            "There is no ring here. Every node draws a number for the key, and one number wins. Which numbers do you need to compare?",
            "Ask score(node, key) for every node and keep the node with the highest. Two nodes may draw the same number: everyone must still agree, in whatever order they list the nodes.",
            "Loop over the nodes with best = nodes[0]. A node is better if its score is higher, or if it is equal and string.CompareOrdinal(node, best) < 0. Or in LINQ: nodes.OrderByDescending(node => score(node, key)).ThenBy(node => node, StringComparer.Ordinal).First().",
        ],
        new Examination<Func<IReadOnlyList<string>, string, Func<string, string, ulong>, string>, Case, string>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, steps) => answer(steps.Count(one.Nodes), one.Key, Counted(one, steps)),
            Solve = one => one.Nodes.OrderByDescending(node => one.Score(node, one.Key)).ThenBy(node => node, StringComparer.Ordinal).First(),
            AreEqual = string.Equals,
            Describe = one => $"key \"{one.Key}\", scores {string.Join(", ", one.Nodes.Select(node => $"{node}: {one.Score(node, one.Key)}"))}",
            Write = node => $"\"{node}\"",
            WhenSolved = "The highest score wins, and ties are settled alike in any order of the nodes. A node that leaves moves only its own keys: the others' scores do not change.",
            WhenWrong = "This is not the node with the highest score for the key.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<Case, string>> Known() =>
    [
        Mistakes.OnlyWhere<Case, string>(
            "Your function settles a tie by the order of the list. Another client may list the nodes in another order and would choose another node: of equal scores take the name that comes first, by string.CompareOrdinal.",
            attempt => attempt.Case.HasTie && attempt.Value is { } node && attempt.Case.Nodes.Contains(node)
                && attempt.Case.Score(node, attempt.Case.Key) == attempt.Case.Nodes.Max(other => attempt.Case.Score(other, attempt.Case.Key))),
        Mistakes.LikeProgram<Case, string>(
            "Your function takes the lowest score. Either would do if all agreed; here, and in the paper, the highest wins.",
            string.Equals,
            one => one.Nodes.MinBy(node => one.Score(node, one.Key)),
            one => one.Nodes.OrderBy(node => one.Score(node, one.Key)).ThenBy(node => node, StringComparer.Ordinal).First(),
            one => one.Nodes.OrderByDescending(node => one.Score(node, one.Key)).Last()),
        Mistakes.LikeProgram<Case, string>(
            "Your function swaps the arguments: it is score(node, key), the node first.",
            string.Equals,
            one => one.Nodes.MaxBy(node => one.Score(one.Key, node)),
            one => one.Nodes.OrderByDescending(node => one.Score(one.Key, node)).ThenBy(node => node, StringComparer.Ordinal).First()),
        Mistakes.LikeProgram<Case, string>(
            "Your function hashes the key alone and takes it modulo the number of nodes. Then nearly every key moves when a node comes or goes: compare one score for each node instead.",
            string.Equals,
            one => one.Nodes[(int)(one.Score(string.Empty, one.Key) % (ulong)one.Nodes.Count)],
            one => one.Nodes[(int)(one.Score(one.Key, one.Key) % (ulong)one.Nodes.Count)],
            one => one.Nodes[(int)(one.Score(one.Nodes[0], one.Key) % (ulong)one.Nodes.Count)]),
        new(
            "Your function gives all keys to the same node. The score must depend on the key too: score(node, key).",
            attempts => attempts.GroupBy(a => a.Case.Group).All(group => group.All(a => a.Value is not null) && group.Select(a => a.Value).Distinct().Count() == 1)),
    ];

    private static Func<string, string, ulong> Counted(Case one, Steps steps) => (node, key) =>
    {
        steps.Take();
        return one.Score(node, key);
    };

    private static IEnumerable<Case> MakeCases()
    {
        var random = new Random(104);
        var group = 0;
        foreach (var count in new[] { 3, 1, 2, 5, 20 })
        {
            var nodes = Enumerable.Range(0, count).Select(i => $"node-{(char)('a' + i)}").ToArray();
            random.Shuffle(nodes);
            for (var i = 0; i < 12; i++)
                yield return new Case(group, nodes, $"key-{random.Next(1_000_000)}", Hashed);
            group++;
        }

        // So few scores that there are ties; the same nodes in two orders.
        string[] tied = ["node-c", "node-a", "node-d", "node-b"];
        foreach (var nodes in new[] { tied, [.. tied.Reverse()] })
        {
            for (var i = 0; i < 12; i++)
                yield return new Case(group, nodes, $"key-{i}", (node, key) => Hashed(node, key) % 3);
            group++;
        }
    }

    private static ulong Hashed(string node, string key) => KeyHash.XxHash3(seed: 10).Of($"{node} draws for {key}") % 1000;

    private sealed record Case(int Group, IReadOnlyList<string> Nodes, string Key, Func<string, string, ulong> Score)
    {
        public bool HasTie => Nodes.CountBy(node => Score(node, Key)).MaxBy(pair => pair.Key).Value > 1;
    }
}
