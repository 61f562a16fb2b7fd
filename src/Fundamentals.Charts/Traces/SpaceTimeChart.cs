using Fundamentals.Charts.Figures;
using Plotly.NET;
using Trace = Fundamentals.Simulator.Trace;

namespace Fundamentals.Charts.Traces;

/// <summary>
/// Who sent what to whom, and when: a line for each node and client, an arrow for each message, faults as shaded areas
/// (Lamport, "Time, Clocks, and the Ordering of Events in a Distributed System", 1978, figure 1).
/// </summary>
/// <remarks>
/// Time runs to the right, unlike in Lamport's figures: a page is wider than high, few nodes have long stories, names and
/// labels read along their lines, and the picture lines up with other pictures over time. An arrow goes from sending to
/// arrival; one that ends at a cross did not get through, a dashed one is a copy, a dotted one is still under way.
/// </remarks>
public static class SpaceTimeChart
{
    /// <summary>Draws a trace, or a part of one.</summary>
    /// <param name="trace">The trace. Of a part, a message is drawn whole if the part mentions either of its ends, and so are the faults of that time.</param>
    /// <param name="title">States what the picture shows; by default, how many messages arrive and what became of the others.</param>
    /// <param name="options">What it shows; by default, as <see cref="SpaceTimeOptions"/> says.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or the options name somebody who does not exist.</exception>
    public static Picture Of(Trace trace, string? title = null, SpaceTimeOptions? options = null)
    {
        options ??= new SpaceTimeOptions();
        var scene = SceneOf(trace, options);
        return Draw(scene, new SpaceTimeScale(scene), title, options);
    }

    /// <summary>
    /// Draws a short trace event by event, with a slider: each step shows the diagram as far as it has come and says in its
    /// title what has just happened. Messages that have not arrived by then are drawn as under way.
    /// </summary>
    /// <param name="trace">The trace, or a part of one; at most 40 steps, each all that one node or client does at one moment.</param>
    /// <param name="title">States what the whole shows; by default, how many messages arrive and what became of the others.</param>
    /// <param name="options">As for <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, there are too many steps, or the options name somebody who does not exist.</exception>
    public static Picture Steps(Trace trace, string? title = null, SpaceTimeOptions? options = null)
    {
        const int mostSteps = 40;
        options ??= new SpaceTimeOptions();
        var scene = SceneOf(trace, options);
        var scale = new SpaceTimeScale(scene);
        var drawn = scene.Flights.Select(flight => flight.Message.Id).ToHashSet();
        var steps = SpaceTimeStep.Of(
            trace.Events.Where(happened => happened.Message is { } message ? drawn.Contains(message.Id) : happened.Node.Length == 0 || scene.Lines.Contains(happened.Node)),
            scale,
            options.Label ?? BodyText.Short);
        if (steps.Count is 0 or > mostSteps)
            throw new ArgumentException($"The trace has {steps.Count} steps, and a slider shows 1 to {mostSteps}; pick a part, such as with trace.Between or trace.Of.", nameof(trace));
        return SliderChart.Of(
            title ?? SpaceTimeText.Finding(scene),
            "event",
            steps.Select((step, i) => ($"{i + 1}", Draw(scene.Until(step.Last, trace), scale, step.Caption, options))));
    }

    private static SpaceTimeScene SceneOf(Trace trace, SpaceTimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostMessages, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostLines, 1, nameof(options));
        Traceable.Require(trace);
        var scene = SpaceTimeScene.Of(trace, options);
        if (scene.Lines.Count == 0)
            throw new ArgumentException("There is no line to draw: the trace mentions no node and no client.", nameof(trace));
        return scene;
    }

    private static Picture Draw(SpaceTimeScene scene, SpaceTimeScale scale, string? title, SpaceTimeOptions options)
    {
        var bands = FaultBands.Of(scene, scale);
        Arrow[] arrows = [.. scene.Flights.Select(flight => Arrow.Of(flight, scene, scale, bands))];
        Plotly.NET.Trace[] traces = [.. FaultBands.Draw(bands, scale), .. LineEvents.Draw(scene, scale), .. Arrows.Draw(arrows, scale)];
        title ??= SpaceTimeText.Finding(scene);
        var labels = SpaceTimeLabels.Of(scene, scale, arrows, bands, options.Label ?? BodyText.Short);
        var legendRows = Legend.RowsOf(traces, scale.Width);
        return Picture.Of(traces, LayoutOf(scene, scale, labels, legendRows), title, $"{title}. {SpaceTimeText.Describe(scene, scale)}");
    }

    private static Layout LayoutOf(SpaceTimeScene scene, SpaceTimeScale scale, DynamicObj.DynamicObj[] labels, int legendRows)
    {
        var legendHeight = 10 + (legendRows * Legend.RowHeight);
        const int noticeHeight = 22;
        const int bottomMargin = 56;
        var leftOut = SpaceTimeText.LeftOut(scene, scale);
        var top = HouseStyle.TopMargin + legendHeight + (leftOut is null ? 0 : noticeHeight);
        return new Layout().With(
            ("height", Math.Max(300, top + scale.PlotHeight + bottomMargin)),
            ("margin", Attributes.Of(("t", top), ("b", bottomMargin))),
            ("hovermode", "closest"),
            ("hoverdistance", 12),
            ("xaxis", Attributes.Axis($"time ({scale.Clock.Unit})", ("range", new[] { scale.First, scale.Last }), ("zeroline", false), ("separatethousands", true), ("exponentformat", "none"))),
            ("yaxis", Attributes.Axis(
                "node or client",
                ("range", new[] { scale.Bottom, -SpaceTimeScale.Margin }),
                ("tickvals", Enumerable.Range(0, scene.Lines.Count).ToArray()),
                ("ticktext", scene.Lines.Select(PlotlyText.Literal).ToArray()),
                ("showgrid", false),
                ("zeroline", false),
                ("ticks", "outside"),
                ("tickcolor", Palette.Paper))),
            ("showlegend", legendRows > 0),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1), ("yanchor", "bottom"), ("itemclick", false), ("itemdoubleclick", false))),
            ("annotations", leftOut is null ? labels : [.. labels, Notice(leftOut, legendHeight)]));
    }

    private static DynamicObj.DynamicObj Notice(string text, int above) => Attributes.Of(
        ("text", $"<i>{PlotlyText.Literal(text)}</i>"),
        ("xref", "paper"),
        ("yref", "paper"),
        ("x", 0),
        ("y", 1),
        ("xanchor", "left"),
        ("yanchor", "bottom"),
        ("yshift", above),
        ("showarrow", false));
}
