using System.Collections.Immutable;
using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts;

/// <summary>
/// Which colour each node has. Charts make their own from the nodes they see; give the same one to several charts, so
/// that a node keeps its colour when another one comes or goes.
/// </summary>
public sealed class NodeColors
{
    private static readonly string[] Patterns = ["/", "x", "."];

    // Light enough to be seen on every colour, and to leave text on it readable.
    private const string PatternColor = "rgba(255, 255, 255, 0.55)";

    private readonly ImmutableDictionary<string, int> _indexes;

    private NodeColors(ImmutableDictionary<string, int> indexes) => _indexes = indexes;

    /// <summary>Gives out colours in the order of the nodes. A name that occurs again keeps its first colour.</summary>
    /// <param name="nodes">All the nodes that will be seen.</param>
    public static NodeColors Of(IEnumerable<string> nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        var indexes = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
            indexes.TryAdd(node, indexes.Count);
        return new NodeColors(indexes.ToImmutable());
    }

    /// <summary>Gets how many nodes have a colour.</summary>
    public int Count => _indexes.Count;

    /// <summary>Finds a node's colour as <c>#rrggbb</c>. A node that was not named gets the quiet grey.</summary>
    public string this[string node] => _indexes.TryGetValue(node, out var index) ? Palette.ColorOf(index) : Palette.Quiet;

    /// <summary>How a node's area is filled: the first eight plainly, the next, whose colours repeat, with a pattern.</summary>
    internal DynamicObj.DynamicObj MarkerOf(string node)
    {
        var marker = Attributes.Of(("color", this[node]));
        var round = _indexes.TryGetValue(node, out var index) ? index / Palette.Colors.Count : 0;
        return round == 0 ? marker : marker.With(("pattern", Attributes.Of(("shape", Patterns[(round - 1) % Patterns.Length]), ("fillmode", "overlay"), ("fgcolor", PatternColor), ("solidity", 0.3))));
    }
}
