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
    /// <param name="keys">Keys to draw, none by default. Up to 16 are drawn with the way each goes to its owner, up to 10 of them with their names.</param>
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
        var traces = Bands(ring, colors).ToList();
        if (all.Count > 0)
            traces.AddRange(RingKeys.Draw(ring, all.Take(MostKeys).ToList(), colors));
        if (ring.Points.Count <= MostPointsDrawn)
            traces.Add(Points(ring, colors));

        title ??= RingText.Title(ring);
        return Picture.Of(traces, LayoutOf(ring), title, RingText.Describe(ring, title, all));
    }

    private static IEnumerable<Trace> Bands(ConsistentHashRing ring, NodeColors colors)
    {
        var arcs = RingArcs.Of(ring).ToLookup(arc => arc.Node, StringComparer.Ordinal);
        foreach (var node in ring.Nodes)
        {
            var name = PlotlyText.Literal(node);
            var own = arcs[node].ToList();
            yield return new Trace("barpolar").With(
                ("name", name),
                ("theta", own.Select(arc => Math.Round(arc.Middle, 4)).ToArray()),
                ("width", own.Select(arc => arc.Width).ToArray()),
                ("r", own.Select(_ => RingSize.BandOuter - RingSize.BandInner).ToArray()),
                ("base", RingSize.BandInner),
                ("marker", colors.MarkerOf(node)),
                ("hoverinfo", "text"),
                ("hovertext", $"{name} owns {Numbers.Percent(ring.OwnedShare(node))} of the ring,<br>in {Numbers.Of(own.Count, "range")}"));
        }
    }

    private static Trace Points(ConsistentHashRing ring, NodeColors colors)
    {
        var names = ring.Points.Select(p => PlotlyText.Literal(p.Node)).ToArray();
        var hover = ring.Points.Select((p, i) => $"point of {names[i]}<br>at {p.Position:N0}<br>({Numbers.Percent(p.Position / Math.Pow(2, 64))} of the way round)");
        var isNamed = ring.Points.Count <= MostPointsNamed;
        return new Trace("scatterpolar").With(
            ("name", "points"),
            ("showlegend", false),
            ("mode", isNamed ? "markers+text" : "markers"),
            ("theta", ring.Points.Select(p => RingArcs.AngleOf(p.Position)).ToArray()),
            ("r", ring.Points.Select(_ => RingSize.BandOuter).ToArray()),
            ("text", isNamed ? RingLabels.Of([.. ring.Points.Zip(names, (p, name) => (RingArcs.AngleOf(p.Position), name))]) : []),
            ("textposition", ring.Points.Select(p => Outwards(RingArcs.AngleOf(p.Position))).ToArray()),
            ("cliponaxis", false),
            ("marker", Attributes.Of(
                ("size", isNamed ? 14 : 9),
                ("color", ring.Points.Select(p => colors[p.Node]).ToArray()),
                ("line", Attributes.Of(("color", Palette.Ink), ("width", 1.5))))),
            ("hoverinfo", "text"),
            ("hovertext", hover.ToArray()));
    }

    // Names stand outside of the circle, on the side their point is on.
    private static string Outwards(double angle) => angle switch
    {
        < 30 or > 330 => "top center",
        < 150 => "middle right",
        <= 210 => "bottom center",
        _ => "middle left",
    };

    private static Layout LayoutOf(ConsistentHashRing ring)
    {
        const int height = 520;
        var polar = Attributes.Of(
            ("hole", 0),
            ("radialaxis", Attributes.Of(("visible", false), ("range", new[] { 0, RingSize.Edge }))),
            ("angularaxis", Attributes.Of(
                ("rotation", 90),
                ("direction", "clockwise"),
                ("tickmode", "array"),
                ("tickvals", new[] { 0, 90, 180, 270 }),
                ("ticktext", new[] { "position 0", "¼ of 2⁶⁴", "½", "¾" }),
                ("tickfont", Attributes.Of(("color", Palette.Reference), ("size", 12))),
                ("showline", false),
                ("showgrid", false))));
        var centre = Attributes.Of(
            ("text", $"{Numbers.Of(ring.Nodes.Count, "node")}<br>{Numbers.Of(ring.Points.Count, "point")}<br>↻ clockwise"),
            ("showarrow", false),
            ("xref", "paper"),
            ("yref", "paper"),
            ("x", 0.5),
            ("y", 0.5),
            ("font", Attributes.Of(("color", Palette.Reference))));
        return new Layout().With(
            ("polar", polar),
            ("annotations", new[] { centre }),
            ("height", height),
            ("showlegend", true),
            ("legend", Attributes.Of(("title", Attributes.Of(("text", "owner"))), ("itemclick", false), ("itemdoubleclick", false))));
    }
}
