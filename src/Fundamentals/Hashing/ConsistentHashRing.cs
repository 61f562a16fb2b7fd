namespace Fundamentals.Hashing;

/// <summary>
/// Consistent hashing. Nodes and keys are hashed onto one circle of 2^64 positions; a key belongs to the first point at
/// its position or after it, going clockwise. Each node has many points ("virtual nodes"), the more the heavier it is.
/// </summary>
/// <remarks>
/// <para>It promises that only what must move does: a new node takes keys from the others and nothing moves between
/// those; the keys of a removed node are all that moves. The order in which nodes were added does not matter.</para>
/// <para>It does not promise an even load: with v points on each of n nodes the shares of the circle have a relative
/// standard deviation of sqrt((n - 1) / (nv + 1)), about 10 % for 100 points. Nor does it help against one key that is
/// asked for more often than all others.</para>
/// <para>A lookup is a binary search: O(log P) for P points. Karger and others, "Consistent Hashing and Random Trees"
/// (STOC 1997), section 4; virtual nodes and preference lists as in DeCandia and others, "Dynamo" (SOSP 2007), sections
/// 4.2 and 4.3.</para>
/// </remarks>
public sealed class ConsistentHashRing : IPartitioner
{
    private readonly NodeRoster _roster;
    private readonly RingPoint[] _points;
    private readonly Lazy<Dictionary<string, double>> _shares;

    private ConsistentHashRing(NodeRoster roster, RingPoint[] points, RingOptions options)
    {
        _roster = roster;
        _points = points;
        Points = Array.AsReadOnly(points);
        _shares = new(() => RingRanges.Shares(points));
        Options = options;
    }

    /// <summary>Gets how this ring was built.</summary>
    public RingOptions Options { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Gets all points in clockwise order, from position 0; at one position, by the names of the nodes.</summary>
    public IReadOnlyList<RingPoint> Points { get; }

    /// <summary>Makes a ring of nodes of weight 1, with the default options.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty ring.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static ConsistentHashRing Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <summary>Makes a ring of nodes of weight 1. Takes O(P log P) for P points, once.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty ring.</param>
    /// <param name="options">Points per node and hash; <see cref="RingOptions.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static ConsistentHashRing Of(IEnumerable<string> nodes, RingOptions? options = null) =>
        Of(NodeRoster.Of(nodes), options ?? RingOptions.Default);

    /// <summary>Makes a ring of nodes with weights, with the default options.</summary>
    /// <param name="nodes">Distinct names, each with a positive weight.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a weight is not a positive number.</exception>
    public static ConsistentHashRing Weighted(params (string Node, double Weight)[] nodes) =>
        Weighted((IEnumerable<(string, double)>)nodes);

    /// <summary>Makes a ring of nodes with weights.</summary>
    /// <param name="nodes">Distinct names, each with a positive weight.</param>
    /// <param name="options">Points per unit of weight and hash; <see cref="RingOptions.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a weight is not a positive number.</exception>
    public static ConsistentHashRing Weighted(IEnumerable<(string Node, double Weight)> nodes, RingOptions? options = null) =>
        Of(NodeRoster.Of(nodes), options ?? RingOptions.Default);

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key) => NodeAt(Options.Hash.Of(key));

    /// <summary>Finds the node that owns a position of the circle. Allocates nothing.</summary>
    /// <param name="position">Any position.</param>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public string NodeAt(ulong position) => _points[FirstAtOrAfter(position)].Node;

    /// <summary>
    /// The nodes to keep copies of a key on: the first distinct ones clockwise from the key. The first is
    /// <see cref="NodeFor"/>; where it fails, the second has the key already.
    /// </summary>
    /// <param name="key">Any key.</param>
    /// <param name="count">How many nodes, from 1 to the number of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many nodes.</exception>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public IReadOnlyList<string> PreferenceList(ReadOnlySpan<char> key, int count)
    {
        var start = FirstAtOrAfter(Options.Hash.Of(key));
        _roster.RequireCount(count);
        var found = new List<string>(count);
        var seen = new HashSet<string>(count, StringComparer.Ordinal);
        for (var index = start; found.Count < count; index = (index + 1) % _points.Length)
        {
            if (seen.Add(_points[index].Node))
                found.Add(_points[index].Node);
        }

        return found.AsReadOnly();
    }

    /// <summary>Adds a node of weight 1. Takes O(P) for P points.</summary>
    /// <inheritdoc cref="IPartitioner.Add"/>
    public ConsistentHashRing Add(string node) => Add(node, weight: 1);

    /// <summary>Adds a node. Takes O(P) for P points.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    /// <param name="weight">
    /// Its share relative to the others: it gets round(weight * <see cref="RingOptions.VirtualNodes"/>) points, halves
    /// rounded up, and at least 1.
    /// </param>
    /// <exception cref="ArgumentException">The name is missing or already there, or the weight is not a positive number.</exception>
    public ConsistentHashRing Add(string node, double weight) =>
        new(_roster.Add(node, weight), RingPoints.With(_points, node, weight, Options), Options);

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <inheritdoc cref="IPartitioner.Remove"/>
    public ConsistentHashRing Remove(string node) => new(_roster.Remove(node), RingPoints.Without(_points, node), Options);

    /// <summary>The weight of a node.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public double WeightOf(string node) => _roster.WeightOf(node);

    /// <summary>The fraction of the circle that a node owns, counted in positions and rounded once. The first call takes O(P).</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public double OwnedShare(string node)
    {
        _roster.IndexOfKnown(node);
        return _shares.Value[node];
    }

    /// <summary>
    /// Exactly the ranges of positions whose owner differs between this ring and another, in clockwise order; neighbours
    /// that move alike are one range. A key moves if and only if its position is in one of them. Takes O(P).
    /// </summary>
    /// <param name="after">The ring after the change, with the same hash.</param>
    /// <exception cref="ArgumentException">The rings hash keys differently, so a position is not the same key in both.</exception>
    /// <exception cref="InvalidOperationException">One of the rings has no nodes.</exception>
    public IReadOnlyList<RangeMove> RangesMovedTo(ConsistentHashRing after)
    {
        ArgumentNullException.ThrowIfNull(after);
        if (Options.Hash != after.Options.Hash)
            throw new ArgumentException($"This ring hashes keys with {Options.Hash}, the other with {after.Options.Hash}: no position is the same key in both. Build both with the same hash.", nameof(after));
        _roster.RequireAny("ring");
        after._roster.RequireAny("ring");
        return RingRanges.Moved(_points, after._points);
    }

    /// <summary>Gets the nodes with their weights, for what is built on this ring.</summary>
    internal NodeRoster Roster => _roster;

    /// <summary>Gets the points themselves, for what searches them in its own way. Nobody writes to them.</summary>
    internal RingPoint[] SortedPoints => _points;

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts and names the nodes.</summary>
    public override string ToString() => $"ring of {_roster.Count} nodes with {_points.Length} points: {_roster}";

    private static ConsistentHashRing Of(NodeRoster roster, RingOptions options) =>
        new(roster, RingPoints.Of(roster, options), options);

    private int FirstAtOrAfter(ulong position)
    {
        _roster.RequireAny("ring");
        return RingPoints.FirstAtOrAfter(_points, position);
    }
}
