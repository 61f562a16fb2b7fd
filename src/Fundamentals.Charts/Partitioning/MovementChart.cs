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
        var counts = movement.Counts;
        var sources = counts.Select(count => count.From).Distinct().ToList();
        var targets = counts.Where(count => !count.Stays).Select(count => count.To).Distinct().ToList();
        colors ??= NodeColors.Of(sources.Concat(targets));
        title ??= $"{Numbers.Percent(movement.Fraction)} of the keys move: {Numbers.Count(movement.Moves.Count)} of {Numbers.Count(movement.KeyCount)}";

        var widest = counts.GroupBy(count => count.From).Max(group => group.Sum(count => count.Count));
        List<Trace> traces = [Bars("stay", Palette.Quiet, Attributes.Of(("color", Palette.Quiet)), [.. counts.Where(count => count.Stays)], sources, widest)];
        traces.AddRange(targets.Select(target =>
            Bars($"go to {target}", colors[target], colors.MarkerOf(target), [.. counts.Where(count => !count.Stays && count.To == target)], sources, widest)));
        return Picture.Of(traces, LayoutOf(sources.Count), title, $"{title}. {Describe(counts, sources)}");
    }

    private static Trace Bars(string name, string color, DynamicObj.DynamicObj marker, IReadOnlyList<MoveCount> counts, List<string> sources, int widest)
    {
        // A number is written where its segment has room for it.
        const double leastRoom = 0.06;
        var bySource = counts.ToDictionary(count => count.From, count => count.Count, StringComparer.Ordinal);
        var values = sources.Select(source => bySource.GetValueOrDefault(source)).ToArray();
        var literal = PlotlyText.Literal(name);
        return new Trace("bar").With(
            ("name", literal),
            ("orientation", "h"),
            ("y", sources.Select(PlotlyText.Literal).ToArray()),
            ("x", values),
            ("marker", marker.With(("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
            ("text", values.Select(value => value >= leastRoom * widest ? Numbers.Count(value) : string.Empty).ToArray()),
            ("textposition", "inside"),
            ("insidetextanchor", "middle"),
            ("textangle", 0),
            ("textfont", Attributes.Of(("color", Palette.TextOn(color)))),
            ("hoverinfo", "text"),
            ("hovertext", sources.Select((source, i) => $"of the keys of {PlotlyText.Literal(source)},<br>{Numbers.Count(values[i])} {literal}").ToArray()));
    }

    private static Layout LayoutOf(int rows) => new Layout().With(
        ("barmode", "stack"),
        ("bargap", 0.3),
        ("height", Math.Max(HouseStyle.Height, 180 + (rows * 32))),
        ("xaxis", Attributes.Axis("keys (count)", ("tickformat", ",d"), ("zeroline", false))),
        ("yaxis", Attributes.Axis("node before the change", ("type", "category"), ("autorange", "reversed"))),
        ("showlegend", true),
        ("legend", Attributes.Of(("title", Attributes.Of(("text", "keys that"))), ("traceorder", "normal")))); // continued by each name: stay, go to c

    private static string Describe(IReadOnlyList<MoveCount> counts, List<string> sources)
    {
        var rows = sources.Select(source =>
        {
            var own = counts.Where(count => count.From == source).ToList();
            var stays = own.Where(count => count.Stays).Sum(count => count.Count);
            var goes = own.Where(count => !count.Stays).Select(count => $"{Numbers.Count(count.Count)} go to {count.To}");
            return $"{source}: {string.Join(", ", goes.Prepend($"{Numbers.Count(stays)} stay"))}";
        });
        return $"Stacked bars, one for each node before the change. {string.Join("; ", rows)}.";
    }
}
