namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>The writes in the order that the primary has given them, as far as a replica has them, and what they come to.</summary>
/// <param name="inOrder">Whether to wait for an entry that is missing before those after it.</param>
internal sealed class PrimaryLog(bool inOrder)
{
    private readonly List<LogEntry> _entries = [];
    private readonly SortedDictionary<string, string> _contents = new(StringComparer.Ordinal);

    /// <summary>Gets how far it has come; 0 before the first entry.</summary>
    public long Position => _entries.Count == 0 ? 0 : _entries[^1].Position;

    public IReadOnlyDictionary<string, string> Contents => new Dictionary<string, string>(_contents, StringComparer.Ordinal);

    public string? this[string key] => _contents.GetValueOrDefault(key);

    public long Append(string key, string? value)
    {
        Apply(new LogEntry(Position + 1, key, value));
        return Position;
    }

    /// <summary>Takes what comes next. What it has already came again, and what leaves a gap came too early: the primary will send it again.</summary>
    public void Take(IEnumerable<LogEntry> entries)
    {
        foreach (var entry in entries.Where(entry => inOrder ? entry.Position == Position + 1 : entry.Position > Position))
            Apply(entry);
    }

    public IReadOnlyList<LogEntry> After(long position) => [.. _entries.Skip((int)position)];

    private void Apply(LogEntry entry)
    {
        _entries.Add(entry);
        if (entry.Value is null)
            _contents.Remove(entry.Key);
        else
            _contents[entry.Key] = entry.Value;
    }
}
