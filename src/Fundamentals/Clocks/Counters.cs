namespace Fundamentals.Clocks;

/// <summary>
/// How many events of each node, sorted by the node's name (ordinal); a node that is not in it has none. What vector clocks
/// and version vectors have in common: they differ in what they count. Immutable; every operation is O(n) for n nodes, but
/// for the look-up, which is O(log n).
/// </summary>
internal sealed class Counters : IEquatable<Counters>
{
    public static readonly Counters Zero = new([], []);

    private readonly string[] _nodes;
    private readonly long[] _counts;

    private Counters(string[] nodes, long[] counts)
    {
        (_nodes, _counts) = (nodes, counts);
        Nodes = Array.AsReadOnly(nodes);
    }

    /// <summary>Gets the nodes with at least one event, sorted.</summary>
    public IReadOnlyList<string> Nodes { get; }

    public long this[string node]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(node);
            var index = IndexOf(node);
            return index < 0 ? 0 : _counts[index];
        }
    }

    public static Counters Of(IEnumerable<(string Node, long Count)> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sorted = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (node, count) in counts)
        {
            if (string.IsNullOrWhiteSpace(node))
                throw new ArgumentException($"The name of the node with the count {count} is null, empty or blank. Give every node a name, such as \"a\".", nameof(counts));
            if (count < 0)
                throw new ArgumentOutOfRangeException(nameof(counts), count, $"The count of node '{node}' is negative. It is a number of events: 0 or more.");
            if (!sorted.TryAdd(node, count))
                throw new ArgumentException($"Node '{node}' is named twice. Give each node one count.", nameof(counts));
        }

        var some = sorted.Where(entry => entry.Value > 0).ToArray();
        return new Counters([.. some.Select(entry => entry.Key)], [.. some.Select(entry => entry.Value)]);
    }

    public Counters Increment(string node)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(node);
        var index = IndexOf(node);
        if (index < 0)
            return new Counters([.. _nodes[..~index], node, .. _nodes[~index..]], [.. _counts[..~index], 1, .. _counts[~index..]]);
        var counts = (long[])_counts.Clone();
        counts[index] = checked(counts[index] + 1);
        return new Counters(_nodes, counts);
    }

    /// <summary>Takes the larger count of each node.</summary>
    public Counters Merge(Counters other)
    {
        switch (Compare(other))
        {
            case CausalRelation.Equal or CausalRelation.After:
                return this;
            case CausalRelation.Before:
                return other;
        }

        var nodes = new List<string>(_nodes.Length + other._nodes.Length);
        var counts = new List<long>(nodes.Capacity);
        foreach (var (node, mine, theirs) in Pairs(other))
        {
            nodes.Add(node);
            counts.Add(Math.Max(mine, theirs));
        }

        return new Counters([.. nodes], [.. counts]);
    }

    public CausalRelation Compare(Counters other)
    {
        if (ReferenceEquals(this, other))
            return CausalRelation.Equal;
        var (less, more) = (false, false);
        foreach (var (_, mine, theirs) in Pairs(other))
        {
            less |= mine < theirs;
            more |= mine > theirs;
        }

        return (less, more) switch
        {
            (false, false) => CausalRelation.Equal,
            (true, false) => CausalRelation.Before,
            (false, true) => CausalRelation.After,
            _ => CausalRelation.Concurrent,
        };
    }

    public bool Equals(Counters? other) => other is not null && _nodes.AsSpan().SequenceEqual(other._nodes) && _counts.AsSpan().SequenceEqual(other._counts);

    public override bool Equals(object? obj) => Equals(obj as Counters);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        for (var i = 0; i < _nodes.Length; i++)
        {
            hash.Add(_nodes[i], StringComparer.Ordinal);
            hash.Add(_counts[i]);
        }

        return hash.ToHashCode();
    }

    /// <summary>Writes them as in <c>[a:2 b:1]</c>.</summary>
    public override string ToString() => $"[{string.Join(' ', _nodes.Zip(_counts, (node, count) => $"{node}:{count}"))}]";

    /// <summary>Walks two sorted lists side by side.</summary>
    private IEnumerable<(string Node, long Mine, long Theirs)> Pairs(Counters other)
    {
        var (i, j) = (0, 0);
        while (i < _nodes.Length || j < other._nodes.Length)
        {
            var order = i == _nodes.Length ? 1 : j == other._nodes.Length ? -1 : string.CompareOrdinal(_nodes[i], other._nodes[j]);
            yield return (order <= 0 ? _nodes[i] : other._nodes[j], order <= 0 ? _counts[i] : 0, order >= 0 ? other._counts[j] : 0);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private int IndexOf(string node) => Array.BinarySearch(_nodes, node, StringComparer.Ordinal);
}
