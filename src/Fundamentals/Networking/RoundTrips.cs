namespace Fundamentals.Networking;

/// <summary>Round trips between regions, as somebody measured them.</summary>
public sealed class RoundTrips
{
    private readonly string[] _regions;
    private readonly double[][] _milliseconds;

    /// <summary>Takes a matrix of round trips.</summary>
    /// <param name="source">Where the numbers are from.</param>
    /// <param name="regions">Distinct names, at least one.</param>
    /// <param name="milliseconds">A row for each region, with a round trip to each; on the diagonal within the region. None negative.</param>
    public RoundTrips(string source, IEnumerable<string> regions, IEnumerable<double[]> milliseconds)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(milliseconds);
        Source = source;
        _regions = [.. regions];
        _milliseconds = [.. milliseconds.Select(row => row.ToArray())];
        if (_regions.Length == 0 || _regions.Distinct(StringComparer.Ordinal).Count() != _regions.Length)
            throw new ArgumentException("There must be a region at least, and each named once.", nameof(regions));
        if (_milliseconds.Length != _regions.Length || Array.Exists(_milliseconds, row => row.Length != _regions.Length))
            throw new ArgumentException($"{_regions.Length} regions need as many rows, each with as many round trips.", nameof(milliseconds));
        if (Array.Exists(_milliseconds, row => Array.Exists(row, value => !(value >= 0))))
            throw new ArgumentException("A round trip must be 0 or more.", nameof(milliseconds));
    }

    /// <summary>
    /// Gets the means of 3 February to 3 March 2024 between ten regions of IBM Cloud, in whole milliseconds; within a region
    /// the mean between its three zones.
    /// </summary>
    /// <remarks>
    /// Published by IBM in its documentation, page "Network latency" of IBM Cloud VPC (github.com/ibm-cloud-docs/vpc,
    /// _include-segments/network-latency.md at commit 009bede4, tables 1 to 11). The page calls them "average latency"; they
    /// are taken for round trips here, since one way would be slower than any other published network: Dallas and Toronto are
    /// 1,900 km apart, which light in glass needs 10 ms for, and the table says 34 ms.
    /// </remarks>
    public static RoundTrips IbmCloud2024 { get; } = new(
        "IBM Cloud VPC documentation, network latency, 3 Feb to 3 Mar 2024",
        ["Dallas", "Toronto", "Washington DC", "Frankfurt", "London", "Madrid", "Osaka", "Sydney", "Tokyo", "Sao Paulo"],
        [
            [1.96, 34, 32, 123, 113, 118, 149, 185, 142, 144],
            [34, 1.83, 19, 92, 82, 107, 170, 215, 162, 130],
            [32, 19, 0.85, 98, 75, 87, 174, 215, 167, 119],
            [123, 92, 98, 0.83, 12, 29, 242, 260, 237, 196],
            [113, 82, 75, 12, 2.08, 26, 253, 272, 247, 186],
            [118, 107, 87, 29, 26, 0.70, 268, 281, 260, 205],
            [149, 170, 174, 245, 255, 268, 1.68, 124, 9, 293],
            [185, 215, 214, 260, 271, 285, 124, 1.75, 117, 329],
            [141, 164, 167, 237, 246, 259, 9, 117, 1.75, 286],
            [145, 128, 120, 196, 185, 206, 292, 326, 285, 2.31],
        ]);

    /// <summary>Gets where the numbers are from.</summary>
    public string Source { get; }

    /// <summary>Gets the regions.</summary>
    public IReadOnlyList<string> Regions => _regions;

    /// <summary>Tells how long a round trip takes.</summary>
    /// <param name="from">The region that asks.</param>
    /// <param name="to">The region that answers; it may be the same.</param>
    /// <exception cref="ArgumentException">There is no such region.</exception>
    public TimeSpan Between(string from, string to) => TimeSpan.FromMilliseconds(_milliseconds[IndexOf(from)][IndexOf(to)]);

    /// <summary>Makes the latency of one way: half of a round trip, and now and then more.</summary>
    /// <param name="from">The region that sends.</param>
    /// <param name="to">The region that receives.</param>
    /// <param name="jitter">How much it varies: the sigma of <see cref="Latency.LogNormal"/>, not negative. 0 is constant.</param>
    /// <exception cref="ArgumentException">There is no such region.</exception>
    public Latency OneWay(string from, string to, double jitter = 0) =>
        jitter == 0 ? Latency.Constant(Between(from, to) / 2) : Latency.LogNormal(Between(from, to) / 2, jitter);

    /// <summary>Puts nodes and clients into regions: sets the latency of every link between them.</summary>
    /// <param name="network">The network they are in.</param>
    /// <param name="places">Each node or client with its region.</param>
    /// <param name="jitter">How much the latency varies, as for <see cref="OneWay"/>.</param>
    /// <exception cref="ArgumentException">There is no such node, client or region.</exception>
    public void Place(Network network, IEnumerable<(string Name, string Region)> places, double jitter = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<(string Name, string Region)> placed = [.. places];
        foreach (var from in placed)
        {
            foreach (var to in placed.Where(to => to.Name != from.Name))
            {
                var link = network.Link(from.Name, to.Name);
                link.Options = link.Options with { Latency = OneWay(from.Region, to.Region, jitter) };
            }
        }
    }

    private int IndexOf(string region)
    {
        var index = Array.IndexOf(_regions, region);
        return index >= 0
            ? index
            : throw new ArgumentException($"There is no region '{region}'. Known: {string.Join(", ", _regions)}.", nameof(region));
    }
}
