using Fundamentals.Charts.Figures;
using Fundamentals.Charts.Frontiers;
using Plotly.NET;

namespace Fundamentals.Charts;

/// <summary>
/// Settings of a system between two goals that pull against each other, such as latency and consistency. A line joins those
/// that no other beats, the Pareto frontier: to be better in one goal, they have to be worse in the other.
/// </summary>
/// <remarks>The line has steps since between two settings there is none: what lies on it is what can be had at that price.</remarks>
public static class FrontierChart
{
    private const int LegendHeight = 28;

    /// <summary>Draws the settings.</summary>
    /// <param name="x">The horizontal axis; for a latency, its label names the percentile.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="points">The settings; each with a name of its own, at least one.</param>
    /// <param name="title">States what the picture shows; by default, how many settings no other beats, and the two ends of them.</param>
    /// <param name="betterX">Which way is better along the horizontal axis. Default: less.</param>
    /// <param name="betterY">Which way is better along the vertical axis. Default: more.</param>
    /// <exception cref="ArgumentException">There are no points, a name is there twice, or a value cannot be drawn.</exception>
    public static Picture Of(Axis x, Axis y, IEnumerable<FrontierPoint> points, string? title = null, Better betterX = Better.Less, Better betterY = Better.More)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        ArgumentNullException.ThrowIfNull(points);
        List<FrontierPoint> all = [.. points];
        Check(all, x, y);
        var frontier = new Frontier(all, betterX, betterY);
        var (across, up) = (new FrontierScale(x, all.Select(point => point.X), FrontierLabels.Width), new FrontierScale(y, all.Select(point => point.Y), FrontierLabels.Height));
        title ??= frontier.Finding(x, y);
        var layout = new Layout().With(
            ("height", HouseStyle.TopMargin + LegendHeight + FrontierLabels.Height + FrontierLabels.BottomMargin),
            ("margin", Attributes.Of(("t", HouseStyle.TopMargin + LegendHeight), ("b", FrontierLabels.BottomMargin))),
            ("xaxis", Draw(x, PlotlyText.TitleLine, betterX, all.Select(point => point.X), across)),
            ("yaxis", Draw(y, PlotlyText.AxisLine, betterY, all.Select(point => point.Y), up)),
            ("hovermode", "closest"),
            ("showlegend", true),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"), ("itemclick", false), ("itemdoubleclick", false))),
            ("annotations", FrontierLabels.Of(frontier, across, up)));
        return Picture.Of(Traces(frontier, x, y), layout, title, $"{title}. {frontier.Describe(x, y)}");
    }

    private static void Check(List<FrontierPoint> points, Axis x, Axis y)
    {
        if (points.Count == 0)
            throw new ArgumentException("There is no setting to draw; give at least one.", nameof(points));
        foreach (var point in points)
        {
            ArgumentNullException.ThrowIfNull(point, nameof(points));
            ArgumentException.ThrowIfNullOrWhiteSpace(point.Setting, nameof(points));
            if (points.Count(other => other.Setting == point.Setting) > 1)
                throw new ArgumentException($"The setting '{point.Setting}' is there twice; give each a name of its own.", nameof(points));
            if (!double.IsFinite(point.X) || !double.IsFinite(point.Y))
                throw new ArgumentException($"The setting '{point.Setting}' is at ({point.X}, {point.Y}), which cannot be drawn; leave it out.", nameof(points));
            if ((x.IsLogarithmic && point.X <= 0) || (y.IsLogarithmic && point.Y <= 0))
                throw new ArgumentException($"The setting '{point.Setting}' is at ({point.X}, {point.Y}), which has no place on a logarithmic axis: its values must be above 0.", nameof(points));
        }
    }

    private static Plotly.NET.LayoutObjects.LinearAxis Draw(Axis axis, int letters, Better better, IEnumerable<double> values, FrontierScale scale)
    {
        var words = $"{axis.Title}, {(better is Better.Less ? "less" : "more")} is better";
        var drawn = LineChart.Draw(axis, values);
        if (scale.Ticks is { } ticks)
            drawn.With(("tickmode", "array"), ("tickvals", ticks), ("ticktext", ticks.Select(axis.Tick).ToArray()));
        return drawn.With(
            ("title", Attributes.Of(("text", string.Join("<br>", PlotlyText.Lines(words, letters).Select(PlotlyText.Literal))))),
            ("range", new[] { scale.From, scale.To }),
            ("zeroline", false));
    }

    private static IEnumerable<Trace> Traces(Frontier frontier, Axis x, Axis y)
    {
        Trace Points(string name, IReadOnlyList<FrontierPoint> points) => new Trace("scatter").With(
            ("name", name),
            ("x", points.Select(point => point.X).ToArray()),
            ("y", points.Select(point => point.Y).ToArray()),
            ("hoverinfo", "text"),
            ("hovertext", points.Select(point => frontier.Hover(point, x, y)).ToArray()),
            ("cliponaxis", false));
        yield return Points("beaten by no other", frontier.Best).With(
            ("mode", "lines+markers"),
            ("line", Attributes.Of(("color", Palette.ColorOf(0)), ("width", 2), ("shape", frontier.Shape))),
            ("marker", Attributes.Of(("color", Palette.ColorOf(0)), ("size", 11))));
        if (frontier.Beaten.Count > 0)
        {
            yield return Points("beaten by another", frontier.Beaten).With(
                ("mode", "markers"),
                ("marker", Attributes.Of(("color", Palette.ColorOf(1)), ("size", 10), ("symbol", "circle-open"), ("line", Attributes.Of(("width", 2))))));
        }
    }
}
