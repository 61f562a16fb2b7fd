using Fundamentals.Charts.Figures;
using Fundamentals.Histories;
using Plotly.NET;

namespace Fundamentals.Charts.Histories;

/// <summary>The bars, labels and numbered moments of an operation timeline.</summary>
internal sealed class TimelineTraces(TimelineWindow window, TimelineScale scale, TimelineLabels labels)
{
    // With more operations than this, the numbers of the order would lie on each other.
    private const int MostNumbers = 48;

    // Of a row with one line of labels.
    private const double BarHeight = 0.34;
    private const double NumberOffset = 0.31;
    private const double HalfLetter = 0.12;

    private static readonly string OkColor = Palette.Colors[5];
    private static readonly string EvidenceColor = Palette.Colors[1];
    private static readonly string UnknownColor = Palette.Colors[4];

    public IEnumerable<Trace> All()
    {
        bool IsEvidence(Operation operation) => window.Evidence.Contains(operation.Index);
        var groups = new[]
        {
            ("answered", OkColor, Where(operation => operation.Outcome == Outcome.Ok && !IsEvidence(operation)), false),
            ("contradiction", EvidenceColor, Where(operation => operation.Outcome == Outcome.Ok && IsEvidence(operation)), false),
            ("no answer", UnknownColor, Where(operation => operation.Outcome == Outcome.Unknown), false),
            ("may take effect still", UnknownColor, Where(operation => operation.Outcome == Outcome.Unknown), true),
            ("failed: no effect", Palette.Quiet, Where(operation => operation.Outcome == Outcome.Failed), false),
        };
        foreach (var (name, color, operations, isTail) in groups.Where(group => group.Item3.Length > 0))
            yield return isTail ? Tail(name, color, operations) : Bars(name, color, operations);
        yield return Labels();
        if (labels.All.Any(label => label.Leader is not null))
            yield return Leaders();
        if (window.Order.Length > 0 && LinearizationPoints.Of(window.Order, scale.Right) is { } points)
        {
            yield return Points(points);
            if (points.Length <= MostNumbers)
                yield return NumbersOf(points);
        }

        if (window.Blocked is { } blocked && window.Shown.Any(operation => operation.Index == blocked.Index))
            yield return Cross(blocked);
    }

    private Operation[] Where(Func<Operation, bool> condition) => [.. window.Shown.Where(condition)];

    private Trace Bars(string name, string color, Operation[] operations) => new Trace("bar").With(
        ("name", name),
        ("orientation", "h"),
        ("y", operations.Select(RowOf).ToArray()),
        ("base", operations.Select(operation => operation.InvokedAt.TotalMilliseconds).ToArray()),
        ("x", operations.Select(operation => Math.Max(scale.EndOf(operation) - operation.InvokedAt.TotalMilliseconds, scale.LeastWidth)).ToArray()),
        ("width", labels.Share(BarHeight)),
        ("marker", Attributes.Of(("color", color), ("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
        ("hovertext", operations.Select(Hover).ToArray()),
        ("hoverinfo", "text"));

    /// <summary>From where the client gave up to the right end: the operation may take effect at any later time.</summary>
    private Trace Tail(string name, string color, Operation[] operations) => new Trace("bar").With(
        ("name", name),
        ("orientation", "h"),
        ("y", operations.Select(RowOf).ToArray()),
        ("base", operations.Select(scale.EndOf).ToArray()),
        ("x", operations.Select(operation => scale.Right - scale.EndOf(operation)).ToArray()),
        ("width", labels.Share(BarHeight / 3)),
        ("opacity", 0.45),
        ("marker", Attributes.Of(("color", color), ("pattern", Attributes.Of(("shape", "/"), ("fgcolor", Palette.Paper), ("fillmode", "overlay"))))),
        ("hoverinfo", "skip"));

    private Trace Labels() => new Trace("scatter").With(
        ("mode", "text"),
        ("x", labels.All.Select(label => label.X).ToArray()),
        ("y", labels.All.Select(label => RowOf(label.Operation) - labels.OffsetOf(label)).ToArray()),
        ("text", labels.All.Select(label => PlotlyText.Literal(TimelineText.LabelOf(label.Operation))).ToArray()),
        ("textfont", Attributes.Of(("size", 11))),
        ("cliponaxis", false),
        ("showlegend", false),
        ("hoverinfo", "skip"));

    /// <summary>From the labels of the second line down to their bars.</summary>
    private Trace Leaders()
    {
        var all = labels.All.Where(label => label.Leader is not null).ToList();
        return new Trace("scatter").With(
            ("name", "leaders"),
            ("mode", "lines"),
            ("x", all.SelectMany(label => new[] { label.Leader, label.Leader, null }).ToArray()),
            ("y", all.SelectMany(label => new double?[] { RowOf(label.Operation) - labels.OffsetOf(label) + labels.Share(HalfLetter), RowOf(label.Operation) - labels.Share(BarHeight / 2), null }).ToArray()),
            ("line", Attributes.Of(("color", Palette.Reference), ("width", 1))),
            ("cliponaxis", false),
            ("showlegend", false),
            ("hoverinfo", "skip"));
    }

    private Trace Points(double[] points) => new Trace("scatter").With(
        ("name", window.Blocked is null ? "a legal order" : "order up to the contradiction"),
        ("mode", "markers"),
        ("x", points),
        ("y", window.Order.Select(RowOf).ToArray()),
        ("marker", Attributes.Of(("color", Palette.Ink), ("size", 9), ("symbol", "diamond"), ("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
        ("cliponaxis", false),
        ("hoverinfo", "skip"));

    /// <summary>The numbers of the order, under the bars: on their colour they would be hard to read.</summary>
    private Trace NumbersOf(double[] points) => new Trace("scatter").With(
        ("name", "place in the order"),
        ("mode", "text"),
        ("x", points),
        ("y", window.Order.Select(operation => RowOf(operation) + labels.Share(NumberOffset)).ToArray()),
        ("text", Enumerable.Range(1, points.Length).Select(number => number.ToString()).ToArray()),
        ("textfont", Attributes.Of(("size", 12), ("color", Palette.Ink))),
        ("cliponaxis", false),
        ("showlegend", false),
        ("hoverinfo", "skip"));

    private Trace Cross(Operation blocked) => new Trace("scatter").With(
        ("name", "cannot be placed"),
        ("mode", "markers"),
        ("x", new[] { (blocked.InvokedAt.TotalMilliseconds + scale.EndOf(blocked)) / 2 }),
        ("y", new[] { RowOf(blocked) }),
        ("marker", Attributes.Of(("color", Palette.Ink), ("size", 13), ("symbol", "x"), ("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
        ("hoverinfo", "skip"));

    private int RowOf(Operation operation) => ((IList<string>)window.Processes).IndexOf(operation.Process);

    private string Hover(Operation operation)
    {
        var until = operation.ReturnedAt is { } end ? Numbers.Plain(end.TotalMilliseconds) : "the end";
        return $"{PlotlyText.Literal(operation.ToString())}<br>{(window.HasTimes ? "ms" : "events")} {Numbers.Plain(operation.InvokedAt.TotalMilliseconds)} to {until}";
    }
}
