using System.IO.Enumeration;

namespace Fundamentals.Kernel.Execution;

/// <summary>What was run in this session, with its results. Safe to share between threads.</summary>
internal sealed class InputHistory
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Adds what was run.</summary>
    public void Add(Entry entry)
    {
        lock (_gate)
            _entries.Add(entry);
    }

    /// <summary>Gives the last entries, oldest first.</summary>
    public IReadOnlyList<Entry> Tail(int count)
    {
        lock (_gate)
            return [.. _entries.TakeLast(count)];
    }

    /// <summary>Gives the entries with numbers from the first to before the second.</summary>
    public IReadOnlyList<Entry> Range(long start, long stop)
    {
        lock (_gate)
            return [.. _entries.Where(entry => entry.Number >= start && entry.Number < stop)];
    }

    /// <summary>Gives the last entries whose whole input fits a pattern with <c>*</c> and <c>?</c>, oldest first.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="unique">Whether of equal inputs only the last counts.</param>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<Entry> Search(string pattern, bool unique, int count)
    {
        lock (_gate)
        {
            var found = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Input, ignoreCase: false)).Reverse();
            if (unique)
                found = found.DistinctBy(entry => entry.Input, StringComparer.Ordinal);
            return [.. found.Take(count).Reverse()];
        }
    }

    /// <summary>One input that was run.</summary>
    /// <param name="Number">Its execution count.</param>
    /// <param name="Input">The code.</param>
    /// <param name="Output">The plain text of its result, or null.</param>
    internal sealed record Entry(int Number, string Input, string? Output);
}
