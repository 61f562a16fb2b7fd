using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts;

/// <summary>
/// A number for each of several things, once or under several conditions: a row for each thing, a dot for each number, and
/// a thin line from the smallest to the largest of a row.
/// </summary>
/// <remarks>Cleveland, "The Elements of Graphing Data" (1985), section 3.3: dots compare many named values better than bars do, and need no zero, so that a logarithmic axis is honest.</remarks>
public static class DotChart
{
    private const int RowHeight = 30;

    private const int LeastHeight = 300;

    private static readonly string[] Symbols = ["circle", "square", "diamond", "triangle-up", "x", "star"];

    /// <summary>Draws the dots.</summary>
    /// <param name="title">States what the dots show.</param>
    /// <param name="axis">What the numbers are.</param>
    /// <param name="thing">What the rows are, such as <c>partitioner</c>.</param>
    /// <param name="rows">The names of the things, from top to bottom; each once.</param>
    /// <param name="series">The conditions, up to six, each with a number for every row, in their order.</param>
    /// <exception cref="ArgumentException">There are no rows or no series, a row is there twice, a series has too few or too many numbers, or a number cannot be drawn.</exception>
    public static Picture Of(string title, Axis axis, string thing, IEnumerable<string> rows, params IEnumerable<(string Name, IEnumerable<double> Values)> series)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(axis);
        ArgumentException.ThrowIfNullOrWhiteSpace(thing);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(series);
        string[] names = [.. rows];
        (string Name, double[] Values)[] all = [.. series.Select(one => (one.Name, one.Values.ToArray()))];
        Check(axis, names, all);

        var labels = all.Length > 1;
        Trace[] traces = [.. labels ? [Spans(names, all)] : Array.Empty<Trace>(), .. all.Select((_, i) => Dots(names, all, i, axis))];
        var legend = labels ? Legend.HeightOf(traces, Legend.WidthBeside(names)) : 0;
        var layout = new Layout().With(
            ("height", Math.Max(LeastHeight, 140 + legend + (names.Length * RowHeight))),
            ("margin", Attributes.Of(("t", HouseStyle.TopMargin + legend))),
            ("xaxis", LineChart.Draw(axis, all.SelectMany(one => one.Values)).With(("zeroline", false))),
            ("yaxis", Attributes.Axis(thing, ("type", "category"), ("autorange", "reversed"), ("showgrid", true))),
            ("hovermode", "closest"),
            ("showlegend", labels),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))));
        var altText = $"{title}. Dots of {axis.Title} for each {thing}. {string.Join(" ", names.Select((row, i) => $"{row}: {string.Join(", ", all.Select(one => Describe(one.Name, one.Values[i])))}."))}";
        return Picture.Of(traces, layout, title, altText);

        string Describe(string name, double value) => labels ? $"{axis.Format(value)} ({name})" : axis.Format(value);
    }

    private static void Check(Axis axis, string[] rows, (string Name, double[] Values)[] series)
    {
        if (rows.Length == 0)
            throw new ArgumentException("There is nothing to draw; give at least one row.", nameof(rows));
        if (rows.GroupBy(row => row, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"The row '{twice.Key}' is there twice; give each a name of its own.", nameof(rows));
        if (series.Length is 0 || series.Length > Symbols.Length)
            throw new ArgumentException($"There are {series.Length} series; give one to {Symbols.Length}.", nameof(series));
        foreach (var (name, values) in series)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(series));
            if (values.Length != rows.Length)
                throw new ArgumentException($"The series '{name}' has {values.Length} numbers for {rows.Length} rows; give one for each.", nameof(series));
            for (var row = 0; row < rows.Length; row++)
            {
                if (!double.IsFinite(values[row]) || (axis.IsLogarithmic && values[row] <= 0))
                    throw new ArgumentException($"The series '{name}' has {values[row]} for '{rows[row]}', which has no place on {(axis.IsLogarithmic ? "a logarithmic axis: its values must be above 0" : "an axis")}.", nameof(series));
            }
        }
    }

    /// <summary>Dots that are drawn later are smaller, so that where several coincide all can be seen.</summary>
    private static double SizeOf(int index, int count) => 10 + (3 * (count - 1 - index));

    /// <summary>The thin lines, as one trace with gaps.</summary>
    private static Trace Spans(string[] rows, (string Name, double[] Values)[] series)
    {
        object[] across = [.. rows.SelectMany((_, row) => new object[] { series.Min(one => one.Values[row]), series.Max(one => one.Values[row]), null! })];
        object[] down = [.. rows.SelectMany(row => new object[] { PlotlyText.Literal(row), PlotlyText.Literal(row), null! })];
        return new Trace("scatter").With(
            ("mode", "lines"),
            ("x", across),
            ("y", down),
            ("line", Attributes.Of(("color", Palette.Quiet), ("width", 3))),
            ("hoverinfo", "skip"),
            ("showlegend", false));
    }

    private static Trace Dots(string[] rows, (string Name, double[] Values)[] series, int index, Axis axis)
    {
        var (name, values) = series[index];
        return new Trace("scatter").With(
            ("name", PlotlyText.Literal(name)),
            ("mode", "markers"),
            ("x", values),
            ("y", rows.Select(PlotlyText.Literal).ToArray()),
            ("marker", Attributes.Of(("color", Palette.ColorOf(index)), ("size", SizeOf(index, series.Length)), ("symbol", Symbols[index]), ("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
            ("cliponaxis", false),
            ("hoverinfo", "text"),
            ("hovertext", rows.Select((row, i) => $"{PlotlyText.Literal(row)}, {PlotlyText.Literal(name)}<br>{PlotlyText.Literal(axis.Label)}: {PlotlyText.Literal(axis.Format(values[i]))}").ToArray()));
    }
}
