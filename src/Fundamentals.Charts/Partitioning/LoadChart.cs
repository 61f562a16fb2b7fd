using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// How many keys each node keeps, as bars with the mean as a line; where nodes have weights, with a line on each bar at what
/// its node has to expect by its weight.
/// </summary>
public static class LoadChart
{
    /// <summary>Looks every key up and draws the load.</summary>
    /// <param name="partitioner">The placement.</param>
    /// <param name="keys">At least one key.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the partitioner's nodes.</param>
    /// <param name="title">States what the picture shows; by default, the fullest node and its load over the mean, or with weights, how far nodes are from their shares.</param>
    /// <exception cref="ArgumentException">There are no keys.</exception>
    /// <exception cref="InvalidOperationException">The partitioner has no nodes.</exception>
    public static Picture Of(IPartitioner partitioner, IEnumerable<string> keys, NodeColors? colors = null, string? title = null) =>
        Of(KeyLoad.Of(partitioner, keys), load => ExpectedLoad.Of(load, partitioner), colors, title);

    /// <summary>Draws a load. What weights the nodes have it does not know: it compares with the mean.</summary>
    /// <param name="load">The load.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the load's nodes.</param>
    /// <param name="title">States what the picture shows; by default, the fullest node and its load over the mean.</param>
    public static Picture Of(KeyLoad load, NodeColors? colors = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        return Of(load, ExpectedLoad.Mean, colors, title);
    }

    private static Picture Of(KeyLoad load, Func<KeyLoad, ExpectedLoad> expectedOf, NodeColors? colors, string? title)
    {
        var expected = expectedOf(load);
        title ??= LoadText.Finding(load, expected);
        var layout = LoadBars.LayoutOf(load, expected, load.Nodes.Max(node => node.Keys));
        return Picture.Of([LoadBars.Trace(load, expected, colors)], layout, title, $"{title}. {LoadText.Describe(load, expected)}");
    }
}
