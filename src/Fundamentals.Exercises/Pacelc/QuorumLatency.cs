using Fundamentals.Exercises.Checking;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Pacelc;

/// <summary>Exercise 3.1: how long it takes until a quorum has answered.</summary>
internal static class QuorumLatency
{
    public static Exercise<Func<IReadOnlyList<TimeSpan>, int, TimeSpan>> Make() => new(
        "3.1",
        "Waiting for a quorum",
        [
            "The request goes to all replicas at once, and their answers come in one by one. With which of the answers is the waiting over?",
            "Put the round trips in the order in which the answers arrive, the fastest first. The waiting is over with answer number quorum; a list counts from 0.",
            "roundTrips.Order().ElementAt(quorum - 1), or with a list: var sorted = roundTrips.ToList(); sorted.Sort(); return sorted[quorum - 1];",
        ],
        new Examination<Func<IReadOnlyList<TimeSpan>, int, TimeSpan>, Case, Waited>
        {
            Cases = [.. MakeCases()],
            Ask = (answer, one, _) => Ask(answer, one),
            Solve = one => new Waited(one.Sorted[one.Quorum - 1], HasChangedInput: false),
            AreEqual = (left, right) => left.HasChangedInput == right.HasChangedInput && left.IsNear(right.Time),
            Describe = one => $"roundTrips = [{string.Join(", ", one.RoundTrips.Select(time => $"{time.TotalMilliseconds}"))}] ms, quorum = {one.Quorum}",
            Write = waited => $"{waited.Time.TotalMilliseconds:0.###} ms{(waited.HasChangedInput ? "; and roundTrips was changed" : string.Empty)}",
            WhenSolved = "Replicas slower than the quorum's last cost nothing, and the first that is needed beyond a cheap set costs its whole round trip: latency is chosen together with R and W.",
            WhenWrong = "This is not the moment at which quorum answers have arrived.",
            Mistakes = Known(),
        });

    private static Waited Ask(Func<IReadOnlyList<TimeSpan>, int, TimeSpan> answer, Case one)
    {
        TimeSpan[] roundTrips = [.. one.RoundTrips];
        var time = answer(roundTrips, one.Quorum);
        return new Waited(time, !roundTrips.SequenceEqual(one.RoundTrips));
    }

    private static IReadOnlyList<Mistake<Case, Waited>> Known() =>
    [
        Mistakes.OnlyWhere<Case, Waited>(
            "Your function finds the right time, but it sorts the list it was given. Whoever else reads that list finds the replicas in another order: sort a copy, such as roundTrips.Order() makes.",
            attempt => attempt.Value is { HasChangedInput: true } waited && waited.IsNear(attempt.Case.Sorted[attempt.Case.Quorum - 1])),
        Like(
            "Your function returns a mean. Nobody waits for a mean: the waiting is over with the answer that makes the quorum full, the slowest of the quorum fastest.",
            one => Mean(one.RoundTrips),
            one => Mean(one.Sorted.Take(one.Quorum))),
        Like("Your function waits for the slowest replica, whatever the quorum is. Only quorum answers are needed, and they are the fastest.", one => one.Sorted[^1]),
        Like("Your function returns the fastest answer, whatever the quorum is. One answer is a quorum of 1.", one => one.Sorted[0]),
        Like(
            "Your function adds up round trips, as if one replica were asked after the other. All are asked at once, so that the waits overlap.",
            one => Sum(one.Sorted.Take(one.Quorum)),
            one => Sum(one.RoundTrips.Take(one.Quorum)),
            one => Sum(one.RoundTrips)),
        Like(
            "Your function takes one answer too many. Answer number quorum has the index quorum - 1: a list counts from 0.",
            one => one.Quorum < one.Sorted.Count ? one.Sorted[one.Quorum] : null,
            one => one.Sorted[Math.Min(one.Quorum, one.Sorted.Count - 1)]),
        Like(
            "Your function takes one answer too few. Answer number quorum has the index quorum - 1.",
            one => one.Quorum > 1 ? one.Sorted[one.Quorum - 2] : null,
            one => one.Sorted[Math.Max(0, one.Quorum - 2)]),
        Like(
            "Your function takes the first replicas of the list. They are in no order: those that answer first are the ones with the shortest round trips, so sort.",
            one => one.RoundTrips[one.Quorum - 1],
            one => one.RoundTrips.Take(one.Quorum).Max(),
            one => one.Quorum < one.RoundTrips.Count ? one.RoundTrips[one.Quorum] : null),
        Like("Your function sorts the slowest first. The fastest answers arrive first.", one => one.Sorted[^one.Quorum]),
        Like(
            "Your function takes equal round trips for one. Two replicas that answer at the same time are two answers: sort without dropping any.",
            one => one.Sorted.Distinct().Skip(one.Quorum - 1).Select(time => (TimeSpan?)time).FirstOrDefault(),
            one => one.Sorted.Distinct().Take(one.Quorum).Last()),
        Like(
            "Your function waits for a majority, whatever the quorum is. How many answers are needed is the second argument.",
            one => one.Sorted[one.Sorted.Count / 2]),
        Like(
            "Your function takes half or double the time. A round trip is the way there and back already.",
            one => one.Sorted[one.Quorum - 1] / 2,
            one => one.Sorted[one.Quorum - 1] * 2),
        Like(
            "Your function goes by Milliseconds, which is only the part after whole seconds: of 1200 ms it is 200. Compare the TimeSpans themselves, or TotalMilliseconds.",
            one => one.RoundTrips.OrderBy(time => time.Milliseconds).ElementAt(one.Quorum - 1),
            one => TimeSpan.FromMilliseconds(one.RoundTrips.Select(time => time.Milliseconds).Order().ElementAt(one.Quorum - 1)),
            one => TimeSpan.FromMilliseconds(one.Sorted[one.Quorum - 1].Milliseconds)),
        new(
            "Your function returns the same time in every case. It depends on the round trips and on the quorum.",
            attempts => attempts.All(attempt => attempt.Value is { } waited && waited.Time == attempts[0].Value?.Time)),
    ];

    private static Mistake<Case, Waited> Like(string message, params Func<Case, TimeSpan?>[] programs) =>
        new(message, attempts => programs.Any(program => attempts.All(attempt => program(attempt.Case) is { } wrong
            ? attempt.Value is { } waited && waited.IsNear(wrong)
            : attempt.Threw)));

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) => TimeSpan.FromTicks(times.Sum(time => time.Ticks));

    private static TimeSpan Mean(IEnumerable<TimeSpan> times) => TimeSpan.FromTicks((long)times.Average(time => time.Ticks));

    private static IEnumerable<Case> MakeCases()
    {
        yield return Of(2, 80, 1, 140);
        yield return Of(1, 80, 1, 140);
        yield return Of(3, 80, 1, 140);
        yield return Of(1, 25);
        yield return Of(2, 30, 90, 30);
        yield return Of(3, 12, 12, 12, 200, 200);
        yield return Of(2, 1200, 300, 2100);

        var random = new RandomStream(301, "round trips");
        for (var i = 0; i < 60; i++)
        {
            var replicas = 1 + random.Next(9);
            var longest = i % 3 == 0 ? 3000 : i % 3 == 1 ? 200 : 5;
            yield return Of(1 + random.Next(replicas), [.. Enumerable.Range(0, replicas).Select(_ => 1 + random.Next(longest))]);
        }
    }

    private static Case Of(int quorum, params IEnumerable<int> milliseconds) => new([.. milliseconds.Select(time => TimeSpan.FromMilliseconds(time))], quorum);

    private sealed record Case(IReadOnlyList<TimeSpan> RoundTrips, int Quorum)
    {
        public IReadOnlyList<TimeSpan> Sorted { get; } = [.. RoundTrips.Order()];
    }

    private sealed record Waited(TimeSpan Time, bool HasChangedInput)
    {
        /// <summary>A mean that went through a double may be off by a rounding.</summary>
        public bool IsNear(TimeSpan other) => Math.Abs((double)Time.Ticks - other.Ticks) <= TimeSpan.TicksPerMicrosecond;
    }
}
