using Fundamentals.Charts.Figures;
using Fundamentals.Simulator;
using Trace = Plotly.NET.Trace;

namespace Fundamentals.Charts.Traces;

/// <summary>
/// Draws what happens on a line: a tick where a timer fires, an hourglass where a call times out, a diamond where somebody
/// notes something.
/// </summary>
internal static class LineEvents
{
    public static IEnumerable<Trace> Draw(SpaceTimeScene scene, SpaceTimeScale scale)
    {
        for (var i = 0; i < scene.Lines.Count; i++)
            yield return Line(i, scale);
        if (Marks(scene, scale, TraceKind.Timer, "timer", "line-ns-open", 12, Palette.Ink) is { } timers)
            yield return timers;
        if (Marks(scene, scale, TraceKind.Timeout, "timeout", "hourglass", 9, Palette.ColorOf(1)) is { } timeouts)
            yield return timeouts;
        if (Marks(scene, scale, TraceKind.Note, "note", "diamond", 8, Palette.Ink) is { } notes)
            yield return notes;
    }

    private static Trace Line(int line, SpaceTimeScale scale) => new Trace("scatter").With(
        ("mode", "lines"),
        ("x", new[] { scale.First, scale.Last }),
        ("y", new[] { line, line }),
        ("line", Attributes.Of(("color", Palette.Reference), ("width", 1.5))),
        ("hoverinfo", "skip"),
        ("showlegend", false));

    private static Trace? Marks(SpaceTimeScene scene, SpaceTimeScale scale, TraceKind kind, string name, string symbol, int size, string color)
    {
        var marks = scene.Events.Where(happened => happened.Kind == kind).ToList();
        return marks.Count == 0 ? null : new Trace("scatter").With(
            ("name", name),
            ("mode", "markers"),
            ("x", marks.Select(mark => scale.Of(mark.At)).ToArray()),
            ("y", marks.Select(mark => scene.LineOf(mark.Node)).ToArray()),
            ("marker", Attributes.Of(("color", color), ("symbol", symbol), ("size", size), ("line", Attributes.Of(("color", color), ("width", 1.5))))),
            ("hoverinfo", "text"),
            ("hovertext", marks.Select(mark => $"{PlotlyText.Literal(mark.Node)}, {name} at {scale.Clock.Text(mark.At)}:<br>{PlotlyText.Literal(What(mark))}").ToArray()),
            ("showlegend", kind is not TraceKind.Note));
    }

    private static string What(TraceEvent mark) => mark.Message is { } request ? $"{request.To} has not answered {request.Body}" : $"{mark.Detail}";
}
