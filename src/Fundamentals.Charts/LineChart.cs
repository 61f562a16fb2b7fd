using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts;

/// <summary>How one number depends on another: measured values as markers on a thin line, formulas as dashed lines above them.</summary>
public static class LineChart
{
    // Each line differs in colour, marker and dash, so that colour is never the only difference.
    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "x", "star", "cross", "hexagon"];

    private static readonly string[] Dashes = ["dash", "dot", "dashdot", "longdash"];

    /// <summary>Draws one or several lines.</summary>
    /// <param name="title">States what the lines show.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="series">The lines.</param>
    /// <exception cref="ArgumentException">There are no lines, a line has no points, or a value cannot be drawn.</exception>
    public static Picture Of(string title, Axis x, Axis y, params IReadOnlyList<Series> series)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
            throw new ArgumentException("There is no line to draw; give at least one series.", nameof(series));
        foreach (var line in series)
            Check(line, x, y);

        // Drawn last, a formula stays visible where it agrees with what was measured. The legend keeps the order given.
        Trace[] traces = [.. series.Select((s, i) => (Series: s, Trace: Trace(s, i, x, y))).OrderBy(drawn => drawn.Series.IsTheory).Select(drawn => drawn.Trace)];
        var legend = series.Count > 1 ? Legend.HeightOf(traces) : 0;
        var layout = new Layout().With(
            ("xaxis", Draw(x, series.SelectMany(s => s.Points.Select(p => p.X)))),
            ("yaxis", Draw(y, series.SelectMany(s => s.Points.Select(p => p.Y)))),
            ("showlegend", series.Count > 1),
            ("hovermode", "closest"),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))),
            ("margin", Attributes.Of(("t", HouseStyle.TopMargin + legend))))
            .WithRoomFor(legend);
        var altText = $"{title}. Line chart of {y.Title} against {x.Title}. {string.Join(" ", series.Select(s => Describe(s, x, y)))}";
        return Picture.Of(traces, layout, title, altText);
    }

    private static void Check(Series line, Axis x, Axis y)
    {
        if (line.Points.Count == 0)
            throw new ArgumentException($"The series '{line.Name}' has no points.", nameof(line));
        foreach (var point in line.Points)
        {
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
                throw new ArgumentException($"The series '{line.Name}' has the point ({point.X}, {point.Y}), which cannot be drawn; leave it out.", nameof(line));
            if ((x.IsLogarithmic && point.X <= 0) || (y.IsLogarithmic && point.Y <= 0))
                throw new ArgumentException($"The series '{line.Name}' has the point ({point.X}, {point.Y}), which has no place on a logarithmic axis: its values must be above 0.", nameof(line));
        }
    }

    internal static Plotly.NET.LayoutObjects.LinearAxis Draw(Axis axis, IEnumerable<double> values)
    {
        var drawn = Attributes.Axis(axis.Title, ("separatethousands", true));
        if (axis.IsPercent)
            drawn.With(("tickformat", ".0%"));
        if (axis.Covers.Count > 0)
            drawn.With(("autorangeoptions", Attributes.Of(("include", axis.Covers))));
        if (!axis.IsLogarithmic)
            return axis.StartsAtZero && values.All(v => v >= 0) ? drawn.With(("rangemode", "tozero")) : drawn;

        var ticks = LogTicks.Of([.. values, .. axis.Covers]);
        return drawn.With(
            ("type", "log"),
            ("tickmode", "array"),
            ("tickvals", ticks),
            ("ticktext", ticks.Select(axis.Tick).ToArray()),
            ("ticks", "outside"),
            ("ticklen", 6),
            ("minor", Attributes.Of(("ticks", "outside"), ("dtick", "D1"), ("ticklen", 3))));
    }

    private static Trace Trace(Series series, int index, Axis x, Axis y)
    {
        var color = Palette.ColorOf(index);
        var name = PlotlyText.Literal(series.Name);
        var hover = series.Points.Select(p =>
            $"{name}<br>{PlotlyText.Literal(x.Label)}: {PlotlyText.Literal(x.Format(p.X))}<br>{PlotlyText.Literal(y.Label)}: {PlotlyText.Literal(y.Format(p.Y))}");
        var line = Attributes.Of(("color", color), ("width", series.IsTheory ? 2.5 : 1.2));
        if (series.IsTheory)
            line.With(("dash", Dashes[index % Dashes.Length]));
        return new Trace("scatter").With(
            ("name", name),
            ("legendrank", index + 1),
            ("mode", series.IsTheory ? "lines" : "lines+markers"),
            ("x", series.Points.Select(p => p.X).ToArray()),
            ("y", series.Points.Select(p => p.Y).ToArray()),
            ("line", line),
            ("marker", Attributes.Of(("color", color), ("size", 8), ("symbol", Symbols[index % Symbols.Length]))),
            ("hovertext", hover.ToArray()),
            ("hoverinfo", "text"));
    }

    private static string Describe(Series series, Axis x, Axis y)
    {
        const int few = 8;
        string Point((double X, double Y) p) => $"{y.Format(p.Y)} at {x.Format(p.X)}";
        var points = series.Points;
        if (points.Count <= few)
            return $"{series.Name}: {string.Join(", ", points.Select(Point))}.";
        return $"{series.Name}: from {Point(points[0])} to {Point(points[^1])}; lowest {Point(points.MinBy(p => p.Y))}, highest {Point(points.MaxBy(p => p.Y))}.";
    }
}
