using Fundamentals.Exercises.Checking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Cap;

/// <summary>Exercise 2.1: which part of the requests a store by majority answers.</summary>
internal static class WhoIsAnswered
{
    public static Exercise<Func<IReadOnlyList<int>, double, double>> Make() => new(
        "2.1",
        "Who is answered",
        [
            "While the network is whole everybody is answered. While it is cut, ask of each piece: can it still do what the store must do before it answers? Which part of the clients is in such a piece?",
            "A majority is more than half of all replicas, not of those in reach. At most one piece has one, and with an even number of replicas, or more than two pieces, it may be that none has. The clients in that piece are its replicas over all replicas.",
            "var all = sides.Sum(); var majority = sides.Where(side => 2 * side > all).Sum(); is the size of the piece that goes on, or 0. While the network is cut, (double)majority / all of the requests are answered, and otherwise all: weigh the two with cut and 1 - cut.",
        ],
        new Examination<Func<IReadOnlyList<int>, double, double>, Cut, Number>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, steps) => new Number(answer(steps.Count(one.Sides), one.Share)),
            Solve = one => new Number(Answered(one)),
            AreEqual = (left, right) => left.IsNear(right.Value),
            Describe = one => $"sides = [{string.Join(", ", one.Sides)}], cut = {one.Share:0.##}",
            Write = number => number.Value.ToString("0.######"),
            WhenSolved = "Only the piece with a majority goes on, and where there is none nobody is answered. The others are refused, so that they cannot disagree with it: that is what consistency costs while the network is cut.",
            WhenWrong = "This is not the part of the requests that is answered.",
            Mistakes = Known(),
        });

    private static double Answered(Cut one) => Weighed(one, (double)one.Majority / one.All);

    /// <summary>What it comes to if a part of the requests is answered while the network is cut.</summary>
    private static double Weighed(Cut one, double whileCut) => 1 - one.Share + (one.Share * whileCut);

    private static IReadOnlyList<Mistake<Cut, Number>> Known() =>
    [
        NumberMistakes.Like<Cut>("Your function returns which part of the requests is refused. Asked for is the part that is answered: 1 minus it.", one => 1 - Answered(one)),
        NumberMistakes.Like<Cut>("Your function returns percent. Return a fraction, from 0 to 1.", one => 100 * Answered(one)),
        NumberMistakes.Like<Cut>(
            "Your function returns 1: everybody is always answered. A store that does that in each piece lets the pieces disagree. In this one a piece without a majority of all replicas refuses.",
            _ => 1),
        NumberMistakes.Like<Cut>(
            "Your function takes half of the replicas for a majority. Two halves would both go on, and disagree: a majority is more than half, 2 * side > all.",
            one => Weighed(one, one.ShareOf(side => 2 * side >= one.All)),
            one => Weighed(one, Math.Min(one.ShareOf(side => 2 * side >= one.All), (double)one.Sides.Max() / one.All)),
            one => Weighed(one, one.ShareOf(side => side >= one.All / 2)),
            one => Weighed(one, one.Sides.Any(side => side >= one.All / 2) ? (double)one.Sides.Max() / one.All : 0)),
        NumberMistakes.Like<Cut>(
            "Your function lets the biggest piece go on, however small it is. It needs more than half of all replicas: a piece cannot know whether the others have found together.",
            one => Weighed(one, (double)one.Sides.Max() / one.All)),
        NumberMistakes.Like<Cut>(
            "Your function takes everybody for refused while the network is cut. A piece that still has more than half of all replicas goes on, and answers the clients on its side.",
            one => 1 - one.Share),
        NumberMistakes.Like<Cut>(
            "Your function counts all requests as answered as soon as one piece has a majority. The clients in the other pieces are refused: weigh with the piece's part of the replicas. (If you do that, look for an int divided by an int: it drops what is after the point.)",
            one => Weighed(one, one.Majority > 0 ? 1 : 0)),
        NumberMistakes.Like<Cut>(
            "Your function divides an int by an int, which drops what is after the point. Write (double)side / all.",
            one => Weighed(one, one.Majority / one.All),
            one => one.Share * (one.Majority / one.All)),
        NumberMistakes.Like<Cut>(
            "Your function weighs the pieces alike, whatever their size. There are as many clients at each replica, so that a piece of four replicas has four times the clients of a piece of one.",
            one => Weighed(one, one.Majority > 0 ? 1.0 / one.Sides.Count : 0)),
        NumberMistakes.Like<Cut>(
            "Your function leaves out the time in which the network is whole. Everybody is answered then: add 1 - cut.",
            one => (double)one.Majority / one.All,
            one => one.Share * one.Majority / one.All),
        NumberMistakes.Like<Cut>(
            "Your function has the two times the wrong way round. The network is in pieces for the part cut of the time, and whole for 1 - cut.",
            one => Weighed(one with { Share = 1 - one.Share }, (double)one.Majority / one.All),
            one => one.Share),
        NumberMistakes.Like<Cut>(
            "Your function looks at one piece, or at two. There may be any number of pieces, and the one with the majority may be anywhere among them.",
            one => Weighed(one, 2 * one.Sides[0] > one.All ? (double)one.Sides[0] / one.All : 0),
            one => Weighed(one, 2 * one.Sides[^1] > one.All ? (double)one.Sides[^1] / one.All : 0),
            one => one.Sides.Count < 2 ? null : Weighed(one, TwoSides(one)),
            one => one.Sides.Count < 2 ? 1 : Weighed(one, TwoSides(one))),
        new(
            "Your function returns the same number in every case. It depends on the pieces, and on how long the network is cut.",
            NumberMistakes.AreOne),
        NumberMistakes.LooksMeasured<Cut>(
            "Your function is near the right part, now above it and now below, as a measurement is, or a rounded number. Return the exact part, a formula in sides and cut.",
            Answered),
    ];

    /// <summary>What is answered while the network is cut, if there were but the first two pieces.</summary>
    private static double TwoSides(Cut one)
    {
        var two = one with { Sides = [one.Sides[0], one.Sides[1]] };
        return (double)two.Majority / two.All;
    }

    private static IEnumerable<Cut> MakeCases()
    {
        yield return new Cut([2, 1], 0.3);
        yield return new Cut([1, 2], 0.6);
        yield return new Cut([2, 2], 0.25);
        yield return new Cut([2, 2, 1], 0.5);
        yield return new Cut([1, 1, 3], 0.5);
        yield return new Cut([3], 0.4);
        yield return new Cut([1], 1);
        yield return new Cut([4, 1], 0);
        yield return new Cut([1, 4, 1], 1);
        yield return new Cut([3, 3], 1);
        yield return new Cut([1, 1, 1, 1, 1], 0.1);

        var random = new RandomStream(201, "cuts");
        for (var i = 0; i < 60; i++)
            yield return new Cut([.. Enumerable.Range(0, 1 + random.Next(5)).Select(_ => 1 + random.Next(6))], random.Next(101) / 100.0);
    }

    private sealed record Cut(IReadOnlyList<int> Sides, double Share)
    {
        public int All => Sides.Sum();

        /// <summary>Gets the size of the piece with more than half of all replicas, or 0.</summary>
        public int Majority => Sides.FirstOrDefault(side => 2 * side > All);

        /// <summary>Which part of the replicas is in pieces of some kind.</summary>
        public double ShareOf(Func<int, bool> isAnswered) => (double)Sides.Where(isAnswered).Sum() / All;
    }
}
