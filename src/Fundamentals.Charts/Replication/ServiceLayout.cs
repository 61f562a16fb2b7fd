using Fundamentals.Charts.Figures;
using Fundamentals.Charts.Traces;
using Plotly.NET;

namespace Fundamentals.Charts.Replication;

/// <summary>Two rows over one time axis, with faults behind both and named in the gap between them.</summary>
internal static class ServiceLayout
{
    public const double PlotWidth = HouseStyle.Width - 110;

    // In pixels.
    private const int RowHeight = 150;
    private const int LeastGap = 20;
    private const int LineHeight = 17;
    private const int BottomMargin = 56;
    private const double LetterWidth = 6.4;

    public static Layout Of(IReadOnlyList<Service> services, IReadOnlyList<FaultSpan> faults, ChartClock clock, ChartClock staleness, int legendRows)
    {
        var end = clock.Of(services.Max(service => service.Windows[^1].To));
        var names = Names(faults, clock, end);

        // As much without faults as with one, so that a slider can compare both.
        var gap = LeastGap + ((names.Select(name => name.Row).DefaultIfEmpty(0).Max() + 1) * LineHeight);
        double height = (2 * RowHeight) + gap;
        var top = HouseStyle.TopMargin + 10 + (legendRows * Legend.RowHeight);
        var worst = staleness.Of(services.Max(service => service.Worst));
        return new Layout().With(
            ("height", top + height + BottomMargin),
            ("margin", Attributes.Of(("t", top), ("b", BottomMargin))),
            ("hovermode", "closest"),
            ("xaxis", Attributes.Axis($"time ({clock.Unit})", ("range", new[] { 0, end }), ("anchor", "y2"), ("separatethousands", true), ("exponentformat", "none"))),
            ("yaxis", Row("answered (%)", (RowHeight + gap) / height, 1).With(("range", new[] { 0, 1.04 }), ("tickformat", ".0%"), ("tickvals", new[] { 0, 0.25, 0.5, 0.75, 1 }))),
            ("yaxis2", Row($"worst read: out of date ({staleness.Unit})", 0, RowHeight / height).With(("range", new[] { 0, worst > 0 ? worst * 1.08 : 1 }), ("separatethousands", true), ("exponentformat", "none"))),
            ("showlegend", legendRows > 0),
            ("legend", Attributes.Of(("orientation", "h"), ("x", 0), ("y", 1), ("yanchor", "bottom"), ("traceorder", "normal"))),
            ("shapes", faults.Select(span => Band(span, clock)).ToArray()),
            ("annotations", names.Select(name => Label(name, clock, (RowHeight + gap - 8 - (name.Row * LineHeight)) / height)).ToArray()));
    }

    private static Plotly.NET.LayoutObjects.LinearAxis Row(string title, double bottom, double top)
    {
        // What a row has room for along its side.
        const int letters = 17;
        var lines = PlotlyText.Lines(title, letters).Select(PlotlyText.Literal);
        return Attributes.Axis(title, ("domain", new[] { bottom, top }), ("title", Attributes.Of(("text", string.Join("<br>", lines)))));
    }

    private static DynamicObj.DynamicObj Band(FaultSpan span, ChartClock clock) => Attributes.Of(
        ("type", "rect"),
        ("layer", "below"),
        ("xref", "x"),
        ("yref", "paper"),
        ("x0", clock.Of(span.From)),
        ("x1", clock.Of(span.To)),
        ("y0", 0),
        ("y1", 1),
        ("fillcolor", FaultBands.FillOf(span.Fault.Kind)),
        ("line", Attributes.Of(("width", 0))));

    private static DynamicObj.DynamicObj Label((FaultSpan Span, double At, int Row) name, ChartClock clock, double y) => Attributes.Of(
        ("text", $"<b>{PlotlyText.Literal(name.Span.Fault.ToString())}</b>"),
        ("hovertext", $"{PlotlyText.Literal(name.Span.Fault.ToString())}<br>{ServiceText.When(name.Span, clock)}"),
        ("x", name.At),
        ("yref", "paper"),
        ("y", y),
        ("yanchor", "top"),
        ("borderpad", 0),
        ("font", Attributes.Of(("size", 12), ("color", Palette.FaultText))),
        ("showarrow", false));

    /// <summary>Names go below each other where they would overlap; beyond so many rows the text alternative has to do.</summary>
    private static List<(FaultSpan Span, double At, int Row)> Names(IReadOnlyList<FaultSpan> faults, ChartClock clock, double end)
    {
        const int mostRows = 3;
        var ends = new double[mostRows];
        var names = new List<(FaultSpan Span, double At, int Row)>();
        foreach (var span in faults)
        {
            var half = span.Fault.ToString().Length * LetterWidth / 2 / PlotWidth * end;
            var at = Math.Clamp((clock.Of(span.From) + clock.Of(span.To)) / 2, half, Math.Max(half, end - half));
            var row = Array.FindIndex(ends, taken => taken <= at - half);
            if (row < 0)
                continue;
            ends[row] = at + half;
            names.Add((span, at, row));
        }

        return names;
    }
}
