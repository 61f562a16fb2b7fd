using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// What one node keeps of the keys it owns, as if on disk. Deletions are kept as versions without a value (tombstones):
/// they win over older writes that come late, as any newer version does. How long a tombstone is kept counts from the deletion
/// and not from when the node heard of it, or nodes that tell each other would keep it for ever.
/// </summary>
/// <remarks>
/// Not promised, where <see cref="QuorumOptions.TombstonesKeptFor"/> is set: that what was deleted stays deleted. Once the
/// tombstone is gone, an older write that comes from a replica that had missed the deletion is news.
/// </remarks>
internal sealed class CopyStore(QuorumOptions options)
{
    private readonly SortedDictionary<string, Versioned> _copies = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Versioned> Copies => _copies;

    /// <summary>Gets how often anything has changed: whoever has worked something out from the copies can tell whether it still holds.</summary>
    public long Changes { get; private set; }

    public Versioned? Find(string key) => _copies.GetValueOrDefault(key);

    /// <summary>Merges a version into what is there.</summary>
    public void Merge(INode node, string key, Versioned version)
    {
        var before = Find(key);
        if (before is null && TimeLeft(node, version) <= TimeSpan.Zero)
            return;
        var after = Versioned.Merge(before, version)!;
        if (after == before)
            return;
        _copies[key] = after;
        Changes++;
        ForgetLater(node, key, after);
    }

    /// <summary>A node that starts again sets its timers again.</summary>
    public void Start(INode node)
    {
        foreach (var (key, version) in _copies)
            ForgetLater(node, key, version);
    }

    public void TimerFired(TombstoneIsOld timer)
    {
        if (Find(timer.Key) == timer.Version && _copies.Remove(timer.Key))
            Changes++;
    }

    private void ForgetLater(INode node, string key, Versioned version)
    {
        if (TimeLeft(node, version) is { } left)
            node.SetTimer(left > TimeSpan.Zero ? left : TimeSpan.Zero, new TombstoneIsOld(key, version));
    }

    /// <summary>How long a tombstone is still to be kept; null if it is none, or kept for ever.</summary>
    private TimeSpan? TimeLeft(INode node, Versioned version)
    {
        if (!version.IsTombstone || options.TombstonesKeptFor is not { } time)
            return null;
        var age = node.Now - (version.DeletedAt ?? node.Now);

        // A clock that is behind the deleter's shows an age below zero.
        return age > TimeSpan.Zero ? time - age : time;
    }
}

/// <summary>A timer: a tombstone has been kept for long enough, unless the key was written meanwhile.</summary>
internal sealed record TombstoneIsOld(string Key, Versioned Version)
{
    public override string ToString() => $"tombstone of {Key} is old";
}
