using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// Finds few operations that contradict each other, whatever the others did: it takes away what is known of operations, one
/// group after the other, as long as the history still violates its model.
/// </summary>
public static class SmallestEvidence
{
    /// <summary>
    /// Finds the operations. None of them can be left out; a smaller set of others may exist.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="violated">The verdict of <paramref name="check"/> on it.</param>
    /// <param name="check">The check, such as <c>NamedModels.Named("register").CheckLinearizable</c>.</param>
    /// <param name="configurations">
    /// How many configurations each trial may visit, at least 1; if it needs more, the operations of the trial stay. Default: 2,000.
    /// </param>
    /// <returns>
    /// The verdict with these operations as <see cref="Violated.Evidence"/>, the one that cannot be placed last. What is
    /// known of all others does not matter: they might as well have had no answer.
    /// </returns>
    public static Violated Of(History history, Violated violated, Func<History, CheckLimits, Verdict> check, long configurations = 2_000)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(violated);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentOutOfRangeException.ThrowIfLessThan(configurations, 1);
        var limits = new CheckLimits { Configurations = configurations };
        bool IsStillViolated(History weaker) => check(weaker, limits).IsViolated;
        var current = history;
        if (violated.Blocked is { } last)
        {
            var part = history.Where(operation => operation.Key == last.Key && operation.Invoke < last.Return);
            if (IsStillViolated(part))
                current = part;
        }

        var known = current.Operations.Where(operation => operation.Outcome == Outcome.Ok).ToList();
        for (var size = known.Count; size >= 1; size /= 2)
        {
            for (var start = 0; start < known.Count;)
            {
                var group = known.GetRange(start, Math.Min(size, known.Count - start));
                var weaker = group.Aggregate(current, (weakened, operation) => weakened.Replace(operation with { Outcome = Outcome.Unknown }));
                if (!IsStillViolated(weaker))
                {
                    start += size;
                    continue;
                }

                current = weaker;
                known.RemoveRange(start, group.Count);
            }
        }

        return violated with { Evidence = [.. known.OrderBy(operation => operation.Index == violated.Blocked?.Index).ThenBy(operation => operation.Invoke)] };
    }
}
