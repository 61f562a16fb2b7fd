using Fundamentals.Charts.Figures;
using Fundamentals.Faults;
using Plotly.NET;

namespace Fundamentals.Charts.Traces;

/// <summary>An area that a fault shades, in the picture's time and lines.</summary>
internal sealed record FaultBand(FaultSpan Span, double X0, double X1, double Top, double Bottom)
{
    public bool IsCut => Span.Fault.Kind is FaultKind.Partition or FaultKind.PartitionOneWay or FaultKind.Isolate;
}

/// <summary>Shades faults: what lies between groups in the space between their lines, what is of one node on its line.</summary>
internal static class FaultBands
{
    // In lines: how far a band stays off the lines it lies between, and how high it is on a line.
    private const double Distance = 0.06;
    private const double HalfHeight = 0.13;

    public static IReadOnlyList<FaultBand> Of(SpaceTimeScene scene, SpaceTimeScale scale) =>
    [
        .. scene.Faults.SelectMany(span => AreasOf(span.Fault, scene).Select(area => new FaultBand(span, scale.Of(span.From), scale.Of(span.To), area.Top, area.Bottom))),
    ];

    public static IEnumerable<Trace> Draw(IReadOnlyList<FaultBand> bands, SpaceTimeScale scale) => bands.Select(band => new Trace("scatter").With(
        ("name", PlotlyText.Literal(band.Span.Fault.ToString())),
        ("mode", "lines"),
        ("x", new[] { band.X0, band.X1, band.X1, band.X0, band.X0 }),
        ("y", new[] { band.Top, band.Top, band.Bottom, band.Bottom, band.Top }),
        ("fill", "toself"),
        ("fillcolor", FillOf(band.Span.Fault.Kind)),
        ("line", Attributes.Of(("width", 0))),
        ("hoveron", "fills"),
        ("hoverinfo", "text"),
        ("text", $"{PlotlyText.Literal(band.Span.Fault.ToString())}<br>{When(band.Span, scale)}"),
        ("showlegend", false)));

    public static string When(FaultSpan span, SpaceTimeScale scale)
    {
        string At(TimeSpan time) => scale.Clock.Text(time);
        return span.End is { } end ? $"from {At(span.Begin)} to {At(end)}" : $"from {At(span.Begin)} on";
    }

    private static IEnumerable<(double Top, double Bottom)> AreasOf(Fault fault, SpaceTimeScene scene)
    {
        var others = fault.Kind is FaultKind.Isolate ? scene.Nodes.Where(node => !fault.Nodes.Contains(node)) : fault.Others;
        if (others.Any() || fault.Kind is FaultKind.Isolate)
            return Between([.. fault.Nodes], [.. others], scene.Lines);
        return scene.Lines.Contains(fault.Nodes[0])
            ? [(scene.LineOf(fault.Nodes[0]) - HalfHeight, scene.LineOf(fault.Nodes[0]) + HalfHeight)]
            : [];
    }

    /// <summary>The spaces between lines that follow each other, if one is of one group and one of the other.</summary>
    private static IEnumerable<(double Top, double Bottom)> Between(string[] group, string[] others, IReadOnlyList<string> lines)
    {
        int? last = null;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!group.Contains(lines[i]) && !others.Contains(lines[i]))
                continue;
            if (last is { } before && group.Contains(lines[before]) != group.Contains(lines[i]))
                yield return (before + Distance, i - Distance);
            last = i;
        }
    }

    public static string FillOf(FaultKind kind) => kind switch
    {
        FaultKind.Partition or FaultKind.PartitionOneWay or FaultKind.Isolate => "rgba(213, 94, 0, 0.13)",
        FaultKind.Crash => "rgba(31, 41, 51, 0.30)",
        FaultKind.Hold or FaultKind.Pause => "rgba(0, 114, 178, 0.18)",
        _ => "rgba(230, 159, 0, 0.25)",
    };
}
