using Fundamentals.Charts.Figures;
using Fundamentals.Charts.Traces;
using Plotly.NET;
using Trace = Fundamentals.Simulator.Trace;

namespace Fundamentals.Charts.Replication;

/// <summary>How far replicas are apart over time: a row for each, darker the farther it is behind, with faults as dashed frames.</summary>
public static class DivergenceChart
{
    // More cells than this have no room for their numbers; colour and hover text have to do.
    private const int MostNumbers = 24;

    /// <summary>Draws samples.</summary>
    /// <param name="samples">At least one. A replica is taken to stay as it is until the next time at which anything was sampled.</param>
    /// <param name="unit">What is counted. Default: keys.</param>
    /// <param name="trace">Where to find the faults; by default, none are shown.</param>
    /// <param name="title">States what the picture shows; by default, who was farthest behind, when, and how it ended.</param>
    /// <exception cref="ArgumentException">There are no samples, a number cannot be drawn, a replica is sampled twice at one time, or the trace is off.</exception>
    public static Picture Of(IEnumerable<DivergenceSample> samples, string unit = "keys", Trace? trace = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        List<DivergenceSample> all = [.. samples];
        Check(all, trace);
        TimeSpan[] times = [.. all.Select(sample => sample.At).Distinct().Order()];
        string[] replicas = [.. all.Select(sample => sample.Replica).Distinct(StringComparer.Ordinal)];
        var step = times.Length > 1 ? times[^1] - times[^2] : TimeSpan.FromMilliseconds(1);
        TimeSpan[] edges = [.. times, times[^1] + step];
        var clock = new ChartClock(edges[^1]);
        var faults = trace is null ? [] : FaultSpan.Of(trace.Whole.Events, edges[0], edges[^1]);
        title ??= Finding(all, unit, clock);
        return Picture.Of([Cells(all, times, edges, replicas, unit, clock)], LayoutOf(replicas, edges, faults, clock), title, $"{title}. {Describe(all, replicas, unit, faults, clock)}");
    }

    private static void Check(List<DivergenceSample> samples, Trace? trace)
    {
        if (samples.Count == 0)
            throw new ArgumentException("There are no samples to draw; give at least one.", nameof(samples));
        var seen = new HashSet<(TimeSpan, string)>();
        foreach (var sample in samples)
        {
            if (!double.IsFinite(sample.Behind) || sample.Behind < 0)
                throw new ArgumentException($"'{sample.Replica}' is {sample.Behind} behind at {sample.At.TotalMilliseconds} ms; it must be a number from 0.", nameof(samples));
            if (!seen.Add((sample.At, sample.Replica)))
                throw new ArgumentException($"'{sample.Replica}' is sampled twice at {sample.At.TotalMilliseconds} ms.", nameof(samples));
        }

        if (trace is { IsOn: false })
            throw new ArgumentException("The trace is off, so it knows of no faults; SimulationOptions.Trace turns it on.", nameof(trace));
    }

    private static Plotly.NET.Trace Cells(List<DivergenceSample> all, TimeSpan[] times, TimeSpan[] edges, string[] replicas, string unit, ChartClock clock)
    {
        var values = all.ToDictionary(sample => (sample.Replica, sample.At), sample => sample.Behind);
        double? At(string replica, TimeSpan time) => values.TryGetValue((replica, time), out var behind) ? behind : null;
        var cells = new Plotly.NET.Trace("heatmap").With(
            ("x", edges.Select(clock.Of).ToArray()),
            ("y", replicas.Select(PlotlyText.Literal).ToArray()),
            ("z", replicas.Select(replica => times.Select(time => At(replica, time)).ToArray()).ToArray()),
            ("zmin", 0),
            ("zmax", Math.Max(1, all.Max(sample => sample.Behind))),
            ("colorscale", new object[] { new object[] { 0, Palette.FaintGrey }, new object[] { 0.5, Palette.ColorOf(0) }, new object[] { 1, Palette.DeepBlue } }),
            ("colorbar", Attributes.Of(("title", Attributes.Of(("text", $"{PlotlyText.Literal(unit)}<br>behind"))), ("thickness", 14), ("outlinewidth", 0))),
            ("ygap", 3),
            ("hoverinfo", "text"),
            ("hovertext", replicas.Select(replica => times.Select((time, i) => At(replica, time) is { } behind
                ? $"{PlotlyText.Literal(replica)}, {clock.Text(time)} to {clock.Text(edges[i + 1])}:<br>{Numbers.Plain(behind)} {PlotlyText.Literal(unit)} behind"
                : string.Empty).ToArray()).ToArray()));
        return times.Length <= MostNumbers ? cells.With(("texttemplate", "%{z}")) : cells;
    }

    private static Layout LayoutOf(string[] replicas, TimeSpan[] edges, IReadOnlyList<FaultSpan> faults, ChartClock clock) => new Layout().With(
        ("height", Math.Max(300, 190 + (replicas.Length * 44))),
        ("margin", Attributes.Of(("t", HouseStyle.TopMargin + (faults.Count > 0 ? 20 : 0)))),
        ("hovermode", "closest"),
        ("xaxis", Attributes.Axis($"time ({clock.Unit})", ("range", new[] { clock.Of(edges[0]), clock.Of(edges[^1]) }), ("separatethousands", true), ("exponentformat", "none"), ("showgrid", false))),
        ("yaxis", Attributes.Axis("replica", ("type", "category"), ("autorange", "reversed"), ("showgrid", false))),
        ("shapes", faults.Select(span => Attributes.Of(
            ("type", "rect"),
            ("yref", "paper"),
            ("y0", 0),
            ("y1", 1),
            ("x0", clock.Of(span.From)),
            ("x1", clock.Of(span.To)),
            ("line", Attributes.Of(("color", Palette.ColorOf(1)), ("width", 2), ("dash", "dash"))))).ToArray()),
        ("annotations", faults.Select(span => Attributes.Of(
            ("text", $"<b>{PlotlyText.Literal(span.Fault.ToString())}</b>"),
            ("x", (clock.Of(span.From) + clock.Of(span.To)) / 2),
            ("yref", "paper"),
            ("y", 1),
            ("yanchor", "bottom"),
            ("font", Attributes.Of(("size", 12), ("color", Palette.FaultText))),
            ("showarrow", false))).ToArray()));

    private static string Finding(List<DivergenceSample> all, string unit, ChartClock clock)
    {
        var worst = all.MaxBy(sample => sample.Behind)!;
        if (worst.Behind == 0)
            return "No replica is ever behind";
        var last = all.GroupBy(sample => sample.Replica, StringComparer.Ordinal).Select(own => own.MaxBy(sample => sample.At)!).MaxBy(sample => sample.Behind)!;
        var end = last.Behind == 0 ? "in the end none is behind" : $"in the end {last.Replica} still is by {Numbers.Plain(last.Behind)}";
        return $"{worst.Replica} is up to {Numbers.Plain(worst.Behind)} {unit} behind, at {clock.Text(worst.At)}; {end}";
    }

    private static string Describe(List<DivergenceSample> all, string[] replicas, string unit, IReadOnlyList<FaultSpan> faults, ChartClock clock)
    {
        var rows = replicas.Select(replica =>
        {
            var own = all.Where(sample => sample.Replica == replica).OrderBy(sample => sample.At).ToList();
            var worst = own.MaxBy(sample => sample.Behind)!;
            return $"{replica}: at most {Numbers.Plain(worst.Behind)} at {clock.Text(worst.At)}, {Numbers.Plain(own[^1].Behind)} at the end";
        });
        var behind = faults.Count == 0 ? "" : $" Faults: {string.Join("; ", faults.Select(span => $"{span.Fault} {ServiceText.When(span, clock)}"))}.";
        return $"Heat map of {unit} behind, a row for each of {replicas.Length} replicas, over time. {string.Join("; ", rows)}.{behind}";
    }
}
