using Fundamentals.Charts.Figures;
using Fundamentals.Simulator;
using Trace = Plotly.NET.Trace;

namespace Fundamentals.Charts.Traces;

/// <summary>Draws what happens on a line: a tick where a timer fires, a diamond where somebody notes something.</summary>
internal static class LineEvents
{
    public static IEnumerable<Trace> Draw(SpaceTimeScene scene, SpaceTimeScale scale)
    {
        for (var i = 0; i < scene.Lines.Count; i++)
            yield return Line(i, scale);
        if (Marks(scene, scale, TraceKind.Timer, "timer", "line-ns-open", 12) is { } timers)
            yield return timers;
        if (Marks(scene, scale, TraceKind.Note, "note", "diamond", 8) is { } notes)
            yield return notes;
    }

    private static Trace Line(int line, SpaceTimeScale scale) => new Trace("scatter").With(
        ("mode", "lines"),
        ("x", new[] { scale.First, scale.Last }),
        ("y", new[] { line, line }),
        ("line", Attributes.Of(("color", Palette.Reference), ("width", 1.5))),
        ("hoverinfo", "skip"),
        ("showlegend", false));

    private static Trace? Marks(SpaceTimeScene scene, SpaceTimeScale scale, TraceKind kind, string name, string symbol, int size)
    {
        var marks = scene.Events.Where(happened => happened.Kind == kind).ToList();
        return marks.Count == 0 ? null : new Trace("scatter").With(
            ("name", name),
            ("mode", "markers"),
            ("x", marks.Select(mark => scale.Of(mark.At)).ToArray()),
            ("y", marks.Select(mark => scene.LineOf(mark.Node)).ToArray()),
            ("marker", Attributes.Of(("color", Palette.Ink), ("symbol", symbol), ("size", size), ("line", Attributes.Of(("color", Palette.Ink), ("width", 1.5))))),
            ("hoverinfo", "text"),
            ("hovertext", marks.Select(mark => $"{PlotlyText.Literal(mark.Node)}, {name} at {scale.Clock.Text(mark.At)}:<br>{PlotlyText.Literal($"{mark.Detail}")}").ToArray()),
            ("showlegend", kind is TraceKind.Timer));
    }
}
