using Fundamentals.Hashing;

namespace Fundamentals.Charts.Partitioning;

/// <summary>How many keys each node keeps, as bars with the mean as a line.</summary>
public static class LoadChart
{
    /// <summary>Looks every key up and draws the load.</summary>
    /// <param name="partitioner">The placement.</param>
    /// <param name="keys">At least one key.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the partitioner's nodes.</param>
    /// <param name="title">States what the picture shows; by default, the fullest node and its load over the mean.</param>
    /// <exception cref="ArgumentException">There are no keys.</exception>
    /// <exception cref="InvalidOperationException">The partitioner has no nodes.</exception>
    public static Picture Of(IPartitioner partitioner, IEnumerable<string> keys, NodeColors? colors = null, string? title = null) =>
        Of(KeyLoad.Of(partitioner, keys), colors, title);

    /// <summary>Draws a load.</summary>
    /// <param name="load">The load.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the load's nodes.</param>
    /// <param name="title">States what the picture shows; by default, the fullest node and its load over the mean.</param>
    public static Picture Of(KeyLoad load, NodeColors? colors = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(load);
        title ??= LoadBars.Finding(load);
        var layout = LoadBars.LayoutOf(load, load.Nodes.Max(node => node.Keys));
        return Picture.Of([LoadBars.Trace(load, colors)], layout, title, $"{title}. {LoadBars.Describe(load)}");
    }
}
