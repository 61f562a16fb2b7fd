using Fundamentals.Charts.Figures;
using Fundamentals.Tracing;
using Plotly.NET;

namespace Fundamentals.Charts.Traces;

/// <summary>
/// How long things take, and how many take longer: the distribution with its upper end stretched, so that p99 and p99.9
/// are as easy to read as the median.
/// </summary>
public static class LatencyChart
{
    private const int MostPoints = 240;

    // Where percentiles are marked; the last ones only as far as there are durations beyond them.
    private static readonly double[] Marked = [0.5, 0.99, 0.999];

    private static readonly double[] Ticks = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999];

    private static readonly string[] Dashes = ["solid", "dash", "dot", "dashdot", "longdash"];

    /// <summary>Draws one distribution.</summary>
    /// <param name="durations">At least one, none negative.</param>
    /// <param name="title">States what the picture shows; by default, the median and the tail.</param>
    /// <exception cref="ArgumentException">There are no durations, or one is negative.</exception>
    public static Picture Of(IEnumerable<TimeSpan> durations, string? title = null)
    {
        var summary = new DurationSummary(durations);
        return Of(title ?? Finding(summary), ("durations", summary.Sorted));
    }

    /// <summary>Draws several distributions for comparison.</summary>
    /// <param name="title">States what the picture shows.</param>
    /// <param name="distributions">Each with the name it goes by.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or a name is there twice.</exception>
    public static Picture Of(string title, params IReadOnlyList<(string Name, IReadOnlyList<TimeSpan> Durations)> distributions)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(distributions);
        if (distributions.Count == 0)
            throw new ArgumentException("There is no distribution to draw; give at least one.", nameof(distributions));
        if (distributions.Select(d => d.Name).Distinct(StringComparer.Ordinal).Count() != distributions.Count)
            throw new ArgumentException("Two distributions have the same name; give each its own.", nameof(distributions));
        List<(string Name, DurationSummary Summary)> all = [.. distributions.Select(d => (d.Name, new DurationSummary(d.Durations)))];
        var clock = new ChartClock(all.Max(d => d.Summary.Sorted[^1]));
        Plotly.NET.Trace[] traces = [.. all.SelectMany((d, i) => new[] { Curve(d.Name, d.Summary, i, clock), Marks(d.Name, d.Summary, i, clock) })];
        var labels = all.SelectMany((d, i) => Labels(d.Summary, i, clock, all.Count));
        return Picture.Of(traces, LayoutOf(all, clock, traces, [.. labels]), title, $"{title}. Distribution of durations. {string.Join(" ", all.Select(d => Describe(d.Name, d.Summary, clock)))}");
    }

    private static string Finding(DurationSummary summary)
    {
        var clock = new ChartClock(summary.Sorted[^1]);
        string At(double share) => clock.Rough(summary.Percentile(share));
        var tail = MarkedOf(summary).Contains(0.999) ? $", one in a hundred more than {At(0.99)}, one in a thousand more than {At(0.999)}"
            : MarkedOf(summary).Contains(0.99) ? $", one in a hundred more than {At(0.99)}"
            : $", the longest {At(1)}";
        return $"Half take at most {At(0.5)}{tail}";
    }

    /// <summary>The stretched axis: each further nine takes the same room.</summary>
    private static double Stretch(double share) => -Math.Log10(1 - share);

    private static IEnumerable<double> MarkedOf(DurationSummary summary) => Marked.Where(share => summary.Count * (1 - share) > 0.999);

    /// <summary>A step for each duration; of many, as many as the eye can tell apart on the stretched axis.</summary>
    private static Plotly.NET.Trace Curve(string name, DurationSummary summary, int index, ChartClock clock)
    {
        var count = summary.Count;
        var ranks = count <= MostPoints
            ? Enumerable.Range(0, count)
            : Enumerable.Range(0, MostPoints).Select(i => (int)(count * (1 - Math.Pow(count, -(double)i / (MostPoints - 1))))).Append(count - 1).Select(rank => Math.Min(rank, count - 1)).Distinct();
        int[] chosen = [.. ranks];
        return new Plotly.NET.Trace("scatter").With(
            ("name", $"{PlotlyText.Literal(name)}{(MarkedOf(summary).Contains(0.99) ? $", p99 {clock.Rough(summary.Percentile(0.99))}" : "")}"),
            ("mode", "lines"),
            ("x", chosen.Select(rank => clock.Of(summary.Sorted[rank])).ToArray()),
            ("y", chosen.Select(rank => Math.Round(Stretch((double)rank / count), 5)).ToArray()),
            ("line", Attributes.Of(("color", Palette.ColorOf(index)), ("width", 2.5), ("shape", "vh"), ("dash", Dashes[index % Dashes.Length]))),
            ("hoverinfo", "text"),
            ("hovertext", chosen.Select(rank => $"{PlotlyText.Literal(name)}:<br>{Numbers.Count(count - rank)} of {Numbers.Count(count)} take {clock.Text(summary.Sorted[rank])} or more").ToArray()));
    }

    private static Plotly.NET.Trace Marks(string name, DurationSummary summary, int index, ChartClock clock)
    {
        double[] marked = [.. MarkedOf(summary)];
        return new Plotly.NET.Trace("scatter").With(
            ("mode", "markers"),
            ("x", marked.Select(share => clock.Of(summary.Percentile(share))).ToArray()),
            ("y", marked.Select(share => Math.Round(Stretch(share), 5)).ToArray()),
            ("marker", Attributes.Of(("color", Palette.ColorOf(index)), ("size", 9), ("line", Attributes.Of(("color", Palette.Paper), ("width", 1.5))))),
            ("hoverinfo", "text"),
            ("hovertext", marked.Select(share => $"{PlotlyText.Literal(name)}: {NameOf(share)}<br>{clock.Text(summary.Percentile(share))}").ToArray()),
            ("showlegend", false));
    }

    /// <summary>Beside the mark, on the side where there is room; of several distributions the legend and the hover text have to do.</summary>
    private static IEnumerable<DynamicObj.DynamicObj> Labels(DurationSummary summary, int index, ChartClock clock, int distributions)
    {
        const double farRight = 0.75;
        bool IsFarRight(double share) => summary.Percentile(share) > summary.Sorted[^1] * farRight;
        return distributions > 1 ? [] : MarkedOf(summary).Select(share => Attributes.Of(
            ("text", $"<b>{NameOf(share)}</b> {clock.Text(summary.Percentile(share))}"),
            ("x", clock.Of(summary.Percentile(share))),
            ("y", Math.Round(Stretch(share), 5)),
            ("xanchor", IsFarRight(share) ? "right" : "left"),
            ("yanchor", IsFarRight(share) ? "bottom" : share > 0.5 ? "top" : "middle"),
            ("xshift", IsFarRight(share) ? -4 : 8),
            ("yshift", IsFarRight(share) ? 2 : -4),
            ("font", Attributes.Of(("color", index == 0 ? Palette.Ink : Palette.ColorOf(index)))),
            ("showarrow", false)));
    }

    private static Layout LayoutOf(List<(string Name, DurationSummary Summary)> all, ChartClock clock, Plotly.NET.Trace[] traces, DynamicObj.DynamicObj[] labels)
    {
        const int rightMargin = 60;
        var legend = all.Count > 1 ? Legend.HeightOf(traces, HouseStyle.Width - HouseStyle.LeftMargin - rightMargin) : 0;
        var highest = Stretch(1 - (1.0 / Math.Max(2, all.Max(d => d.Summary.Count))));
        double[] ticks = [.. Ticks.Where(tick => Stretch(tick) <= highest + 0.1)];
        return new Layout().With(
            ("xaxis", Attributes.Axis($"duration ({clock.Unit})", ("rangemode", "tozero"), ("separatethousands", true), ("exponentformat", "none"))),
            ("yaxis", Attributes.Axis(
                "share that takes less (%)",
                ("tickvals", ticks.Select(tick => Math.Round(Stretch(tick), 5)).ToArray()),
                ("ticktext", ticks.Select(tick => $"{tick * 100:0.###} %").ToArray()),
                ("range", new[] { 0, highest * 1.06 }))),
            ("showlegend", all.Count > 1),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))),
            ("hovermode", "closest"),
            ("margin", Attributes.Of(("t", HouseStyle.TopMargin + legend), ("r", rightMargin))),
            ("annotations", labels))
            .WithRoomFor(legend);
    }

    private static string NameOf(double share) => $"p{share * 100:0.###}";

    private static string Describe(string name, DurationSummary summary, ChartClock clock) =>
        $"{name}: {Numbers.Count(summary.Count)} in all, {string.Join(", ", MarkedOf(summary).Select(share => $"{NameOf(share)} {clock.Text(summary.Percentile(share))}"))}, longest {clock.Text(summary.Sorted[^1])}.";
}
