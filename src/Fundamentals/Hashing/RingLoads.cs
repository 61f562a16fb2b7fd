namespace Fundamentals.Hashing;

/// <summary>How many each node of a ring has: what the placements that know loads share.</summary>
internal sealed class RingLoads
{
    private readonly NodeRoster _roster;
    private readonly int[] _owners;
    private readonly int[] _loads;

    public RingLoads(ConsistentHashRing ring)
    {
        Ring = ring;
        _roster = ring.Roster;
        _loads = new int[_roster.Count];
        var indexes = Enumerable.Range(0, _roster.Count).ToDictionary(index => _roster.Members[index].Node, StringComparer.Ordinal);
        _owners = Array.ConvertAll(ring.SortedPoints, point => indexes[point.Node]);
    }

    public ConsistentHashRing Ring { get; }

    public int Total { get; private set; }

    public int PointCount => _owners.Length;

    /// <summary>Which node, by its index, has a point.</summary>
    public int OwnerOf(int point) => _owners[point];

    /// <summary>The first point at a position or after it.</summary>
    public int FirstAtOrAfter(ulong position)
    {
        _roster.RequireAny("ring");
        return RingPoints.FirstAtOrAfter(Ring.SortedPoints, position);
    }

    public int this[int node] => _loads[node];

    public double WeightOf(int node) => _roster.Members[node].Weight;

    public string Take(int node)
    {
        _loads[node]++;
        Total++;
        return _roster.Members[node].Node;
    }

    public int LoadOf(string node) => _loads[_roster.IndexOfKnown(node)];

    public void Release(string node)
    {
        var index = _roster.IndexOfKnown(node);
        if (_loads[index] == 0)
            throw new InvalidOperationException($"Node '{node}' has nothing to release. Release once what Place placed there, and name the node that it answered.");
        _loads[index]--;
        Total--;
    }
}
