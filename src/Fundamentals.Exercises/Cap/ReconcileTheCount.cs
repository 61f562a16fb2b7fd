using Fundamentals.Exercises.Checking;
using Views = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Fundamentals.Exercises.Cap;

/// <summary>Exercise 2.3: merging what replicas counted on their own.</summary>
internal static class ReconcileTheCount
{
    public static Exercise<Func<Views, Views, Views>> Make() => new(
        "2.3",
        "Reconcile the count",
        [
            "Only paris counts paris's views, and it counts upwards. If one copy says that paris has counted 3 and another says 5, which of the two is older?",
            "For each replica that mine or theirs has an entry for, keep the larger number; where one of them has no entry the other's is the larger. Put it all into a new dictionary: somebody else may still read the old ones.",
            "var merged = new Dictionary<string, int>(mine); foreach (var (replica, views) in theirs) merged[replica] = Math.Max(views, merged.GetValueOrDefault(replica)); return merged;",
        ],
        new Examination<Func<Views, Views, Views>, MergeCase, MergeResult>
        {
            Cases = [.. MergeCase.All()],
            Ask = (answer, one, _) => one.Run(answer),
            Solve = one => one.Right,
            AreEqual = (left, right) => left == right,
            Describe = one => one.ToString(),
            Write = result => result.Changed is null ? result.Text : $"{result.Text}; and {result.Changed} was changed",
            WhenSolved = "Copies may come late, twice and in any order, and all replicas end with the views there were. This is a grow-only counter, the simplest of the data types that always merge.",
            WhenWrong = "This is not, for each replica that either has heard of, the larger of the two numbers.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<MergeCase, MergeResult>> Known() =>
    [
        Mistakes.OnlyWhere<MergeCase, MergeResult>(
            "Your function merges right, but it changes what it was given. Whoever else holds that dictionary, such as a copy that is still to be sent, sees it change: make a new one, new Dictionary<string, int>(mine).",
            attempt => attempt.Value is { Changed: not null } result && result.Text == attempt.Case.Right.Text),
        Like(
            "Your function adds the numbers up. What both know of is then counted twice, and again with each copy that arrives: for each replica keep the larger number.",
            (mine, theirs) => Union(mine, theirs, (my, their) => my + their),
            (mine, theirs) => Union(mine, theirs, (my, their) => my == their ? my : my + their),
            (mine, theirs) => Write(mine) == Write(theirs) ? mine : Union(mine, theirs, (my, their) => my + their)),
        Like(
            "Your function lets theirs win. A copy may be older than what is known already, and then views are lost: for each replica keep the larger number.",
            (_, theirs) => theirs,
            (mine, theirs) => Union(mine, theirs, (_, their) => their)),
        Like(
            "Your function lets mine win, and never learns what others have counted since: for each replica keep the larger number.",
            (mine, _) => mine,
            (mine, theirs) => Union(mine, theirs, (my, _) => my)),
        Like(
            "Your function takes one of the two as a whole, the larger one. Each may know of views that the other does not: choose for each replica on its own.",
            (mine, theirs) => mine.Values.Sum() >= theirs.Values.Sum() ? mine : theirs,
            (mine, theirs) => mine.Values.Sum() > theirs.Values.Sum() ? mine : theirs,
            (mine, theirs) => mine.Count >= theirs.Count ? mine : theirs,
            (mine, theirs) => mine.Count > theirs.Count ? mine : theirs),
        Like(
            "Your function throws where only one of the two has an entry for a replica. Look with GetValueOrDefault(replica), which gives 0 where there is none.",
            (mine, theirs) => mine.Keys.ToDictionary(key => key, key => Math.Max(mine[key], theirs[key])),
            (mine, theirs) => theirs.Keys.ToDictionary(key => key, key => Math.Max(mine[key], theirs[key])),
            (mine, theirs) => mine.Keys.Union(theirs.Keys).ToDictionary(key => key, key => Math.Max(mine[key], theirs[key]))),
        Like(
            "Your function throws where both have an entry for one replica, since a dictionary holds each key once. Keep the larger of the two numbers.",
            (mine, theirs) => mine.Concat(theirs).ToDictionary(),
            (mine, theirs) => mine.Union(theirs).ToDictionary()),
        Like(
            "Your function keeps only the replicas that both have heard of. Views that one alone knows of are lost: go through the keys of both.",
            (mine, theirs) => Only(Union(mine, theirs, Math.Max), key => mine.ContainsKey(key) && theirs.ContainsKey(key))),
        Like(
            "Your function forgets the replicas that only theirs has an entry for. Go through the keys of both.",
            (mine, theirs) => Only(Union(mine, theirs, Math.Max), mine.ContainsKey)),
        Like(
            "Your function forgets the replicas that only mine has an entry for. Go through the keys of both.",
            (mine, theirs) => Only(Union(mine, theirs, Math.Max), theirs.ContainsKey)),
        Like(
            "Your function keeps the smaller number, which is the older one, and loses views: each replica counts upwards, so that the larger number is the newer.",
            (mine, theirs) => Union(mine, theirs, Math.Min),
            (mine, theirs) => Only(Union(mine, theirs, Math.Min), key => mine.ContainsKey(key) && theirs.ContainsKey(key))),
        new(
            "Your function returns the same counts whatever it is given. They must come from mine and theirs.",
            attempts => attempts.All(attempt => attempt.Case.IsGossip || (attempt.Value is { } result && result.Text == attempts[0].Value?.Text))),
    ];

    private static Mistake<MergeCase, MergeResult> Like(string message, params Func<Views, Views, Views>[] programs) =>
        Mistakes.LikeProgram<MergeCase, MergeResult>(
            message,
            (left, right) => left.Text == right.Text,
            [.. programs.Select(Func<MergeCase, MergeResult?> (program) => one => Try(one, program))]);

    private static MergeResult? Try(MergeCase one, Func<Views, Views, Views> program)
    {
        try
        {
            return one.Run(program);
        }
        catch (Exception error) when (error is ArgumentException or KeyNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The entries of both; where both have one, what a function makes of the two numbers.</summary>
    private static Dictionary<string, int> Union(Views mine, Views theirs, Func<int, int, int> combine)
    {
        var merged = new Dictionary<string, int>(mine);
        foreach (var (replica, views) in theirs)
            merged[replica] = merged.TryGetValue(replica, out var my) ? combine(my, views) : views;
        return merged;
    }

    private static Dictionary<string, int> Only(Views counts, Func<string, bool> isKept) => counts.Where(entry => isKept(entry.Key)).ToDictionary();

    private static string Write(Views counts) => string.Join(',', counts.OrderBy(entry => entry.Key, StringComparer.Ordinal));
}
