namespace Fundamentals.Hashing;

/// <summary>How a <see cref="ConsistentHashRing"/> is built.</summary>
public sealed record RingOptions
{
    /// <summary>The most points one node may have; more than this is surely a slip.</summary>
    internal const int MostPointsPerNode = 1_000_000;

    /// <summary>Gets the options used where none are given.</summary>
    public static RingOptions Default { get; } = new();

    /// <summary>
    /// Gets the number of points that a node of weight 1 puts on the circle, from 1 to 1,000,000. With the
    /// default, 100, a node's share deviates from the mean by some 10 %; four times as many halve that. A point takes 16
    /// bytes.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not from 1 to 1,000,000.</exception>
    public int VirtualNodes
    {
        get;
        init => field = value is >= 1 and <= MostPointsPerNode
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"VirtualNodes must be from 1 to {MostPointsPerNode}: a node without points gets no keys.");
    }

    = 100;

    /// <summary>Gets the hash that places keys and points alike; <see cref="KeyHash.Default"/> if not given.</summary>
    /// <exception cref="ArgumentNullException">The hash is null.</exception>
    public KeyHash Hash
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }

    = KeyHash.Default;
}
