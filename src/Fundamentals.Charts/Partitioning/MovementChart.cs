using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>
/// Which keys move: for each node before the change a bar of its keys, grey where they stay, in the colour of their new
/// node where they go.
/// </summary>
public static class MovementChart
{
    /// <summary>Draws a movement.</summary>
    /// <param name="movement">The movement.</param>
    /// <param name="colors">The nodes' colours; by default in the order in which they occur.</param>
    /// <param name="title">States what the picture shows; by default, how many of the keys move.</param>
    public static Picture Of(Movement movement, NodeColors? colors = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(movement);
        var sources = movement.NodesBefore;
        var nodes = sources.Union(movement.NodesAfter, StringComparer.Ordinal).ToList();
        var targets = nodes.Where(node => movement.Counts.Any(count => !count.Stays && count.To == node));
        colors ??= NodeColors.Of(nodes);
        title ??= $"{Numbers.Percent(movement.Fraction)} of the keys move: {Numbers.Count(movement.Moves.Count)} of {Numbers.Count(movement.KeyCount)}";

        var rows = new MovementRows(movement);
        List<Trace> traces = [Bars("stay", Palette.Quiet, Attributes.Of(("color", Palette.Quiet)), rows.Values(count => count.Stays), rows)];
        traces.AddRange(targets.Select(target =>
            Bars($"go to {target}", colors[target], colors.MarkerOf(target), rows.Values(count => !count.Stays && count.To == target), rows)));
        var summary = MovementText.Summary(movement);
        string[] sentences = [title, .. summary is null ? [] : new[] { summary }, MovementText.Describe(movement)];
        return Picture.Of(traces, LayoutOf(rows, summary), title, string.Join(". ", sentences));
    }

    private static Trace Bars(string name, string color, DynamicObj.DynamicObj marker, int[] values, MovementRows rows)
    {
        var literal = PlotlyText.Literal(name);
        return new Trace("bar").With(
            ("name", literal),
            ("orientation", "h"),
            ("y", rows.Nodes.Select(PlotlyText.Literal).ToArray()),
            ("x", values),
            ("marker", marker.With(("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
            ("text", values.Select(value => rows.HasRoomFor(value) ? Numbers.Count(value) : string.Empty).ToArray()),
            ("textposition", "inside"),
            ("insidetextanchor", "middle"),
            ("textangle", 0),
            ("textfont", Attributes.Of(("color", Palette.TextOn(color)))),
            ("hoverinfo", "text"),
            ("hovertext", rows.Nodes.Select((source, i) => $"of the keys of {PlotlyText.Literal(source)},<br>{Numbers.Count(values[i])} {literal}").ToArray()));
    }

    private static Layout LayoutOf(MovementRows rows, string? summary) => new Layout().With(
        ("barmode", "stack"),
        ("bargap", 0.3),
        ("height", Math.Max(HouseStyle.Height, 180 + (rows.Nodes.Count * 32))),
        ("margin", Attributes.Of(("t", HouseStyle.TopMargin + (summary is null ? 0 : HouseStyle.TitleLine)))),
        ("annotations", rows.Nodes.Select((_, i) => Beside(rows, i)).Append(Below(summary)).OfType<DynamicObj.DynamicObj>().ToArray()),
        ("xaxis", Attributes.Axis("keys (count)", ("tickformat", ",d"), ("zeroline", false), ("range", new[] { 0, rows.End }))),
        ("yaxis", Attributes.Axis("node before the change", ("type", "category"), ("autorange", "reversed"))),
        ("showlegend", true),
        ("legend", Attributes.Of(("title", Attributes.Of(("text", "keys that"))), ("traceorder", "normal")))); // continued by each name: stay, go to c

    /// <summary>The numbers for which a row's segments have no room.</summary>
    private static DynamicObj.DynamicObj? Beside(MovementRows rows, int row) => rows.Beside(row) is not { Length: > 0 } text ? null : Attributes.Of(
        ("text", PlotlyText.Literal(text)),
        ("x", rows.Total(row)),
        ("y", row),
        ("xanchor", "left"),
        ("xshift", 4),
        ("showarrow", false));

    private static DynamicObj.DynamicObj? Below(string? summary) => summary is null ? null : Attributes.Of(
        ("text", PlotlyText.Literal(summary)),
        ("xref", "paper"),
        ("yref", "paper"),
        ("x", 0),
        ("xanchor", "left"),
        ("y", 1),
        ("yanchor", "bottom"),
        ("yshift", 6),
        ("font", Attributes.Of(("size", 14))),
        ("showarrow", false));
}
