using Fundamentals.Charts.Figures;
using Plotly.NET;
using Trace = Fundamentals.Simulator.Trace;

namespace Fundamentals.Charts.Traces;

/// <summary>Who was in which state, and when: leader or follower, breaker open or closed. Made of the notes in a trace.</summary>
public static class StateTimelineChart
{
    private const int FewSegments = 20;

    /// <summary>Draws the states.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="stateOf">Finds the state that a note tells of, or null if it tells of none; by default, each note is a state.</param>
    /// <param name="title">States what the picture shows; by default, how often states change.</param>
    /// <exception cref="ArgumentException">The trace has no note that tells of a state.</exception>
    public static Picture Of(Trace trace, Func<string, string?>? stateOf = null, string? title = null)
    {
        Traceable.Require(trace);
        var segments = StateSegment.Of(trace, stateOf ?? (note => note));
        if (segments.Count == 0)
            throw new ArgumentException("No note in the trace tells of a state that lasts. Write notes with node.Note(\"leader\"), or check stateOf.", nameof(trace));
        string[] nodes = [.. trace.Names.Where(name => segments.Any(segment => segment.Node == name))];
        var states = segments.OrderBy(segment => segment.From).Select(segment => segment.State).Where(state => state != StateSegment.Down).Distinct(StringComparer.Ordinal).ToList();
        var colors = NodeColors.Of(states);
        if (segments.Any(segment => segment.State == StateSegment.Down))
            states.Add(StateSegment.Down);
        var clock = new ChartClock(trace.Events.Max(happened => happened.At) - segments.Min(segment => segment.From));
        Plotly.NET.Trace[] traces = [.. states.Select(state => Bars(state, [.. segments.Where(segment => segment.State == state)], colors, clock, segments.Max(s => s.To) - segments.Min(s => s.From)))];
        var changes = segments.Count - nodes.Length;
        title ??= $"{Numbers.List(nodes)} {(changes == 0 ? (nodes.Length == 1 ? "never changes its state" : "never change their state") : $"{(nodes.Length == 1 ? "changes" : "change")} state {(changes == 1 ? "once" : $"{Numbers.Count(changes)} times")}")} in {clock.Rough(segments.Max(s => s.To) - segments.Min(s => s.From))}";
        return Picture.Of(traces, LayoutOf(nodes, clock, Legend.HeightOf(traces, Legend.WidthBeside(nodes))), title, $"{title}. {Describe(segments, nodes, clock)}");
    }

    private static Plotly.NET.Trace Bars(string state, IReadOnlyList<StateSegment> segments, NodeColors colors, ChartClock clock, TimeSpan all)
    {
        const double roomPerLetter = 0.012;
        var isDown = state == StateSegment.Down;
        var marker = isDown ? Attributes.Of(("color", Palette.Quiet), ("pattern", Attributes.Of(("shape", "/"), ("fgcolor", Palette.Reference), ("bgcolor", Palette.Paper), ("solidity", 0.2)))) : colors.MarkerOf(state);
        var literal = PlotlyText.Literal(state);
        return new Plotly.NET.Trace("bar").With(
            ("name", literal),
            ("orientation", "h"),
            ("y", segments.Select(segment => PlotlyText.Literal(segment.Node)).ToArray()),
            ("base", segments.Select(segment => clock.Of(segment.From)).ToArray()),
            ("x", segments.Select(segment => clock.Of(segment.Length)).ToArray()),
            ("marker", marker.With(("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
            ("text", segments.Select(segment => !isDown && segment.Length / all >= (state.Length + 1) * roomPerLetter ? literal : string.Empty).ToArray()),
            ("textposition", "inside"),
            ("insidetextanchor", "middle"),
            ("textangle", 0),
            ("textfont", Attributes.Of(("color", isDown ? Palette.Ink : Palette.TextOn(colors[state])))),
            ("hoverinfo", "text"),
            ("hovertext", segments.Select(segment => $"{PlotlyText.Literal(segment.Node)}: {literal}<br>{clock.Text(segment.From)} to {clock.Text(segment.To)}, for {clock.Text(segment.Length)}").ToArray()));
    }

    private static Layout LayoutOf(string[] nodes, ChartClock clock, int legend) => new Layout().With(
        ("barmode", "overlay"),
        ("bargap", 0.35),
        ("height", Math.Max(300, 190 + (nodes.Length * 44)) + Legend.ExtraOf(legend)),
        ("hovermode", "closest"),
        ("xaxis", Attributes.Axis($"time ({clock.Unit})", ("separatethousands", true), ("exponentformat", "none"), ("zeroline", false))),
        ("yaxis", Attributes.Axis(
            "node or client",
            ("type", "category"),
            ("categoryorder", "array"),
            ("categoryarray", nodes.Select(PlotlyText.Literal).ToArray()),
            ("autorange", "reversed"),
            ("ticks", "outside"),
            ("tickcolor", Palette.Paper))),
        ("showlegend", true),
        ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1.02), ("yanchor", "bottom"))),
        ("margin", Attributes.Of(("t", HouseStyle.TopMargin + legend))));

    private static string Describe(IReadOnlyList<StateSegment> segments, string[] nodes, ChartClock clock)
    {
        var rows = nodes.Select(node =>
        {
            var own = segments.Where(segment => segment.Node == node).OrderBy(segment => segment.From).ToList();
            return segments.Count <= FewSegments
                ? $"{node}: {string.Join(", ", own.Select(segment => $"{segment.State} from {clock.Text(segment.From)} to {clock.Text(segment.To)}"))}"
                : $"{node}: {string.Join(", ", own.GroupBy(segment => segment.State).Select(state => $"{state.Key} for {clock.Text(new TimeSpan(state.Sum(segment => segment.Length.Ticks)))}"))}";
        });
        return $"Timeline of states. {string.Join("; ", rows)}.";
    }
}
