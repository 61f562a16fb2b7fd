using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What the pictures of load have in common.</summary>
internal static class LoadBars
{
    /// <summary>With more nodes than this there is no room for a count above each bar.</summary>
    private const int MostCountsShown = 12;

    /// <summary>The nodes' own colours while they last, else one for all: repeated colours would mean nothing here.</summary>
    public static Func<string, string> ColorsOf(KeyLoad load, NodeColors? colors)
    {
        if (colors is null && load.Nodes.Count > Palette.Colors.Count)
            return _ => Palette.ColorOf(0);
        colors ??= NodeColors.Of(load.Nodes.Select(node => node.Node));
        return node => colors[node];
    }

    public static Trace Trace(KeyLoad load, NodeColors? colors) => Values(load).With(
        ("name", "keys"),
        ("x", load.Nodes.Select(node => PlotlyText.Literal(node.Node)).ToArray()),
        ("marker", Attributes.Of(("color", load.Nodes.Select(node => node.Node).Select(ColorsOf(load, colors)).ToArray()))),
        ("hoverinfo", "text"));

    /// <summary>What changes from one load of the same nodes to another.</summary>
    public static Trace Values(KeyLoad load)
    {
        var total = load.Nodes.Sum(node => (long)node.Keys);
        return new Trace("bar").With(
            ("y", load.Nodes.Select(node => node.Keys).ToArray()),
            ("hovertext", load.Nodes.Select(node => Hover(node, load.Mean, total)).ToArray()));
    }

    public static Layout LayoutOf(KeyLoad load, int highest) => new Layout().With(
        ("xaxis", Attributes.Axis("node", ("type", "category"))),
        ("yaxis", Attributes.Axis("keys (count)", ("range", new[] { 0, highest * 1.12 }), ("tickformat", ",d"))),
        ("bargap", 0.35),
        ("showlegend", false),
        ("margin", Attributes.Of(("r", 104))),
        ("shapes", new[] { MeanLine(load) }),
        ("annotations", Labels(load)));

    public static DynamicObj.DynamicObj MeanLine(KeyLoad load) => Attributes.Of(
        ("type", "line"),
        ("xref", "paper"),
        ("x0", 0),
        ("x1", 1),
        ("y0", load.Mean),
        ("y1", load.Mean),
        ("line", Attributes.Of(("color", Palette.Ink), ("width", 2), ("dash", "dash"))));

    /// <summary>The mean beside its line, and the count above each bar: on paper of its own, so that no line runs through it.</summary>
    public static DynamicObj.DynamicObj[] Labels(KeyLoad load) =>
        [MeanLabel(load), .. load.Nodes.Count <= MostCountsShown ? load.Nodes.Select(CountLabel) : []];

    private static DynamicObj.DynamicObj CountLabel(NodeLoad node, int index) => Attributes.Of(
        ("text", Numbers.Count(node.Keys)),
        ("x", index),
        ("y", node.Keys),
        ("yanchor", "bottom"),
        ("yshift", 2),
        ("borderpad", 0),
        ("bgcolor", Palette.Paper),
        ("showarrow", false));

    private static DynamicObj.DynamicObj MeanLabel(KeyLoad load) => Attributes.Of(
        ("text", $"mean {Numbers.Plain(load.Mean)}"),
        ("xref", "paper"),
        ("x", 1),
        ("xanchor", "left"),
        ("xshift", 6),
        ("y", load.Mean),
        ("yanchor", "middle"),
        ("showarrow", false));

    public static string Finding(KeyLoad load)
    {
        var fullest = load.Nodes.MaxBy(node => node.Keys);
        return load.Nodes.Count == 1
            ? $"{fullest.Node} is alone and keeps all {Numbers.Of(fullest.Keys, "key")}"
            : $"The fullest of {load.Nodes.Count} nodes, {fullest.Node}, keeps {load.PeakToMean:0.00} times the mean";
    }

    public static string Describe(KeyLoad load) =>
        $"Bar chart of keys per node: {string.Join(", ", load.Nodes.Select(node => $"{node.Node} {Numbers.Count(node.Keys)}"))}. " +
        $"Mean {Numbers.Plain(load.Mean)}, highest over mean {load.PeakToMean:0.00}, relative standard deviation {Numbers.Percent(load.RelativeStandardDeviation)}.";

    private static string Hover(NodeLoad node, double mean, long total) =>
        $"{PlotlyText.Literal(node.Node)} keeps {Numbers.Of(node.Keys, "key")},<br>{Numbers.Percent((double)node.Keys / total)} of all, {node.Keys / mean:0.00} times the mean";
}
