namespace Fundamentals.Networking;

/// <summary>Who can talk to whom directly. Links go both ways.</summary>
public sealed class Topology
{
    private readonly Dictionary<string, string[]> _neighbours;

    private Topology(IReadOnlyList<string> nodes, IEnumerable<(int One, int Other)> links)
    {
        Nodes = nodes;
        Links = [.. links.Select(link => (nodes[link.One], nodes[link.Other]))];
        _neighbours = nodes.ToDictionary(
            node => node,
            node => Links.Where(link => link.One == node || link.Other == node).Select(link => link.One == node ? link.Other : link.One).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>Gets the nodes, in the order they were given.</summary>
    public IReadOnlyList<string> Nodes { get; }

    /// <summary>Gets the links, each once.</summary>
    public IReadOnlyList<(string One, string Other)> Links { get; }

    /// <summary>Gets the number of hops between the two nodes that are farthest from each other.</summary>
    /// <exception cref="InvalidOperationException">Some nodes cannot reach each other.</exception>
    public int Diameter => Nodes.Max(Farthest);

    /// <summary>Everybody with everybody.</summary>
    /// <param name="nodes">Distinct names, at least one.</param>
    public static Topology Full(IEnumerable<string> nodes)
    {
        var names = Names(nodes);
        return new(names, Range(names.Count).SelectMany(one => Range(one).Select(other => (other, one))));
    }

    /// <summary>Each with the next, and the last with the first.</summary>
    /// <param name="nodes">Distinct names, at least three.</param>
    public static Topology Ring(IEnumerable<string> nodes)
    {
        var names = Names(nodes);
        if (names.Count < 3)
            throw new ArgumentException("A ring needs three nodes at least.", nameof(nodes));
        return new(names, Range(names.Count).Select(i => (i, (i + 1) % names.Count)));
    }

    /// <summary>Each with the next.</summary>
    /// <param name="nodes">Distinct names, at least one.</param>
    public static Topology Line(IEnumerable<string> nodes)
    {
        var names = Names(nodes);
        return new(names, Range(names.Count - 1).Select(i => (i, i + 1)));
    }

    /// <summary>Rows and columns; each with those above, below, left and right of it. The last row may be shorter.</summary>
    /// <param name="nodes">Distinct names, at least one, row by row.</param>
    /// <param name="columns">How many make a row, at least one; by default as many as make it nearly a square.</param>
    public static Topology Grid(IEnumerable<string> nodes, int? columns = null)
    {
        var names = Names(nodes);
        var width = columns ?? (int)Math.Ceiling(Math.Sqrt(names.Count));
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1, nameof(columns));
        var across = Range(names.Count).Where(i => (i + 1) % width != 0 && i + 1 < names.Count).Select(i => (i, i + 1));
        var down = Range(names.Count).Where(i => i + width < names.Count).Select(i => (i, i + width));
        return new(names, across.Concat(down));
    }

    /// <summary>A tree filled level by level; each with its parent and its children.</summary>
    /// <param name="nodes">Distinct names, at least one; the first is the root.</param>
    /// <param name="children">How many children a node has at most; at least one.</param>
    public static Topology Tree(IEnumerable<string> nodes, int children)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(children, 1);
        var names = Names(nodes);
        return new(names, Range(names.Count).Skip(1).Select(i => ((i - 1) / children, i)));
    }

    /// <summary>Everybody within a region with each other; between regions only the first of each, its gateway.</summary>
    /// <param name="regions">At least one region, none empty, all names distinct.</param>
    public static Topology Regions(IEnumerable<IReadOnlyList<string>> regions)
    {
        ArgumentNullException.ThrowIfNull(regions);
        IReadOnlyList<IReadOnlyList<string>> groups = [.. regions];
        if (groups.Any(group => group.Count == 0))
            throw new ArgumentException("A region needs a node at least.", nameof(regions));
        var names = Names(groups.SelectMany(group => group));
        var first = Range(groups.Count).Select(g => groups.Take(g).Sum(group => group.Count)).ToList();
        var within = Range(groups.Count).SelectMany(g =>
            Range(groups[g].Count).SelectMany(one => Range(one).Select(other => (first[g] + other, first[g] + one))));
        var between = Range(groups.Count).SelectMany(one => Range(one).Select(other => (first[other], first[one])));
        return new(names, within.Concat(between));
    }

    /// <summary>Tells with whom a node can talk directly.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">The topology has no such node.</exception>
    public IReadOnlyList<string> Neighbours(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return _neighbours.TryGetValue(node, out var neighbours)
            ? neighbours
            : throw new ArgumentException($"The topology has no node '{node}'. It has: {string.Join(", ", Nodes)}.", nameof(node));
    }

    internal void RequireLink(string from, string to)
    {
        if (from != to && _neighbours.TryGetValue(from, out var neighbours) && _neighbours.ContainsKey(to) && Array.IndexOf(neighbours, to) < 0)
            throw new ArgumentException($"{from} sends to {to}, which is no neighbour of it in the network's topology. Its neighbours: {string.Join(", ", neighbours)}.", nameof(to));
    }

    private static IReadOnlyList<string> Names(IEnumerable<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        IReadOnlyList<string> names = [.. nodes];
        if (names.Count == 0)
            throw new ArgumentException("A topology needs a node at least.", nameof(nodes));
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"The node '{twice.Key}' is named twice.", nameof(nodes));
        return names;
    }

    private static IEnumerable<int> Range(int count) => Enumerable.Range(0, count);

    private int Farthest(string start)
    {
        var hops = new Dictionary<string, int>(StringComparer.Ordinal) { [start] = 0 };
        var reached = new Queue<string>([start]);
        while (reached.TryDequeue(out var node))
        {
            foreach (var neighbour in _neighbours[node])
            {
                if (hops.TryAdd(neighbour, hops[node] + 1))
                    reached.Enqueue(neighbour);
            }
        }

        return hops.Count == Nodes.Count
            ? hops.Values.Max()
            : throw new InvalidOperationException($"{start} cannot reach {Nodes.First(node => !hops.ContainsKey(node))}, so that there is no diameter.");
    }
}
