using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// Which ranges of a ring change their owner: the ring before as the inner band, the ring after as the outer one. What
/// moves is in full colour in both, what stays is faint: pale on white paper, dark on a dark page.
/// </summary>
public static class RingMoveChart
{
    private const double Faint = 0.22;

    /// <summary>With more ranges than this the bands are readable, and names beside them are not.</summary>
    private const int MostRangesNamed = 8;

    /// <summary>Draws the change.</summary>
    /// <param name="before">The ring before it, with at least one node.</param>
    /// <param name="after">The ring after it, with the same hash.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the nodes before, then of those that came.</param>
    /// <param name="title">States what the picture shows; by default, how much of the ring changes its owner.</param>
    /// <exception cref="ArgumentException">A ring has no nodes, or the rings hash keys differently.</exception>
    public static Picture Of(ConsistentHashRing before, ConsistentHashRing after, NodeColors? colors = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Nodes.Count == 0 || after.Nodes.Count == 0)
            throw new ArgumentException($"The ring {(before.Nodes.Count == 0 ? "before" : "after")} the change has no nodes, so no range has an owner there; compare two rings with nodes.", before.Nodes.Count == 0 ? nameof(before) : nameof(after));
        var moves = before.RangesMovedTo(after);
        var nodes = before.Nodes.Union(after.Nodes, StringComparer.Ordinal).ToList();
        colors ??= NodeColors.Of(nodes);

        IEnumerable<RingLabel> names = moves.Count <= MostRangesNamed ? moves.Select(NameOf) : [];
        Trace[] traces =
        [
            .. Band("before", before, RingSize.BeforeInner, RingSize.BeforeOuter, nodes, colors, RingMoveText.Of(moves, move => move.From)),
            .. Band("after", after, RingSize.BandInner, RingSize.BandOuter, nodes, colors, RingMoveText.Of(moves, move => move.To)),
            .. RingLabels.Draw([.. RingLayout.Quarters, .. names]),
            .. nodes.Select(node => Key(node, colors)),
        ];
        title ??= RingMoveText.Title(before, after, moves);
        return Picture.Of(traces, RingLayout.Of("inside: before<br>outside: after<br>faint: stays", "owner"), title, RingMoveText.Describe(title, nodes, moves));
    }

    /// <summary>The ring's arcs in faint colours, and above them what moves.</summary>
    private static IEnumerable<Trace> Band(string when, ConsistentHashRing ring, double inner, double outer, List<string> nodes, NodeColors colors, ILookup<string, RangeMove> moves)
    {
        var arcs = RingArcs.Of(ring).ToLookup(arc => arc.Node, StringComparer.Ordinal);
        foreach (var node in nodes.Where(arcs.Contains))
        {
            var name = PlotlyText.Literal(node);
            yield return Arcs($"{name} {when}", [.. arcs[node]], inner, outer, colors.MarkerOf(node).With(("opacity", Faint)), [$"{name} owns this range {when}"]);
        }

        foreach (var node in nodes.Where(moves.Contains))
        {
            var own = moves[node].ToList();
            yield return Arcs(
                $"{PlotlyText.Literal(node)} {when}, moves",
                [.. own.Select(move => new RingArc(node, RingArcs.AngleOf(move.Range.After), move.Range.Share * 360))],
                inner,
                outer,
                colors.MarkerOf(node),
                [.. own.Select(move => $"{Numbers.Percent(move.Range.Share)} of the ring<br>moves from {PlotlyText.Literal(move.From)} to {PlotlyText.Literal(move.To)}")]);
        }
    }

    private static Trace Arcs(string name, RingArc[] arcs, double inner, double outer, DynamicObj.DynamicObj marker, string[] hover) => new Trace("barpolar").With(
        ("name", name),
        ("showlegend", false),
        ("theta", arcs.Select(arc => Math.Round(arc.Middle, 4)).ToArray()),
        ("width", arcs.Select(arc => Math.Round(arc.Width, 4)).ToArray()),
        ("r", arcs.Select(_ => outer - inner).ToArray()),
        ("base", inner),
        ("marker", marker),
        ("hoverinfo", "text"),
        ("hovertext", hover.Length == 1 ? [.. arcs.Select(_ => hover[0])] : hover));

    private static RingLabel NameOf(RangeMove move)
    {
        var middle = (RingArcs.AngleOf(move.Range.After) + (move.Range.Share * 180)) % 360;
        return new RingLabel(RingLabelKind.Point, middle, $"{move.From} → {move.To}");
    }

    /// <summary>The node's entry in the legend, in its full colour.</summary>
    private static Trace Key(string node, NodeColors colors) => new Trace("barpolar").With(
        ("name", PlotlyText.Literal(node)),
        ("theta", new[] { 0 }),
        ("r", new[] { 0 }),
        ("marker", colors.MarkerOf(node)),
        ("hoverinfo", "skip"));
}
