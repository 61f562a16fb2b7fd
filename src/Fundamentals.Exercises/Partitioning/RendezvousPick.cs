using Fundamentals.Exercises.Checking;

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
        new Examination<Func<IReadOnlyList<string>, string, Func<string, string, ulong>, string>, RendezvousCase, string>
        {
            Cases = [.. RendezvousCase.Make()],
            Ask = (answer, one, steps) => answer(steps.Count(one.Nodes), one.Key, Counted(one, steps)),
            Solve = one => one.Nodes.OrderByDescending(node => one.Score(node, one.Key)).ThenBy(node => node, StringComparer.Ordinal).First(),
            AreEqual = string.Equals,
            Describe = one => $"key \"{one.Key}\", scores {string.Join(", ", one.Nodes.Select(node => $"{node}: {one.Score(node, one.Key)}"))}",
            Write = node => $"\"{node}\"",
            WhenSolved = "The highest score wins, and ties are settled alike in any order of the nodes. A node that leaves moves only its own keys: the others' scores do not change.",
            WhenWrong = "This is not the node with the highest score for the key.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<RendezvousCase, string>> Known() =>
    [
        Mistakes.LikeProgram<RendezvousCase, string>(
            "Your function settles a tie by the name that comes last. That does not depend on the order of the list, but all clients must use one rule, and here it is: of equal scores the name that comes first, by string.CompareOrdinal.",
            string.Equals,
            one => one.Nodes.OrderByDescending(node => one.Score(node, one.Key)).ThenByDescending(node => node, StringComparer.Ordinal).First()),
        Mistakes.LikeProgram<RendezvousCase, string>(
            "Your function settles a tie by the name that comes first when capitals and small letters are alike. All clients must use one rule, and here it is string.CompareOrdinal, for which \"Juniper\" comes before \"hazel\".",
            string.Equals,
            one => one.Nodes.OrderByDescending(node => one.Score(node, one.Key)).ThenBy(node => node, StringComparer.OrdinalIgnoreCase).First()),
        new(
            "Your function settles a tie by the order of the list. Another client may list the nodes in another order and would choose another node: of equal scores take the name that comes first, by string.CompareOrdinal.",
            attempts => AreWrongInTiesOnly(attempts) && DependOnTheOrder(attempts)),
        new(
            "Your function settles a tie by another rule than the one asked for. All clients must use the same: of equal scores take the name that comes first, by string.CompareOrdinal.",
            AreWrongInTiesOnly),
        new(
            "Your function does not compare whole scores. They are ulongs, up to 2^64 - 1: a cast to int, long or double loses a part of them, and a difference of two ulongs is never below 0. Compare the scores themselves, with >.",
            attempts => RendezvousNarrowings.All.Any(pick => attempts.All(a => a.Value == pick(a.Case)))),
        Mistakes.LikeProgram<RendezvousCase, string>(
            "Your function takes the lowest score. Either would do if all agreed; here, and in the paper, the highest wins.",
            string.Equals,
            one => one.Nodes.MinBy(node => one.Score(node, one.Key)),
            one => one.Nodes.OrderBy(node => one.Score(node, one.Key)).ThenBy(node => node, StringComparer.Ordinal).First(),
            one => one.Nodes.OrderByDescending(node => one.Score(node, one.Key)).Last()),
        Mistakes.LikeProgram<RendezvousCase, string>(
            "Your function swaps the arguments: it is score(node, key), the node first.",
            string.Equals,
            one => one.Nodes.MaxBy(node => one.Score(one.Key, node)),
            one => one.Nodes.OrderByDescending(node => one.Score(one.Key, node)).ThenBy(node => node, StringComparer.Ordinal).First()),
        Mistakes.LikeProgram<RendezvousCase, string>(
            "Your function hashes the key alone and takes it modulo the number of nodes. Then nearly every key moves when a node comes or goes: compare one score for each node instead.",
            string.Equals,
            one => one.Nodes[(int)(one.Score(string.Empty, one.Key) % (ulong)one.Nodes.Count)],
            one => one.Nodes[(int)(one.Score(one.Key, one.Key) % (ulong)one.Nodes.Count)],
            one => one.Nodes[(int)(one.Score(one.Nodes[0], one.Key) % (ulong)one.Nodes.Count)]),
        new(
            "Your function gives all keys to the same node. The score must depend on the key too: score(node, key).",
            attempts => attempts.GroupBy(a => a.Case.Group).All(group => group.All(a => a.Value is not null) && group.Select(a => a.Value).Distinct().Count() == 1)),
    ];

    private static bool AreWrongInTiesOnly(IReadOnlyList<Attempt<RendezvousCase, string>> attempts) =>
        attempts.All(a => a.IsRight || (a.Case.HasTie && a.Value is { } node && a.Case.Best.Contains(node)));

    /// <summary>The last cases come twice, with the nodes in two orders.</summary>
    private static bool DependOnTheOrder(IReadOnlyList<Attempt<RendezvousCase, string>> attempts) =>
        attempts.Where(a => a.Case.HasTie)
            .GroupBy(a => (a.Case.Key, Nodes: string.Join(',', a.Case.Nodes.Order(StringComparer.Ordinal))))
            .Any(pair => pair.Select(a => a.Value).Distinct().Count() > 1);

    private static Func<string, string, ulong> Counted(RendezvousCase one, Steps steps) => (node, key) =>
    {
        steps.Take();
        return one.Score(node, key);
    };
}
