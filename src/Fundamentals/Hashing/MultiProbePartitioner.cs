namespace Fundamentals.Hashing;

/// <summary>
/// Multi-probe consistent hashing: each node has a single point on the circle, and a key tries several positions. Of all
/// these the one with the shortest way clockwise to a point decides.
/// </summary>
/// <remarks>
/// <para>It promises a peak-to-average load of k/(k - 1) with k probes for many nodes, 1.05 with 21, and needs one point
/// per node where a ring needs hundreds. Only what must move does. The order in which nodes were added does not
/// matter.</para>
/// <para>It does not promise that no node idles: one with a short arc before it gets little, whatever the number of probes.
/// The relative standard deviation is about k/(k - 1) * sqrt(1/(2k - 1) - 1/k^2), 16 % with 21 probes. And a lookup costs
/// k searches.</para>
/// <para>Appleton and O'Reilly, "Multi-probe consistent hashing" (arXiv:1505.00062, 2015).</para>
/// </remarks>
public sealed class MultiProbePartitioner : IPartitioner
{
    /// <summary>How many positions a key tries if not told: the paper's 21, for a peak of 1.05 times the average.</summary>
    public const int DefaultProbes = 21;

    /// <summary>More than this is surely a slip.</summary>
    private const int MostProbes = 10_000;

    private readonly NodeRoster _roster;
    private readonly RingPoint[] _points;
    private readonly RingIndex _index;
    private readonly RingOptions _options;

    private MultiProbePartitioner(NodeRoster roster, RingPoint[] points, RingOptions options, int probes)
    {
        _roster = roster;
        _points = points;
        _index = new RingIndex(points);
        _options = options;
        Probes = probes;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Gets the number of positions that a key tries.</summary>
    public int Probes { get; }

    /// <summary>Places keys with the default number of probes.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static MultiProbePartitioner Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <summary>Places keys with a number of probes.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <param name="probes">How many positions a key tries, from 1, which is a ring with one point per node, to 10,000.</param>
    /// <param name="hash">How keys and names are hashed; <see cref="KeyHash.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of probes is out of range.</exception>
    public static MultiProbePartitioner Of(IEnumerable<string> nodes, int probes = DefaultProbes, KeyHash? hash = null)
    {
        if (probes is < 1 or > MostProbes)
            throw new ArgumentOutOfRangeException(nameof(probes), probes, $"The number of probes must be from 1 to {MostProbes}: a key without a position has no place, and each costs a search.");
        var roster = NodeRoster.Of(nodes);
        var options = new RingOptions { VirtualNodes = 1, Hash = hash ?? KeyHash.Default };
        return new MultiProbePartitioner(roster, RingPoints.Of(roster, options), options, probes);
    }

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        var keyHash = _options.Hash.Of(key);
        var best = string.Empty;
        var shortest = ulong.MaxValue;
        for (var probe = 0; probe < Probes; probe++)
        {
            var position = SplitMix64.Probe(keyHash, probe);
            ref readonly var point = ref _points[_index.FirstAtOrAfter(position)];
            var distance = point.Position - position; // past the end of the circle the difference wraps as the circle does
            if (probe == 0 || distance < shortest)
                (best, shortest) = (point.Node, distance);
        }

        return best;
    }

    /// <inheritdoc cref="IPartitioner.Add"/>
    public MultiProbePartitioner Add(string node) =>
        new(_roster.Add(node, weight: 1), RingPoints.With(_points, node, weight: 1, _options), _options, Probes);

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <inheritdoc cref="IPartitioner.Remove"/>
    public MultiProbePartitioner Remove(string node) =>
        new(_roster.Remove(node), RingPoints.Without(_points, node), _options, Probes);

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts the probes, counts and names the nodes.</summary>
    public override string ToString() => $"{Probes} probes over {_roster.Count} nodes: {_roster}";
}
