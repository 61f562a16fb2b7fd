namespace Fundamentals.Exercises.Partitioning;

/// <summary>Answers to exercise 10.4 that compare only a part of the scores.</summary>
internal static class RendezvousNarrowings
{
    public static IReadOnlyList<Func<RendezvousCase, string>> All { get; } =
    [
        .. Casts(score => unchecked((short)score)),
        .. Casts(score => unchecked((ushort)score)),
        .. Casts(score => unchecked((int)score)),
        .. Casts(score => unchecked((uint)score)),
        .. Casts(score => unchecked((long)score)),
        .. Casts(score => (double)score),
        .. Casts(score => (float)score),
        .. Differences((mine, best) => unchecked((int)(mine - best)) > 0),
        .. Differences((mine, best) => unchecked((long)(mine - best)) > 0),
        .. Differences((mine, best) => unchecked(mine - best) > 0),
    ];

    /// <summary>Of equal ones the first in the list, the last, or the first by name.</summary>
    private static IEnumerable<Func<RendezvousCase, string>> Casts<T>(Func<ulong, T> narrow) =>
    [
        one => one.Nodes.MaxBy(node => narrow(one.Score(node, one.Key)))!,
        one => one.Nodes.OrderBy(node => narrow(one.Score(node, one.Key))).Last(),
        one => one.Nodes.OrderByDescending(node => narrow(one.Score(node, one.Key))).ThenBy(node => node, StringComparer.Ordinal).First(),
    ];

    private static IEnumerable<Func<RendezvousCase, string>> Differences(Func<ulong, ulong, bool> isBetter) =>
    [
        one => one.Nodes.Aggregate((best, node) => isBetter(one.Score(node, one.Key), one.Score(best, one.Key)) ? node : best),
        one => one.Nodes.Aggregate((best, node) => isBetter(one.Score(node, one.Key), one.Score(best, one.Key))
            || (one.Score(node, one.Key) == one.Score(best, one.Key) && string.CompareOrdinal(node, best) < 0) ? node : best),
    ];
}
