namespace Fundamentals.Replication.Sharding;

/// <summary>A shard on its way from another node, as the node sees it that gets it.</summary>
internal sealed class Arrival
{
    private int _last;

    /// <summary>Gets what has come so far.</summary>
    public SortedDictionary<string, string> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes a part, if it is the next one.</summary>
    /// <param name="part">The part.</param>
    /// <param name="once">Whether one that comes again, or late, is left out.</param>
    /// <returns>False if one is missing before it.</returns>
    public bool Take(ShardPart part, bool once)
    {
        if (once && part.Number > _last + 1)
            return false;
        if (once && part.Number <= _last)
            return true;
        _last = part.Number;
        foreach (var (key, value) in part.Entries)
        {
            if (value is null)
                Contents.Remove(key);
            else
                Contents[key] = value;
        }

        return true;
    }
}
