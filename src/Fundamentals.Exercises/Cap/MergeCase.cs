using Fundamentals.Simulator;
using Views = System.Collections.Generic.IReadOnlyDictionary<string, int>;

namespace Fundamentals.Exercises.Cap;

/// <summary>What came of merging.</summary>
/// <param name="Text">The counts, in words.</param>
/// <param name="Changed">Which argument the function changed, or null.</param>
internal sealed record MergeResult(string Text, string? Changed);

/// <summary>Counts to merge: two of them, or those of replicas that send each other copies.</summary>
internal abstract class MergeCase
{
    private static readonly string[] Cities = ["paris", "tokyo", "lima", "oslo", "cairo"];

    /// <summary>Gets what comes of keeping for each replica the larger count.</summary>
    public MergeResult Right => Run(Larger)!;

    /// <summary>Gets a value indicating whether there are many merges, and not a single one.</summary>
    public virtual bool IsGossip => false;

    /// <summary>Merges with a function; whatever that throws comes through.</summary>
    /// <returns>What came of it, or null where the function returned null.</returns>
    public MergeResult? Run(Func<Views, Views, Views?> merge)
    {
        string? changed = null;
        return TextOf(Watched) is { } text ? new MergeResult(text, changed) : null;

        Views? Watched(Views mine, Views theirs)
        {
            // The function gets copies, so that one that changes them spoils nothing but its own result.
            var (myCopy, theirCopy) = (new Dictionary<string, int>(mine), new Dictionary<string, int>(theirs));
            if (merge(myCopy, theirCopy) is not { } merged)
                return null;
            var result = new Dictionary<string, int>(merged);
            changed ??= !Same(mine, myCopy) ? "mine" : !Same(theirs, theirCopy) ? "theirs" : null;
            return result;
        }
    }

    /// <summary>Two counts to think about, then gossip, then many drawn.</summary>
    public static IEnumerable<MergeCase> All()
    {
        yield return new TwoCounts(new() { ["paris"] = 3, ["tokyo"] = 1 }, new() { ["paris"] = 2, ["tokyo"] = 4 });
        yield return new TwoCounts(new() { ["paris"] = 3 }, new() { ["tokyo"] = 2 });
        yield return new TwoCounts(new() { ["paris"] = 3, ["tokyo"] = 2 }, new() { ["tokyo"] = 2, ["paris"] = 3 });
        yield return new TwoCounts(new() { ["paris"] = 5, ["tokyo"] = 2 }, new() { ["paris"] = 4 });
        yield return new TwoCounts([], new() { ["lima"] = 1 });
        yield return new TwoCounts(new() { ["lima"] = 1 }, []);
        yield return new TwoCounts([], []);
        for (ulong seed = 1; seed <= 12; seed++)
            yield return new Gossip(seed, Cities[..(2 + (int)(seed % 4))]);

        var random = new RandomStream(203, "counts");
        for (var i = 0; i < 30; i++)
            yield return new TwoCounts(Draw(random), Draw(random));
    }

    /// <summary>Says it all in words.</summary>
    public abstract override string ToString();

    /// <summary>Writes counts, by name. An entry of 0 says the same as none.</summary>
    protected static string Write(Views counts)
    {
        var entries = counts.Where(entry => entry.Value != 0).OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}: {entry.Value}").ToList();
        return entries.Count == 0 ? "{ }" : $"{{ {string.Join(", ", entries)} }}";
    }

    /// <summary>Merges, and writes what came of it; null where a merge returned null.</summary>
    protected abstract string? TextOf(Func<Views, Views, Views?> merge);

    private static Dictionary<string, int> Larger(Views mine, Views theirs)
    {
        var merged = new Dictionary<string, int>(mine);
        foreach (var (replica, views) in theirs)
            merged[replica] = Math.Max(views, merged.GetValueOrDefault(replica));
        return merged;
    }

    private static bool Same(Views before, Dictionary<string, int> after) =>
        before.Count == after.Count && before.All(entry => after.TryGetValue(entry.Key, out var views) && views == entry.Value);

    private static Dictionary<string, int> Draw(RandomStream random) =>
        Cities.Where(_ => random.Chance(0.6)).ToDictionary(city => city, _ => 1 + random.Next(9));

    /// <summary>A single merge.</summary>
    private sealed class TwoCounts(Dictionary<string, int> mine, Dictionary<string, int> theirs) : MergeCase
    {
        public override string ToString() => $"mine = {Write(mine)}, theirs = {Write(theirs)}";

        protected override string? TextOf(Func<Views, Views, Views?> merge) => merge(mine, theirs) is { } merged ? Write(merged) : null;
    }
}
