namespace Fundamentals.Hashing;

/// <summary>
/// Consistent hashing with bounded loads: a key goes to the first node clockwise that has room. No node may have more than
/// a set multiple of the average, so a hot key spills over to the nodes after its own.
/// </summary>
/// <remarks>
/// <para>It promises that with m placed on n nodes none has more than ceil(c m/n), where c is the <see cref="Balance"/>; a
/// node of weight w of all weights W no more than ceil(c m w/W). That holds for what is placed at the moment it is placed:
/// releasing lowers the average, and moves nothing that is there.</para>
/// <para>It does not promise that a key is where it was: that depends on the loads. What passed a full node has to be found
/// again, by remembering or by asking on. The closer c is to 1, the more keys are away from their own node, and the more
/// move when a node comes or goes: for c = 1 + e, the paper expects O(1/e^2) moves for each key placed or deleted.</para>
/// <para>Mirrokni, Thorup and Zadimoghaddam, "Consistent Hashing with Bounded Loads" (SODA 2018; arXiv:1608.01350).
/// There, keys that stay are also moved back as room appears; load balancers (HAProxy's hash-balance-factor, Envoy's
/// hash_balance_factor) place requests as here.</para>
/// </remarks>
public sealed class BoundedLoads : IPlacement
{
    private readonly RingLoads _loads;
    private readonly double _totalWeight;

    /// <summary>Starts with nothing placed.</summary>
    /// <param name="ring">The nodes, their weights and their order for each key.</param>
    /// <param name="balance">How many times the average a node may have, above 1. 1.25 is usual.</param>
    /// <exception cref="ArgumentOutOfRangeException">The balance is not above 1.</exception>
    public BoundedLoads(ConsistentHashRing ring, double balance = 1.25)
    {
        ArgumentNullException.ThrowIfNull(ring);
        if (!(balance > 1) || double.IsInfinity(balance))
            throw new ArgumentOutOfRangeException(nameof(balance), balance, "The balance is how many times the average a node may have, a number above 1: at 1, all nodes would have to be full. 1.25 is usual.");
        _loads = new RingLoads(ring);
        _totalWeight = ring.Roster.Members.Sum(member => member.Weight);
        Balance = balance;
    }

    /// <summary>Gets the ring that it goes by.</summary>
    public ConsistentHashRing Ring => _loads.Ring;

    /// <summary>Gets how many times the average a node may have.</summary>
    public double Balance { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _loads.Ring.Nodes;

    /// <inheritdoc/>
    public int Total => _loads.Total;

    /// <summary>Places one more on the first node clockwise from the key that has room. Allocates nothing.</summary>
    /// <inheritdoc/>
    public string Place(ReadOnlySpan<char> key)
    {
        var point = _loads.FirstAtOrAfter(_loads.Ring.Options.Hash.Of(key));

        // Ends: the capacities add up to at least the one to come and all there are, so that one node has room.
        while (_loads[_loads.OwnerOf(point)] >= CapacityOf(_loads.OwnerOf(point)))
            point = (point + 1) % _loads.PointCount;
        return _loads.Take(_loads.OwnerOf(point));
    }

    /// <inheritdoc/>
    public void Release(string node) => _loads.Release(node);

    /// <inheritdoc/>
    public int LoadOf(string node) => _loads.LoadOf(node);

    /// <summary>The most a node may have once one more is placed.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public int CapacityOf(string node) => CapacityOf(_loads.Ring.Roster.IndexOfKnown(node));

    /// <summary>Says how many are placed on how many nodes, and how many a node may have.</summary>
    public override string ToString() => $"{Total} placed, at most {Balance} times the average on each: {_loads.Ring}";

    private int CapacityOf(int node) =>
        (int)Math.Min(int.MaxValue, Math.Ceiling(Balance * (Total + 1.0) * _loads.WeightOf(node) / _totalWeight));
}
