namespace Fundamentals.Hashing;

/// <summary>
/// How many of some keys each node keeps, and how uneven that is. It counts keys, not requests: a key that everyone asks
/// for counts once.
/// </summary>
public sealed class KeyLoad
{
    private KeyLoad(IReadOnlyList<NodeLoad> nodes) => Nodes = nodes;

    /// <summary>Gets every node with the number of its keys, 0 included, in the order of the partitioner's nodes.</summary>
    public IReadOnlyList<NodeLoad> Nodes { get; }

    /// <summary>Gets the keys per node if all had the same number.</summary>
    public double Mean => Nodes.Average(node => node.Keys);

    /// <summary>Gets the fullest node's keys over the mean: 1 is perfectly even, 2 means one node needs twice the room.</summary>
    public double PeakToMean => Nodes.Max(node => node.Keys) / Mean;

    /// <summary>
    /// Gets the standard deviation of the nodes' keys over their mean: 0 is perfectly even. All nodes are counted, so it
    /// divides by their number. Nodes of different weights are meant to differ, and do so here.
    /// </summary>
    public double RelativeStandardDeviation
    {
        get
        {
            var mean = Mean;
            return Math.Sqrt(Nodes.Average(node => (node.Keys - mean) * (node.Keys - mean))) / mean;
        }
    }

    /// <summary>Looks every key up and counts.</summary>
    /// <param name="partitioner">The placement.</param>
    /// <param name="keys">At least one key; a key given twice counts twice.</param>
    /// <exception cref="ArgumentException">There are no keys.</exception>
    /// <exception cref="InvalidOperationException">The partitioner has no nodes.</exception>
    public static KeyLoad Of(IPartitioner partitioner, IEnumerable<string> keys)
    {
        ArgumentNullException.ThrowIfNull(partitioner);
        ArgumentNullException.ThrowIfNull(keys);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var node = partitioner.NodeFor(key);
            counts[node] = counts.GetValueOrDefault(node) + 1;
        }

        if (counts.Count == 0)
            throw new ArgumentException("There are no keys to count. Give at least one, for example Keys.Numbered(\"user-\", 10_000).", nameof(keys));
        NodeLoad[] nodes = [.. partitioner.Nodes.Select(node => new NodeLoad(node, counts.GetValueOrDefault(node)))];
        return new KeyLoad(Array.AsReadOnly(nodes));
    }

    /// <summary>Counts what a placement has placed and not released.</summary>
    /// <param name="placement">A placement with at least one placed.</param>
    /// <exception cref="ArgumentException">Nothing is placed.</exception>
    public static KeyLoad Of(IPlacement placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        if (placement.Total == 0)
            throw new ArgumentException("Nothing is placed yet, so there is nothing to count. Place at least one key.", nameof(placement));
        NodeLoad[] nodes = [.. placement.Nodes.Select(node => new NodeLoad(node, placement.LoadOf(node)))];
        return new KeyLoad(Array.AsReadOnly(nodes));
    }

    /// <summary>Writes the mean and how uneven the load is.</summary>
    public override string ToString() =>
        $"{Nodes.Count} nodes, {Mean:0.#} keys each on average; the fullest has {PeakToMean:0.00} times that; standard deviation {RelativeStandardDeviation:P1}";
}

/// <summary>A node and how many keys it keeps.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Keys">Its keys, from 0.</param>
public readonly record struct NodeLoad(string Node, int Keys)
{
    /// <summary>Writes the node and its keys.</summary>
    public override string ToString() => $"{Node}: {Keys}";
}
