using System.Collections.Immutable;

namespace Fundamentals.Hashing;

/// <summary>
/// The nodes of a partitioner with their weights, in the order they were added. The partitioners share the rules kept
/// here: a name is there once, a weight is a positive number, and only what is there can be removed.
/// </summary>
internal sealed class NodeRoster
{
    /// <summary>How many names a message or a <c>ToString</c> lists before it says how many more there are.</summary>
    private const int NamesShown = 8;

    private NodeRoster(ImmutableArray<Member> members)
    {
        Members = members;
        Names = Array.AsReadOnly<string>([.. members.Select(member => member.Node)]);
    }

    public ImmutableArray<Member> Members { get; }

    public IReadOnlyList<string> Names { get; }

    public int Count => Members.Length;

    /// <summary>Gets a value indicating whether every node weighs the same.</summary>
    public bool IsEven => Members.All(member => member.Weight == Members[0].Weight);

    public static NodeRoster Of(IEnumerable<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return Of(nodes.Select(node => (node, 1.0)));
    }

    public static NodeRoster Of(IEnumerable<(string Node, double Weight)> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var accepted = new List<Member>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (node, weight) in nodes)
        {
            CheckName(node);
            CheckWeight(node, weight);
            if (!seen.Add(node))
                throw AlreadyThere(node);
            accepted.Add(new Member(node, weight));
        }

        return new NodeRoster([.. accepted]);
    }

    public bool Contains(string node) => IndexOf(node) >= 0;

    public double WeightOf(string node) => Members[IndexOfKnown(node)].Weight;

    public NodeRoster Add(string node, double weight)
    {
        CheckName(node);
        CheckWeight(node, weight);
        if (Contains(node))
            throw AlreadyThere(node);
        return new NodeRoster([.. Members, new Member(node, weight)]);
    }

    public NodeRoster Remove(string node)
    {
        var index = IndexOfKnown(node);
        return new NodeRoster([.. Members.Take(index), .. Members.Skip(index + 1)]);
    }

    /// <summary>Throws unless there is a node to place keys on.</summary>
    public void RequireAny(string kind)
    {
        if (Count == 0)
            throw Empty(kind);
    }

    /// <summary>Throws unless this many distinct nodes can be listed.</summary>
    public void RequireCount(int count)
    {
        if (count < 1 || count > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"{count} distinct nodes were asked for, and there are {Count}. Ask for 1 to {Count}, or add nodes.");
        }
    }

    public int IndexOfKnown(string node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var index = IndexOf(node);
        if (index >= 0)
            return index;
        throw new ArgumentException(
            Count == 0
                ? $"There is no node '{node}': there are no nodes at all. Add it first."
                : $"There is no node '{node}'. The nodes are: {this}. Names must agree letter by letter.",
            nameof(node));
    }

    public override string ToString()
    {
        var shown = string.Join(", ", Members.Take(NamesShown));
        return Count <= NamesShown ? shown : $"{shown} and {Count - NamesShown} more";
    }

    public static void CheckName(string node)
    {
        if (string.IsNullOrWhiteSpace(node))
            throw new ArgumentException("A node's name is missing: it is null, empty or blank. Give every node a name, such as \"a\".", nameof(node));
    }

    private static void CheckWeight(string node, double weight)
    {
        if (!(weight > 0) || double.IsInfinity(weight))
        {
            throw new ArgumentOutOfRangeException(
                nameof(weight), weight, $"The weight of node '{node}' must be a positive number: 1 is a usual node, 2 takes twice as many keys. To give it no keys, remove it.");
        }
    }

    private static InvalidOperationException Empty(string kind) =>
        new($"This {kind} has no nodes, so no key has a place. Add one first: Add(\"a\").");

    private static ArgumentException AlreadyThere(string node) =>
        new($"Node '{node}' is already there. Names must be unique; to change its weight, remove it first.", nameof(node));

    private int IndexOf(string node)
    {
        for (var index = 0; index < Members.Length; index++)
        {
            if (string.Equals(Members[index].Node, node, StringComparison.Ordinal))
                return index;
        }

        return -1;
    }

    /// <summary>A node and its weight.</summary>
    internal readonly record struct Member(string Node, double Weight)
    {
        public override string ToString() => Weight == 1 ? Node : $"{Node} (weight {Weight})";
    }
}
