using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

/// <summary>
/// Dotted version vector sets as their authors have them: Almeida et al., "Scalable and Accurate Causality Tracking for
/// Eventually Consistent Stores" (2014), and their Erlang module dvvset. Of each node the number of its writes and the values of its newest
/// ones, newest first; a value's dot follows from its place.
/// </summary>
internal sealed class DvvSet
{
    public static readonly DvvSet Empty = new([]);

    private readonly Dictionary<string, (long Count, int[] Newest)> _nodes;

    private DvvSet(Dictionary<string, (long Count, int[] Newest)> nodes) => _nodes = nodes;

    public IEnumerable<int> Values => _nodes.Values.SelectMany(node => node.Newest).Order();

    public VersionVector Context => VersionVector.Of(_nodes.Select(node => (node.Key, node.Value.Count)));

    public static DvvSet Of(VersionVector context) => new(context.Nodes.ToDictionary(node => node, node => (context[node], Array.Empty<int>())));

    public DvvSet Sync(DvvSet other) => new(_nodes.Keys.Union(other._nodes.Keys).ToDictionary(node => node, node =>
        Merge(_nodes.GetValueOrDefault(node, (0, [])), other._nodes.GetValueOrDefault(node, (0, [])))));

    public DvvSet Update(VersionVector context, string node, int value)
    {
        var rest = Of(context).Sync(this)._nodes;
        var (count, newest) = rest.GetValueOrDefault(node, (0, []));
        rest[node] = (count + 1, [value, .. newest]);
        return new DvvSet(rest);
    }

    private static (long Count, int[] Newest) Merge((long Count, int[] Newest) one, (long Count, int[] Newest) other)
    {
        if (one.Count < other.Count)
            return Merge(other, one);
        var oldest = other.Count - other.Newest.Length;
        var kept = (int)Math.Clamp(one.Count - oldest, 0, one.Newest.Length);
        return (one.Count, one.Newest[..kept]);
    }
}
