using Fundamentals.Exercises.Checking;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>Exercise 10.2: which part of the keys moves when a node is added.</summary>
internal static class MovedFraction
{
    private const double Tolerance = 1e-6;

    public static Exercise<Func<int, bool, double>> Make() => new(
        "10.2",
        "How much must move",
        [
            "With the ring only the new node gains keys: how many does it have in the end, compared with all nodes? With modulo, ask which keys stay.",
            "After the change there are nodes + 1 nodes. The new one has a fair share of the keys, and on the ring that is all that moved. With modulo a key stays when hash % nodes equals hash % (nodes + 1): count the remainders below nodes * (nodes + 1) for which that is so.",
            "On the ring it is 1.0 / (nodes + 1). With modulo, of every nodes * (nodes + 1) keys only nodes stay, so it is nodes / (nodes + 1.0). Mind that dividing two ints gives an int.",
        ],
        new Examination<Func<int, bool, double>, Case, Fraction>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, _) => new Fraction(answer(one.Nodes, one.OnRing)),
            Solve = one => new Fraction(Law(one)),
            AreEqual = (left, right) => left.IsNear(right.Value),
            Describe = one => $"nodes = {one.Nodes}, onRing = {(one.OnRing ? "true" : "false")}",
            Write = fraction => fraction.Value.ToString("0.######"),
            WhenSolved = "Modulo moves nearly everything, and the more nodes there are the more; the ring moves the new node's fair share and no more.",
            WhenWrong = "This is not the part of the keys that moves when one node is added to these.",
            Mistakes = Known(),
        });

    private static double Law(Case one) => one.OnRing ? Ring(one.Nodes) : Modulo(one.Nodes);

    private static double Modulo(int nodes) => nodes / (nodes + 1.0);

    private static double Ring(int nodes) => 1 / (nodes + 1.0);

    private static IReadOnlyList<Mistake<Case, Fraction>> Known() =>
    [
        new(
            "Your function returns 0 where it should not. Dividing an int by an int drops what is after the point: write 1.0 instead of 1.",
            attempts => attempts.All(a => a.IsRight || a.Value is { Value: 0 })),
        Like("Your function has the two the wrong way round, or returns what stays instead of what moves. The ring is the one that moves little.", one => one.OnRing ? Modulo(one.Nodes) : Ring(one.Nodes)),
        new(
            "Your function counts the nodes before the change. The new node is one of nodes + 1, and its share is what it has in the end.",
            attempts => attempts.All(a => a.IsRight || Near(a, a.Case.OnRing ? 1.0 / a.Case.Nodes : (a.Case.Nodes - 1.0) / a.Case.Nodes))),
        Like("Your function returns percent. Return a fraction, from 0 to 1.", one => 100 * Law(one)),
        new(
            "With modulo nearly all keys move, but not all: a key stays when its hash leaves the same remainder for nodes and for nodes + 1. Your function returns 1.",
            attempts => attempts.All(a => a.IsRight || (!a.Case.OnRing && Near(a, 1)))),
        new(
            "Your function returns the same for modulo and for the ring. They differ: on the ring only the new node gains keys, with modulo all nodes swap keys with each other.",
            attempts => attempts.GroupBy(a => a.Case.Nodes).All(pair => AreOneValue(pair))),
        new(
            "Your function returns the same number however many nodes there are. The fraction depends on that: give the law, a formula in nodes, and not what was measured with four of them.",
            attempts => attempts.GroupBy(a => a.Case.OnRing).All(group => AreOneValue(group))),
        new(
            "Your function is near the law, now above it and now below, as a measurement is. Give the law itself, not a measurement: a formula in nodes alone.",
            LooksMeasured),
    ];

    private static bool AreOneValue(IEnumerable<Attempt<Case, Fraction>> attempts) =>
        attempts.All(a => a.Value is not null) && attempts.Select(a => a.Value).Distinct().Count() == 1;

    /// <summary>A wrong formula is always above or always below; what is measured is as often the one as the other.</summary>
    private static bool LooksMeasured(IReadOnlyList<Attempt<Case, Fraction>> attempts)
    {
        var off = attempts.Where(a => !a.IsRight).ToList();
        return off.TrueForAll(a => a.Value is { } fraction && Math.Abs(Difference(a, fraction)) <= Scatter(a.Case))
            && off.Exists(a => Difference(a, a.Value!) > 0) && off.Exists(a => Difference(a, a.Value!) < 0);

        static double Difference(Attempt<Case, Fraction> attempt, Fraction value) => value.Value - Law(attempt.Case);

        static double Scatter(Case one) => (0.35 * Math.Min(Law(one), 1 - Law(one))) + 0.01;
    }

    private static Mistake<Case, Fraction> Like(string message, Func<Case, double> program) =>
        new(message, attempts => attempts.All(a => Near(a, program(a.Case))));

    private static bool Near(Attempt<Case, Fraction> attempt, double value) => attempt.Value is { } fraction && fraction.IsNear(value);

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

    private sealed record Fraction(double Value)
    {
        public bool IsNear(double other) => Math.Abs(Value - other) <= Tolerance * Math.Max(1, Math.Abs(other));
    }
}
