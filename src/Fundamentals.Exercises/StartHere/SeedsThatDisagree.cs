using Fundamentals.Exercises.Checking;
using Fundamentals.Networking;

namespace Fundamentals.Exercises.StartHere;

/// <summary>Exercise 0.2: the first seeds for which two nodes end up with different values.</summary>
internal static class SeedsThatDisagree
{
    /// <summary>So many seeds more than were asked for are looked at, so that an endless iterator is cut off.</summary>
    private const int Surplus = 100;

    public static Exercise<Func<Func<ulong, (string Left, string Right)>, int, IEnumerable<ulong>>> Make() => new(
        "0.2",
        "Find the seeds that disagree",
        [
            "One run tells you about one seed. What would you do by hand, with a pencil, if you were to find three seeds that disagree?",
            "Begin with seed 0, run it, compare Left with Right, and note the seed if they differ. Go on with the next seed until you have noted count of them. You cannot know beforehand how far you must go.",
            "for (ulong seed = 0; found.Count < count; seed++) { var end = run(seed); if (end.Left != end.Right) found.Add(seed); }",
        ],
        new Examination<Func<Func<ulong, (string Left, string Right)>, int, IEnumerable<ulong>>, RaceWorld, IReadOnlyList<ulong>>
        {
            Cases = [.. Worlds()],
            Ask = (answer, world, steps) => answer(Counted(world, steps), world.Count)?.Take(world.Count + Surplus).ToList(),
            Solve = world => world.Disagreeing,
            AreEqual = Same,
            Describe = Describe,
            Write = seeds => $"[{string.Join(", ", seeds.Take(12))}{(seeds.Count > 12 ? ", …" : string.Empty)}]",
            WhenSolved = "Where one run in a thousand goes wrong a test that runs once will not show it. Yours did, and has the seed to show it again.",
            WhenWrong = "These are not the first seeds from 0 upwards for which Left and Right differ.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<RaceWorld, IReadOnlyList<ulong>>> Known() =>
    [
        Like("Your function returns the seeds for which both nodes agree. Asked for are those where Left and Right differ.", world => [.. RaceWorld.Seeds().Where(seed => !world.Disagrees(seed)).Take(world.Count)]),
        Like("Your function returns the first seeds, however their runs end. Call run(seed) for each, and keep those where Left and Right differ.", world => [.. RaceWorld.Seeds().Take(world.Count)]),
        Like("Your function begins with seed 1. The first seed is 0.", world => [.. RaceWorld.Seeds().Skip(1).Where(world.Disagrees).Take(world.Count)]),
        Like("Every seed your function returns is one too high. Note the seed that you ran before you go on to the next.", world => [.. world.Disagreeing.Select(seed => seed + 1)]),
        Mistakes.OnlyWhere<RaceWorld, IReadOnlyList<ulong>>(
            "Your function returns too few seeds: it stops looking too early. Where disagreement is rare you must go on for thousands of seeds, until you have as many as were asked for.",
            attempt => attempt.Value is { } seeds && seeds.Count < attempt.Case.Count && Same(seeds, [.. attempt.Case.Disagreeing.Take(seeds.Count)])),
        Mistakes.OnlyWhere<RaceWorld, IReadOnlyList<ulong>>(
            "Your function returns more seeds than were asked for. Stop as soon as you have count of them.",
            attempt => attempt.Value is { } seeds && seeds.Count > attempt.Case.Count && Same([.. seeds.Take(attempt.Case.Count)], attempt.Case.Disagreeing)),
        new(
            "Your function returns the same seeds in every world. Which seeds disagree depends on the world: call run(seed) and see.",
            attempts => attempts.All(a => a.Value is { } seeds && attempts[0].Value is { } first && Same([.. seeds.Take(first.Count)], [.. first.Take(seeds.Count)]))),
        Mistakes.OnlyWhere<RaceWorld, IReadOnlyList<ulong>>(
            "Your function returns seeds that disagree, but not the first ones, or not in order. Begin with 0, and leave out none.",
            attempt => attempt.Value is { Count: > 0 } seeds && seeds.All(attempt.Case.Disagrees)),
    ];

    private static Mistake<RaceWorld, IReadOnlyList<ulong>> Like(string message, Func<RaceWorld, IReadOnlyList<ulong>> program) =>
        Mistakes.LikeProgram<RaceWorld, IReadOnlyList<ulong>>(message, Same, program);

    private static bool Same(IReadOnlyList<ulong> left, IReadOnlyList<ulong> right) => left.SequenceEqual(right);

    private static Func<ulong, (string Left, string Right)> Counted(RaceWorld world, Steps steps) => seed =>
    {
        steps.Take();
        return world.End(seed);
    };

    private static string Describe(RaceWorld world) =>
        $"count = {world.Count}; Bob writes {world.Pause.TotalMilliseconds} ms after Ann, {world.Link.Loss * 100:0.##} % of the copies get lost, the others take {world.Delays}";

    private static IEnumerable<RaceWorld> Worlds()
    {
        yield return Exponential(1, count: 3, mean: 5);
        yield return new(2, Count: 5, new LinkOptions { Latency = Latency.Uniform(Milliseconds(1), Milliseconds(9)) }, "1 to 9 ms", Milliseconds(3));
        yield return Exponential(3, count: 1, mean: 20, pause: 1);
        for (var number = 4; number < 10; number++)
            yield return Exponential(number, count: 4, mean: 5, pause: number);
        yield return Lossy(10, count: 5, loss: 0.05);
        yield return Lossy(11, count: 4, loss: 0.001);
    }

    private static RaceWorld Exponential(int number, int count, int mean, int pause = 0) =>
        new(number, count, new LinkOptions { Latency = Latency.Exponential(Milliseconds(mean)) }, $"{mean} ms on average", Milliseconds(pause));

    private static RaceWorld Lossy(int number, int count, double loss) =>
        new(number, count, new LinkOptions { Loss = loss }, "1 ms", Milliseconds(2));

    private static TimeSpan Milliseconds(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
