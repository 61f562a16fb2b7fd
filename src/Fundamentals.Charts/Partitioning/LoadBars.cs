using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What the pictures of load have in common.</summary>
internal static class LoadBars
{
    /// <summary>With more nodes than this there is no room for a count above each bar.</summary>
    private const int MostCountsShown = 12;

    /// <summary>What the axis goes beyond the highest bar, so that its label has room.</summary>
    public const double Headroom = 1.12;

    /// <summary>The nodes' own colours while they last, else one for all: repeated colours would mean nothing here.</summary>
    public static Func<string, string> ColorsOf(KeyLoad load, NodeColors? colors)
    {
        if (colors is null && load.Nodes.Count > Palette.Colors.Count)
            return _ => Palette.ColorOf(0);
        colors ??= NodeColors.Of(load.Nodes.Select(node => node.Node));
        return node => colors[node];
    }

    public static Trace Trace(KeyLoad load, ExpectedLoad expected, NodeColors? colors) => Values(load, expected).With(
        ("name", "keys"),
        ("x", load.Nodes.Select(node => PlotlyText.Literal(node.Node)).ToArray()),
        ("marker", Attributes.Of(("color", load.Nodes.Select(node => node.Node).Select(ColorsOf(load, colors)).ToArray()))),
        ("hoverinfo", "text"));

    /// <summary>What changes from one load of the same nodes to another.</summary>
    public static Trace Values(KeyLoad load, ExpectedLoad expected) => new Trace("bar").With(
        ("y", load.Nodes.Select(node => node.Keys).ToArray()),
        ("hovertext", load.Nodes.Select((_, i) => LoadText.Hover(load, expected, i)).ToArray()));

    public static Layout LayoutOf(KeyLoad load, ExpectedLoad expected, int highest)
    {
        var top = Math.Max(highest, expected.PerNode.Max()) * Headroom;
        return new Layout().With(
            ("xaxis", Attributes.Axis("node", ("type", "category"))),
            ("yaxis", Attributes.Axis("keys (count)", ("range", new[] { 0, top }), ("tickformat", ",d"))),
            ("bargap", 0.35),
            ("showlegend", false),
            ("margin", Attributes.Of(("r", 112))),
            ("shapes", Lines(expected)),
            ("annotations", Labels(load, expected, top)));
    }

    /// <summary>The mean as one line, or each node's share as a line across its bar.</summary>
    public static DynamicObj.DynamicObj[] Lines(ExpectedLoad expected)
    {
        const double half = 0.44;
        return expected.IsWeighted
            ? [.. expected.PerNode.Select((share, i) => Line("x", i - half, i + half, share))]
            : [Line("paper", 0, 1, expected.PerNode[0])];
    }

    /// <summary>What the line means, and the count of each bar: above the line where this would run through it.</summary>
    public static DynamicObj.DynamicObj[] Labels(KeyLoad load, ExpectedLoad expected, double top) =>
        [LineLabel(expected), .. load.Nodes.Count <= MostCountsShown ? load.Nodes.Select((node, i) => CountLabel(node.Keys, expected.PerNode[i], i, top)) : []];

    private static DynamicObj.DynamicObj Line(string reference, double from, double to, double at) => Attributes.Of(
        ("type", "line"),
        ("xref", reference),
        ("x0", from),
        ("x1", to),
        ("y0", at),
        ("y1", at),
        ("line", Attributes.Of(("color", Palette.Ink), ("width", 2), ("dash", "dash"))));

    private static DynamicObj.DynamicObj CountLabel(int keys, double line, int index, double top)
    {
        // A label takes about so much of the axis.
        const double height = 0.085;
        var isUnderTheLine = line >= keys && line - keys < height * top;
        return Attributes.Of(
            ("text", Numbers.Count(keys)),
            ("x", index),
            ("y", isUnderTheLine ? line : keys),
            ("yanchor", "bottom"),
            ("yshift", 2),
            ("borderpad", 0),
            ("bgcolor", Palette.Paper),
            ("showarrow", false));
    }

    private static DynamicObj.DynamicObj LineLabel(ExpectedLoad expected) => Attributes.Of(
        ("text", expected.IsWeighted ? "by its weight" : $"mean {Numbers.Plain(expected.PerNode[0])}"),
        ("xref", "paper"),
        ("x", 1),
        ("xanchor", "left"),
        ("xshift", 6),
        ("y", expected.PerNode[^1]),
        ("yanchor", "middle"),
        ("showarrow", false));
}
