using Fundamentals.Charts.Figures;
using Fundamentals.Simulator;
using Fundamentals.Tracing;
using Trace = Plotly.NET.Trace;

namespace Fundamentals.Charts.Traces;

/// <summary>Draws messages: an arrow each, in the colour of its body's type; dashed for a copy, ending at a cross if it did not get through.</summary>
internal static class Arrows
{
    private const string Other = "other types";

    // Vermilion is kept for what went wrong; black and yellow are hard to tell from lines and paper.
    private static readonly string[] Colors = [Palette.ColorOf(0), Palette.ColorOf(2), Palette.ColorOf(3), Palette.ColorOf(4), Palette.ColorOf(5)];

    public static IEnumerable<Trace> Draw(IReadOnlyList<Arrow> arrows, SpaceTimeScale scale)
    {
        var types = TypesOf(arrows);
        foreach (var group in arrows.GroupBy(arrow => (Type: TypeOf(arrow, types), Dash: DashOf(arrow.Flight))).OrderBy(group => Rank(group.Key.Type, types)).ThenBy(group => group.Key.Dash, StringComparer.Ordinal))
            yield return Lines([.. group], group.Key.Type, group.Key.Dash, ColorOf(group.Key.Type, types), scale).With(("showlegend", false));
        if (types.Count > 1)
        {
            foreach (var type in arrows.Select(arrow => TypeOf(arrow, types)).Distinct(StringComparer.Ordinal).OrderBy(type => Rank(type, types)))
                yield return Key(PlotlyText.Literal(type), ("mode", "lines"), ("line", Attributes.Of(("color", ColorOf(type, types)), ("width", 2))));
        }

        if (arrows.Any(arrow => arrow.Flight.IsCopy))
            yield return Key("copy", ("mode", "lines"), ("line", Attributes.Of(("color", Palette.Reference), ("width", 2), ("dash", "dash"))));
        if (arrows.Any(arrow => arrow.Flight.End is null))
            yield return Key("still under way", ("mode", "lines"), ("line", Attributes.Of(("color", Palette.Reference), ("width", 2), ("dash", "dot"))));
        if (arrows.Where(arrow => arrow.Flight.Dropped is not null).ToList() is { Count: > 0 } gone)
            yield return Crosses(gone, scale);
    }

    public static string Hover(Flight flight, SpaceTimeScale scale)
    {
        var message = flight.Message;
        string At(TraceEvent happened) => scale.Clock.Text(happened.At);
        var end = flight switch
        {
            { Arrived: true } => $"arrives at {At(flight.End!.Value)}",
            { End: { } lost } => $"{flight.Dropped}, at {At(lost)}",
            _ => "still under way",
        };
        var body = PlotlyText.Lines(message.Body.ToString() ?? string.Empty, PlotlyText.TitleLine).Select(PlotlyText.Literal);
        return $"{PlotlyText.Literal($"{message.From} → {message.To}")}<br>{string.Join("<br>", body)}<br>"
            + $"message {message.Id}{(flight.IsCopy ? ", a copy" : "")}{(flight.IsDamaged ? ", damaged on the way" : "")}: sent at {At(flight.Sent)}, {PlotlyText.Literal(end)}";
    }

    private static Trace Lines(IReadOnlyList<Arrow> arrows, string type, string dash, string color, SpaceTimeScale scale)
    {
        const int points = 4;
        var (x, y) = (new double?[arrows.Count * points], new double?[arrows.Count * points]);
        var (heads, hover) = (new int[arrows.Count * points], new string[arrows.Count * points]);
        Array.Fill(hover, string.Empty);
        for (var i = 0; i < arrows.Count; i++)
        {
            var (arrow, at) = (arrows[i], i * points);
            (x[at], y[at]) = (arrow.X0, arrow.Y0);
            (x[at + 1], y[at + 1]) = arrow.Middle;
            (x[at + 2], y[at + 2]) = (arrow.X1, arrow.Y1);
            heads[at + 2] = arrow.Flight.Arrived ? 11 : 0;
            hover[at] = hover[at + 1] = hover[at + 2] = Hover(arrow.Flight, scale);
        }

        return new Trace("scatter").With(
            ("name", PlotlyText.Literal(type)),
            ("mode", "lines+markers"),
            ("x", x),
            ("y", y),
            ("line", Attributes.Of(("color", color), ("width", 1.8), ("dash", dash))),
            ("marker", Attributes.Of(("color", color), ("symbol", "arrow"), ("angleref", "previous"), ("size", heads), ("opacity", 1), ("line", Attributes.Of(("width", 0))))),
            ("hoverinfo", "text"),
            ("hovertext", hover));
    }

    private static Trace Crosses(IReadOnlyList<Arrow> gone, SpaceTimeScale scale) => new Trace("scatter").With(
        ("name", "dropped"),
        ("mode", "markers"),
        ("x", gone.Select(arrow => arrow.X1).ToArray()),
        ("y", gone.Select(arrow => arrow.Y1).ToArray()),
        ("marker", Attributes.Of(("color", Palette.ColorOf(1)), ("symbol", "x"), ("size", 10), ("line", Attributes.Of(("color", Palette.Paper), ("width", 1))))),
        ("hoverinfo", "text"),
        ("hovertext", gone.Select(arrow => Hover(arrow.Flight, scale)).ToArray()),
        ("showlegend", true));

    /// <summary>A line of the legend.</summary>
    private static Trace Key(string name, params ReadOnlySpan<(string Name, object Value)> attributes) => new Trace("scatter").With(
        ("name", name),
        ("x", new double?[] { null }),
        ("y", new double?[] { null }),
        ("hoverinfo", "skip"),
        ("showlegend", true)).With(attributes);

    private static string DashOf(Flight flight) => flight switch
    {
        { End: null } => "dot",
        { IsCopy: true } => "dash",
        _ => "solid",
    };

    /// <summary>The types that have a colour of their own: in the order they occur; of too many, the most frequent.</summary>
    private static List<string> TypesOf(IReadOnlyList<Arrow> arrows)
    {
        var names = arrows.Select(arrow => BodyType.NameOf(arrow.Flight.Message.Body)).ToList();
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        if (all.Count <= Colors.Length)
            return all;
        var frequent = names.CountBy(name => name, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).Take(Colors.Length).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        return all.FindAll(frequent.Contains);
    }

    private static string TypeOf(Arrow arrow, List<string> types) =>
        BodyType.NameOf(arrow.Flight.Message.Body) is var name && types.Contains(name) ? name : Other;

    private static int Rank(string type, List<string> types) => types.IndexOf(type) is >= 0 and var index ? index : types.Count;

    private static string ColorOf(string type, List<string> types) => types.IndexOf(type) is >= 0 and var index ? Colors[index] : Palette.Reference;
}
