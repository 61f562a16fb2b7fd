using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// The circle of a <see cref="ConsistentHashRing"/>: a band that is coloured by the owner of each range, the points where
/// there are few, and keys on their way to the point that owns them.
/// </summary>
public static class RingChart
{
    /// <summary>The most keys drawn; of more, the first are.</summary>
    public const int MostKeys = 500;

    /// <summary>Above this many points they are left out: the band alone is readable.</summary>
    private const int MostPointsDrawn = 60;

    private const int MostPointsNamed = 12;

    /// <summary>Draws a ring.</summary>
    /// <param name="ring">A ring with at least one node.</param>
    /// <param name="keys">Keys to draw, none by default. Up to 16 are drawn with their names and the way each goes to its owner.</param>
    /// <param name="colors">The nodes' colours; by default in the order of the ring's nodes.</param>
    /// <param name="title">States what the picture shows; by default, how unequal the shares of the circle are.</param>
    /// <exception cref="ArgumentException">The ring has no nodes.</exception>
    public static Picture Of(ConsistentHashRing ring, IEnumerable<string>? keys = null, NodeColors? colors = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(ring);
        if (ring.Nodes.Count == 0)
            throw new ArgumentException("The ring has no nodes, so there is nothing to draw; add one first.", nameof(ring));
        colors ??= NodeColors.Of(ring.Nodes);
        var all = keys?.ToList() ?? [];
        var drawn = all.Take(MostKeys).Select(key => RingKey.Of(ring, key)).ToList();
        var traces = Bands(ring, colors).Concat(RingLabels.Draw(Labels(ring, drawn))).ToList();
        if (ring.Points.Count <= MostPointsDrawn)
            traces.Add(Points(ring, colors));
        if (drawn.Count > 0)
            traces.AddRange(RingKeys.Draw(drawn, colors));

        title ??= RingText.Title(ring);
        var middle = $"{Numbers.Of(ring.Nodes.Count, "node")}<br>{Numbers.Of(ring.Points.Count, "point")}<br>↻ clockwise";
        return Picture.Of(traces, RingLayout.Of(middle, "share of the ring"), title, RingText.Describe(ring, title, all));
    }

    private static IEnumerable<Trace> Bands(ConsistentHashRing ring, NodeColors colors)
    {
        var arcs = RingArcs.Of(ring).ToLookup(arc => arc.Node, StringComparer.Ordinal);
        foreach (var node in ring.Nodes)
        {
            var name = PlotlyText.Literal(node);
            var own = arcs[node].ToList();
            yield return new Trace("barpolar").With(
                ("name", $"{name} {Numbers.Percent(ring.OwnedShare(node))}"),
                ("theta", own.Select(arc => Math.Round(arc.Middle, 4)).ToArray()),
                ("width", own.Select(arc => arc.Width).ToArray()),
                ("r", own.Select(_ => RingSize.BandOuter - RingSize.BandInner).ToArray()),
                ("base", RingSize.BandInner),
                ("marker", colors.MarkerOf(node)),
                ("hoverinfo", "text"),
                ("hovertext", $"{name} owns {Numbers.Percent(ring.OwnedShare(node))} of the ring,<br>in {Numbers.Of(own.Count, "range")}"));
        }
    }

    private static IReadOnlyList<RingLabel> Labels(ConsistentHashRing ring, IReadOnlyList<RingKey> keys)
    {
        var points = ring.Points.Count <= MostPointsNamed ? ring.Points : [];
        return [.. RingLayout.Quarters, .. points.Select(p => new RingLabel(RingLabelKind.Point, RingArcs.AngleOf(p.Position), p.Node)), .. RingKeys.Labels(keys)];
    }

    private static Trace Points(ConsistentHashRing ring, NodeColors colors)
    {
        var names = ring.Points.Select(p => PlotlyText.Literal(p.Node)).ToArray();
        var hover = ring.Points.Select((p, i) => $"point of {names[i]}<br>at {p.Position:N0}<br>({Numbers.Percent(p.Position / Math.Pow(2, 64))} of the way round)");
        return new Trace("scatterpolar").With(
            ("name", "points"),
            ("showlegend", false),
            ("mode", "markers"),
            ("theta", ring.Points.Select(p => RingArcs.AngleOf(p.Position)).ToArray()),
            ("r", ring.Points.Select(_ => RingSize.Middle).ToArray()),
            ("cliponaxis", false),
            ("marker", Attributes.Of(
                ("size", ring.Points.Count <= MostPointsNamed ? 14 : 9),
                ("color", ring.Points.Select(p => colors[p.Node]).ToArray()),
                ("line", Attributes.Of(("color", Palette.Ink), ("width", 1.5))))),
            ("hoverinfo", "text"),
            ("hovertext", hover.ToArray()));
    }
}
