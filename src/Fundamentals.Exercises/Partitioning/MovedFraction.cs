using Fundamentals.Exercises.Checking;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Exercise 10.2: which part of the keys moves when a node is added.</summary>
internal static class MovedFraction
{
    public static Exercise<Func<int, bool, double>> Make() => new(
        "10.2",
        "How much must move",
        [
            "With the ring only the new node gains keys: how many does it have in the end, compared with all nodes? With modulo, ask which keys stay.",
            "After the change there are nodes + 1 nodes. The new one has a fair share of the keys, and on the ring that is all that moved. With modulo a key stays when hash % nodes equals hash % (nodes + 1): count the remainders below nodes * (nodes + 1) for which that is so.",
            "On the ring it is 1.0 / (nodes + 1). With modulo, of every nodes * (nodes + 1) keys only nodes stay, so it is nodes / (nodes + 1.0). Mind that dividing two ints gives an int.",
        ],
        new Examination<Func<int, bool, double>, Case, Number>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, _) => new Number(answer(one.Nodes, one.OnRing)),
            Solve = one => new Number(Law(one)),
            AreEqual = (left, right) => left.IsNear(right.Value),
            Describe = one => $"nodes = {one.Nodes}, onRing = {(one.OnRing ? "true" : "false")}",
            Write = number => number.Value.ToString("0.######"),
            WhenSolved = "Modulo moves nearly everything, and the more nodes there are the more; the ring moves the new node's fair share and no more.",
            WhenWrong = "This is not the part of the keys that moves when one node is added to these.",
            Mistakes = Known(),
        });

    private static double Law(Case one) => one.OnRing ? Ring(one.Nodes) : Modulo(one.Nodes);

    private static double Modulo(int nodes) => nodes / (nodes + 1.0);

    private static double Ring(int nodes) => 1 / (nodes + 1.0);

    private static IReadOnlyList<Mistake<Case, Number>> Known() =>
    [
        new(
            "Your function returns 0 where it should not. Dividing an int by an int drops what is after the point: write 1.0 instead of 1.",
            attempts => attempts.All(a => a.IsRight || a.Value is { Value: 0 })),
        NumberMistakes.Like<Case>("Your function has the two the wrong way round, or returns what stays instead of what moves. The ring is the one that moves little.", one => one.OnRing ? Modulo(one.Nodes) : Ring(one.Nodes)),
        new(
            "Your function counts the nodes before the change. The new node is one of nodes + 1, and its share is what it has in the end.",
            attempts => attempts.All(a => a.IsRight || a.IsNear(a.Case.OnRing ? 1.0 / a.Case.Nodes : (a.Case.Nodes - 1.0) / a.Case.Nodes))),
        NumberMistakes.Like<Case>("Your function returns percent. Return a fraction, from 0 to 1.", one => 100 * Law(one)),
        new(
            "With modulo nearly all keys move, but not all: a key stays when its hash leaves the same remainder for nodes and for nodes + 1. Your function returns 1.",
            attempts => attempts.All(a => a.IsRight || (!a.Case.OnRing && a.IsNear(1)))),
        new(
            "Your function returns the same for modulo and for the ring. They differ: on the ring only the new node gains keys, with modulo all nodes swap keys with each other.",
            attempts => attempts.GroupBy(a => a.Case.Nodes).All(NumberMistakes.AreOne)),
        new(
            "Your function returns the same number however many nodes there are. The fraction depends on that: give the law, a formula in nodes, and not what was measured with four of them.",
            attempts => attempts.GroupBy(a => a.Case.OnRing).All(NumberMistakes.AreOne)),
        NumberMistakes.LooksMeasured<Case>(
            "Your function is near the law, now above it and now below, as a measurement is. Give the law itself, not a measurement: a formula in nodes alone.",
            Law),
    ];

    private static IEnumerable<Case> MakeCases()
    {
        int[] few = [4, 9, 2, 1];
        foreach (var nodes in few.Concat(Enumerable.Range(3, 48).Except(few)).Append(1000))
        {
            yield return new Case(nodes, OnRing: false);
            yield return new Case(nodes, OnRing: true);
        }
    }

    private sealed record Case(int Nodes, bool OnRing);
}
