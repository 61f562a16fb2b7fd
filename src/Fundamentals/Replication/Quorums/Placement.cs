using Fundamentals.Hashing;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Which nodes own a key, and who stands in for them: the preference list of DeCandia et al., "Dynamo" (SOSP 2007), section
/// 4.3. Every node works it out for itself from the names of all, and all come to the same. Nodes do not come and go.
/// </summary>
internal sealed class Placement
{
    private readonly IReadOnlyList<string> _nodes;
    private readonly ConsistentHashRing? _ring;
    private readonly int _replicas;
    private readonly Dictionary<string, IReadOnlyList<string>> _lists = new(StringComparer.Ordinal);

    public Placement(IEnumerable<string> nodes, QuorumOptions options)
    {
        _nodes = [.. nodes.Order(StringComparer.Ordinal)];
        _replicas = options.Replicas;
        _ring = _nodes.Count > options.Replicas ? ConsistentHashRing.Of(_nodes, options.Ring) : null;
    }

    /// <summary>The N nodes that keep a key.</summary>
    public IReadOnlyList<string> OwnersOf(string key) => [.. ListOf(key).Take(_replicas)];

    /// <summary>The others, in the order in which they stand in.</summary>
    public IEnumerable<string> StandInsFor(string key) => ListOf(key).Skip(_replicas);

    public bool IsOwner(string node, string key) => OwnersOf(key).Contains(node, StringComparer.Ordinal);

    private IReadOnlyList<string> ListOf(string key)
    {
        if (_ring is null)
            return _nodes;
        if (!_lists.TryGetValue(key, out var list))
            _lists.Add(key, list = _ring.PreferenceList(key, _nodes.Count));
        return list;
    }
}
