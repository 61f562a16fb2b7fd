using Fundamentals.Exercises.Checking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Pacelc;

/// <summary>Exercise 3.2: how likely it is that a read misses the newest write.</summary>
internal static class ChanceOfStale
{
    /// <summary>With so many replicas a factorial does not fit into an int any more.</summary>
    private const int Many = 13;

    public static Exercise<Func<int, int, int, double>> Make() => new(
        "3.2",
        "How likely is stale",
        [
            "W of the N replicas have the write, and the others have not. A read asks R different replicas at random, and is stale if none of them has it. How many sets of R replicas are there? How many of them lie among those that have not?",
            "Draw the replicas one by one. The first misses the write with chance (N - W) / N. If it did, N - 1 replicas are left and N - W - 1 of them have not got the write, so that the second misses with (N - W - 1) / (N - 1); and so on, R times. Multiply.",
            "var chance = 1.0; for (var i = 0; i < r; i++) chance *= Math.Max(0, n - w - i) / (double)(n - i); return chance;",
        ],
        new Examination<Func<int, int, int, double>, Setting, Number>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, _) => new Number(answer(one.N, one.R, one.W)),
            Solve = one => new Number(Missed(one)),
            AreEqual = (left, right) => left.IsNear(right.Value),
            Describe = one => $"n = {one.N}, r = {one.R}, w = {one.W}",
            Write = number => number.Value.ToString("0.######"),
            WhenSolved = "It is 0 as soon as R + W > N, since two such sets have a replica in common, and falls quickly before that. A real store does better: after W replicas have answered, the write still goes on to the others.",
            WhenWrong = "This is not the chance that r replicas, chosen at random, miss all w that have the write.",
            Mistakes = Known(),
        });

    /// <summary>
    /// C(N - W, R) / C(N, R), factor by factor. Bailis et al., "Probabilistically Bounded Staleness for Practical Partial
    /// Quorums", PVLDB 5(8), 2012, equation 1.
    /// </summary>
    private static double Missed(Setting one)
    {
        var chance = 1.0;
        for (var i = 0; i < one.R; i++)
            chance *= Math.Max(0, one.N - one.W - i) / (double)(one.N - i);
        return chance;
    }

    private static IReadOnlyList<Mistake<Setting, Number>> Known() =>
    [
        NumberMistakes.Like<Setting>("Your function returns the chance of a fresh read. Asked for is that of a stale one: 1 minus it.", one => 1 - Missed(one)),
        NumberMistakes.Like<Setting>("Your function returns percent. Return a chance, from 0 to 1.", one => 100 * Missed(one)),
        NumberMistakes.Like<Setting>(
            "Your function lets a read ask the same replica twice. It asks r different ones: after the first miss there is one replica less to choose from, and one less that misses.",
            one => Power(one.N - one.W, one.N, one.R),
            one => one.IsStrict ? 0 : Power(one.N - one.W, one.N, one.R),
            one => Power(one.N - one.R, one.N, one.W),
            one => one.IsStrict ? 0 : Power(one.N - one.R, one.N, one.W)),
        NumberMistakes.Like<Setting>(
            "Your function takes R + W = N for enough. Then there still is a set of R replicas beside the W: stale is impossible only for R + W > N.",
            one => one.R + one.W >= one.N ? 0 : Missed(one)),
        new(
            "Your function returns 0 where it should not. If it divides an int by an int, that drops what is after the point: divide by (double)(n - i).",
            attempts => attempts.All(a => a.IsRight || a.Case.N >= Many || a.IsNear(0)) && attempts.Any(a => !a.IsRight && a.Case.N < Many)),
        NumberMistakes.Like<Setting>(
            "Your function leaves out r: that is the chance that one replica misses the write. All r that are asked must miss it.",
            one => (one.N - one.W) / (double)one.N),
        NumberMistakes.Like<Setting>(
            "Your function leaves out w, as if one replica alone had the write. The read must miss all w that have it.",
            one => (one.N - one.R) / (double)one.N),
        NumberMistakes.Like<Setting>(
            "Your function adds up chances: r * w / n is the mean number of replicas with the write that are asked, not the chance that there is one. Multiply the chances to miss.",
            one => 1 - (one.R * one.W / (double)one.N),
            one => Math.Max(0, 1 - (one.R * one.W / (double)one.N))),
        NumberMistakes.Like<Setting>(
            "Your function counts in how many ways the read misses the write. Divide by the number of all ways to choose r of n replicas.",
            one => Ways(one.N - one.W, one.R)),
        NumberMistakes.Like<Setting>(
            "Your function takes one single set of replicas for the only one that misses the write. There are C(n - w, r) of them among the C(n, r).",
            one => one.IsStrict ? 0 : 1 / Ways(one.N, one.R),
            one => 1 / Ways(one.N, one.R)),
        new(
            "Your function knows two chances only. Without R + W > N it is not certain that the read is stale: it depends on which replicas are asked.",
            attempts => attempts.All(attempt => attempt.IsNear(attempt.Case.IsStrict ? 0 : 1))),
        Mistakes.OnlyWhere<Setting, Number>(
            "Your function is wrong where R + W > N. Any R replicas then have one in common with any W, so that the chance is 0.",
            attempt => attempt.Case.IsStrict),
        Mistakes.OnlyWhere<Setting, Number>(
            "Your function is right for few replicas and wrong for many: factorials and numbers of ways outgrow an int at 13!, a long at 21! and a double at 171!. Multiply r fractions (n - w - i) / (n - i) instead, each of them below 1.",
            attempt => attempt.Case.N >= Many),
        new("Your function returns the same number in every case. It depends on n, r and w.", NumberMistakes.AreOne),
        NumberMistakes.LooksMeasured<Setting>(
            "Your function is near the right chance, now above it and now below, as a measurement is, or a rounded number. Return the exact chance, a formula in n, r and w.",
            Missed),
    ];

    private static double Power(int numerator, int denominator, int exponent) => Math.Pow(numerator / (double)denominator, exponent);

    /// <summary>In how many ways some of several can be chosen; 0 where there are too few.</summary>
    private static double Ways(int all, int chosen) =>
        chosen > all ? 0 : Enumerable.Range(0, chosen).Aggregate(1.0, (ways, i) => ways * (all - i) / (i + 1));

    private static IEnumerable<Setting> MakeCases()
    {
        yield return new Setting(3, 1, 1);
        yield return new Setting(5, 2, 2);
        yield return new Setting(3, 1, 2);
        yield return new Setting(3, 2, 1);
        yield return new Setting(3, 2, 2);
        yield return new Setting(4, 2, 2);
        yield return new Setting(3, 3, 1);
        yield return new Setting(3, 1, 3);
        yield return new Setting(1, 1, 1);
        yield return new Setting(2, 1, 1);
        for (var n = 5; n <= 8; n++)
        {
            for (var r = 1; r <= n; r += 2)
            {
                for (var w = 1; w <= n; w++)
                    yield return new Setting(n, r, w);
            }
        }

        var random = new RandomStream(302, "settings");
        foreach (var n in new[] { 14, 22, 30, 40, 60, 60, 100, 200, 300 })
            yield return new Setting(n, 2 + random.Next(5), 2 + random.Next(n / 4));
    }

    private sealed record Setting(int N, int R, int W)
    {
        /// <summary>Gets a value indicating whether every read meets every write.</summary>
        public bool IsStrict => R + W > N;
    }
}
