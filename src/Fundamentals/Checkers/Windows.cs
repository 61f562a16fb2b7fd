using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>Cuts a history into spans of equal length.</summary>
internal static class Windows
{
    /// <summary>Puts items into the span that their time is in: from its beginning on, and before its end.</summary>
    public static IEnumerable<(TimeSpan From, TimeSpan To, List<T> Items)> Of<T>(History history, TimeSpan window, Func<T, TimeSpan> timeOf, IEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        if (!history.HasTimes)
            throw new UnsuitableHistoryException("the history has no times, so that it cannot be cut into spans of time. Record it with times.");
        if (history.Operations.IsEmpty)
            return [];
        var parts = items.ToLookup(item => timeOf(item).Ticks / window.Ticks);
        return Enumerable.Range(0, checked((int)(history.End.Ticks / window.Ticks) + 1)).Select(i => (i * window, (i + 1) * window, parts[i].ToList()));
    }
}
