using Fundamentals.Charts.Figures;
using Fundamentals.Checkers;
using Fundamentals.Histories;
using Plotly.NET;

namespace Fundamentals.Charts.Histories;

/// <summary>
/// A history as clients saw it: a row for each process, a bar for each operation from request to answer. With a verdict it
/// shows the moments at which the operations may have taken effect, numbered, or the operations that contradict each other.
/// </summary>
public static class OperationTimeline
{
    /// <summary>Draws a history.</summary>
    /// <param name="history">The history; at least one operation.</param>
    /// <param name="verdict">What a checker found about it; by default nothing.</param>
    /// <param name="title">States what the picture shows; by default, the verdict.</param>
    /// <param name="bands">What to show behind the operations, such as partitions; <see cref="TimelineBand.Of"/> takes the faults of a run.</param>
    /// <param name="mostOperations">
    /// How many operations to draw at most; at least 1. Of a longer history those around the contradiction are drawn, or
    /// the first ones. Default: 60.
    /// </param>
    /// <exception cref="ArgumentException">There is no operation, or a band ends before it begins.</exception>
    public static Picture Of(History history, Verdict? verdict = null, string? title = null, IReadOnlyList<TimelineBand>? bands = null, int mostOperations = 60)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostOperations, 1);
        if (history.Operations.IsEmpty)
            throw new ArgumentException("There is no operation to draw; record at least one.", nameof(history));
        if (bands?.FirstOrDefault(band => band.To < band.From) is { } band)
            throw new ArgumentException($"The band '{band.Label}' ends at {band.To.TotalMilliseconds} ms, before it begins at {band.From.TotalMilliseconds} ms.", nameof(bands));
        var window = TimelineWindow.Of(history, verdict, mostOperations);
        title ??= TimelineText.TitleOf(history, verdict);
        var scale = new TimelineScale(window);
        var labels = new TimelineLabels(window, scale);
        Trace[] traces = [.. new TimelineTraces(window, scale, labels).All()];
        var behind = new TimelineBands(bands ?? [], scale);
        return Picture.Of(traces, LayoutOf(window, scale, behind, labels.RowHeight, Legend.HeightOf(traces, Legend.WidthBeside(window.Processes))), title, $"{title}. {TimelineText.Describe(window, verdict, [.. behind.Shown])}");
    }

    private static Layout LayoutOf(TimelineWindow window, TimelineScale scale, TimelineBands behind, int rowHeight, int legend)
    {
        const int frameHeight = 190;
        var rows = Enumerable.Range(0, window.Processes.Count).ToArray();
        var y = Attributes.Axis(
            "process",
            ("tickmode", "array"),
            ("tickvals", rows),
            ("ticktext", window.Processes.Select(PlotlyText.Literal).ToArray()),
            ("range", new[] { window.Processes.Count - 0.4 + ((double)behind.Height / rowHeight), -0.7 }),
            ("showgrid", false),
            ("zeroline", false));
        var x = Attributes.Axis(window.HasTimes ? "time (ms)" : "event (number in the log)", ("range", new[] { scale.Left, scale.Right }), ("zeroline", false));
        return new Layout().With(
            ("barmode", "overlay"),
            ("height", Math.Max(260, frameHeight + (window.Processes.Count * rowHeight) + behind.Height) + Legend.ExtraOf(legend)),
            ("xaxis", x),
            ("yaxis", y),
            ("showlegend", true),
            ("hovermode", "closest"),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))),
            ("margin", Attributes.Of(("t", HouseStyle.TopMargin + legend))),
            ("shapes", behind.Shapes()),
            ("annotations", behind.Labels()));
    }
}
