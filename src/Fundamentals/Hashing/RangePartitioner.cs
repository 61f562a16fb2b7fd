namespace Fundamentals.Hashing;

/// <summary>
/// Range partitioning: keys are kept in order, cut into ranges of neighbours, and each range is on one node. A range that
/// grows too large is split.
/// </summary>
/// <remarks>
/// <para>It promises that neighbours are together, so that a scan from one key to another asks few nodes; and that after
/// <see cref="Split"/> no range has more keys than asked for, however unevenly they are spread. Nodes that come take over
/// whole ranges, and those that go hand theirs on: nothing else moves.</para>
/// <para>It does not promise an even load by itself: it has to be told the keys, and splits follow. Keys that grow, such as
/// times, all arrive in the last range. A single hot key cannot be split. And somebody has to keep the list of ranges, which
/// a hash needs not.</para>
/// <para>Chang and others, "Bigtable: A Distributed Storage System for Structured Data" (OSDI 2006), sections 5.1 and 5.2:
/// there a range is a tablet. Order is that of UTF-16 codes (ordinal); a store that compares UTF-8 bytes agrees except
/// around surrogate pairs.</para>
/// </remarks>
public sealed class RangePartitioner : IPartitioner
{
    private readonly NodeRoster _roster;
    private readonly KeyRange[] _ranges;

    private RangePartitioner(NodeRoster roster, IEnumerable<KeyRange> ranges)
    {
        _roster = roster;
        _ranges = [.. ranges];
        Ranges = Array.AsReadOnly(_ranges);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Gets the ranges in the order of their keys: together all keys there can be, without gaps.</summary>
    public IReadOnlyList<KeyRange> Ranges { get; }

    /// <summary>Puts all keys into one range on the first node; the others wait for a split.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static RangePartitioner Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <inheritdoc cref="Of(string[])"/>
    public static RangePartitioner Of(IEnumerable<string> nodes)
    {
        var roster = NodeRoster.Of(nodes);
        return new(roster, roster.Names.Take(1).Select(Everything));
    }

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key) => _ranges[IndexFor(key)].Node;

    /// <summary>The ranges that a scan has to read, in their order.</summary>
    /// <param name="first">The first key to read.</param>
    /// <param name="last">The last key to read, not before <paramref name="first"/>.</param>
    /// <exception cref="ArgumentException">The last key is before the first.</exception>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public IReadOnlyList<KeyRange> RangesBetween(ReadOnlySpan<char> first, ReadOnlySpan<char> last)
    {
        if (last.SequenceCompareTo(first) < 0)
            throw new ArgumentException($"A scan from '{first}' to '{last}' goes backwards. Name the smaller key first; the order is that of their letters' codes, in which \"user-10\" comes before \"user-9\".", nameof(last));
        return Array.AsReadOnly(_ranges[IndexFor(first)..(IndexFor(last) + 1)]);
    }

    /// <summary>
    /// Splits every range that holds more than so many of some keys in the middle of these, again and again, the fullest
    /// range first. The upper half goes to the node with the fewest of them. From a single range on, no node then has more
    /// than the average and <paramref name="most"/>.
    /// </summary>
    /// <param name="keys">The keys that are stored; one given twice counts once.</param>
    /// <param name="most">The most keys a range may hold, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A range may hold no key.</exception>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public RangePartitioner Split(IEnumerable<string> keys, int most)
    {
        ArgumentNullException.ThrowIfNull(keys);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        _roster.RequireAny("partitioner");
        return new(_roster, RangeSplits.Of(_ranges, _roster.Names, [.. keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], most));
    }

    /// <summary>Adds a node, which takes over whole ranges, floor(R/(N + 1)) of R on N nodes, each from whoever then has most.</summary>
    /// <inheritdoc cref="IPartitioner.Add"/>
    public RangePartitioner Add(string node)
    {
        var roster = _roster.Add(node, weight: 1);
        if (_roster.Count == 0)
            return new(roster, [Everything(node)]);
        var ranges = _ranges.ToArray();
        var counts = Counts();
        for (var share = ranges.Length / roster.Count; share > 0; share--)
        {
            var fullest = counts.MaxBy(pair => pair.Value).Key;
            var last = Array.FindLastIndex(ranges, range => range.Node == fullest);
            ranges[last] = ranges[last] with { Node = node };
            counts[fullest]--;
        }

        return new(roster, ranges);
    }

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <summary>Removes a node; each of its ranges goes to whoever has the fewest.</summary>
    /// <inheritdoc cref="IPartitioner.Remove"/>
    public RangePartitioner Remove(string node)
    {
        var roster = _roster.Remove(node);
        if (roster.Count == 0)
            return new(roster, []);
        var ranges = _ranges.ToArray();
        var counts = Counts();
        counts.Remove(node);
        for (var index = 0; index < ranges.Length; index++)
        {
            if (ranges[index].Node != node)
                continue;
            var emptiest = roster.Names.MinBy(name => counts[name])!;
            ranges[index] = ranges[index] with { Node = emptiest };
            counts[emptiest]++;
        }

        return new(roster, ranges);
    }

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts the ranges, counts and names the nodes.</summary>
    public override string ToString() => $"{_ranges.Length} ranges of keys on {_roster.Count} nodes: {_roster}";

    private static KeyRange Everything(string node) => new(string.Empty, null, node);

    /// <summary>How many ranges each node has, in the order of the nodes.</summary>
    private Dictionary<string, int> Counts()
    {
        var counts = _roster.Names.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        foreach (var range in _ranges)
            counts[range.Node]++;
        return counts;
    }

    /// <summary>The last range that begins at the key or before it.</summary>
    private int IndexFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        int low = 0, high = _ranges.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (key.SequenceCompareTo(_ranges[middle].From) >= 0)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
