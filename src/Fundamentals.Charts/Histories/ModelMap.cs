using System.Collections.Immutable;
using Fundamentals.Charts.Figures;
using Fundamentals.Checkers;
using Fundamentals.Histories;
using Plotly.NET;

namespace Fundamentals.Charts.Histories;

/// <summary>
/// The map of consistency models: an arrow leads from each to the weaker ones that it implies. A click on a model, or the
/// pointer over it, shows what it promises and what it forbids; with a history, whether that keeps it and why not.
/// </summary>
public static class ModelMap
{
    private const int PanelLine = 92;

    /// <summary>Where each model stands, strong ones on top, and the name with its line breaks.</summary>
    private static readonly ImmutableArray<(string Name, double X, double Y, string Label)> Places =
    [
        ("linearizable", 2, 3, "linearizable"),
        ("sequential", 2, 2, "sequential"),
        ("convergence", 3.9, 2, "convergence<br>(eventual)"),
        ("causal", 1.5, 1, "causal (CCv)"),
        ("causal-memory", 3.9, 1, "causal memory<br>(CM)"),
        ("read-your-writes", 0, 0, "read your<br>writes"),
        ("monotonic-reads", 1, 0, "monotonic<br>reads"),
        ("monotonic-writes", 2, 0, "monotonic<br>writes"),
        ("writes-follow-reads", 3, 0, "writes follow<br>reads"),
        ("causal-weak", 4, 0, "weakly causal<br>(CC)"),
    ];

    /// <summary>Draws the map.</summary>
    public static Picture Of() => Draw(null, "An arrow: whoever keeps this keeps that, too");

    /// <summary>Draws the map with the verdicts on a history.</summary>
    /// <param name="history">A history of actions <c>read</c> and <c>write</c>, of registers that hold null at first.</param>
    /// <param name="title">States what the picture shows; by default, the strongest models that are kept.</param>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public static Picture Of(History history, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var verdicts = ConsistencyModel.All.ToDictionary(model => model.Name, model => model.Check(history), StringComparer.Ordinal);
        return Draw(verdicts, title ?? TitleOf(verdicts));
    }

    private static Picture Draw(Dictionary<string, Verdict>? verdicts, string title)
    {
        var texts = Places.ToDictionary(place => place.Name, place => TextOf(ConsistencyModel.Named(place.Name), verdicts?[place.Name]), StringComparer.Ordinal);
        var trace = new Trace("scatter").With(
            ("x", Places.Select(place => place.X).ToArray()),
            ("y", Places.Select(place => place.Y).ToArray()),
            ("mode", "markers+text"),
            ("text", Places.Select(place => $"{SignOf(verdicts?[place.Name])}{place.Label}").ToArray()),
            ("textposition", "middle center"),
            ("marker", Attributes.Of(("size", 56), ("opacity", 0))),
            ("hovertext", Places.Select(place => Broken(texts[place.Name], 60)).ToArray()),
            ("hoverinfo", "text"),
            ("showlegend", false));
        var alt = string.Join(" ", ConsistencyModel.All.Select(model =>
            $"{texts[model.Name]}{(model.Implies.Count == 0 ? string.Empty : $" Implies {string.Join(", ", model.Implies)}.")}"));
        return Picture.Of([trace], LayoutOf(verdicts, texts), title, $"{title}. {alt}");
    }

    private static Layout LayoutOf(Dictionary<string, Verdict>? verdicts, Dictionary<string, string> texts) => new Layout().With(
        ("height", 500),
        ("xaxis", Attributes.Axis(string.Empty, ("visible", false), ("range", new[] { -0.55, 4.55 }), ("fixedrange", true))),
        ("yaxis", Attributes.Axis(string.Empty, ("visible", false), ("range", new[] { -1.45, 3.4 }), ("fixedrange", true))),
        ("hovermode", "closest"),
        ("hoverdistance", 40),
        ("margin", Attributes.Of(("l", 12), ("r", 12), ("b", 12))),
        ("shapes", Places.Select(place => BoxOf(place.X, place.Y, verdicts?[place.Name])).ToArray()),
        ("annotations", Arrows().Concat(Places.Select(place => PanelOf(place.X, place.Y, texts[place.Name], isShown: place.Name == "linearizable"))).ToArray()));

    private static DynamicObj.DynamicObj BoxOf(double x, double y, Verdict? verdict) => Attributes.Of(
        ("type", "rect"),
        ("layer", "below"),
        ("x0", x - 0.44),
        ("x1", x + 0.44),
        ("y0", y - 0.27),
        ("y1", y + 0.27),
        ("fillcolor", verdict switch { Violated => Palette.FaintRed, Satisfied => Palette.FaintGreen, Undecided => Palette.Grid, _ => Palette.FaintBlue }),
        ("line", Attributes.Of(("width", verdict is Violated ? 2 : 1), ("color", verdict is Violated ? Palette.ColorOf(1) : Palette.Reference))));

    private static IEnumerable<DynamicObj.DynamicObj> Arrows() =>
        from model in ConsistencyModel.All
        from implied in model.Implies
        let tail = Places.Single(place => place.Name == model.Name)
        let head = Places.Single(place => place.Name == implied)
        select Attributes.Of(
            ("x", tail.Y - head.Y > 1 || tail.Y > head.Y ? head.X : head.X - 0.44),
            ("y", head.Y + 0.27),
            ("ax", tail.X + (0.3 * Math.Clamp(head.X - tail.X, -1, 1))),
            ("ay", tail.Y - 0.27),
            ("xref", "x"),
            ("yref", "y"),
            ("axref", "x"),
            ("ayref", "y"),
            ("text", string.Empty),
            ("showarrow", true),
            ("arrowhead", 2),
            ("arrowwidth", 1.2),
            ("arrowcolor", Palette.Reference));

    /// <summary>A text in the panel below the map. A click on the model shows it; a click elsewhere hides it.</summary>
    private static DynamicObj.DynamicObj PanelOf(double x, double y, string text, bool isShown) => Attributes.Of(
        ("x", -0.5),
        ("y", -0.5),
        ("xref", "x"),
        ("yref", "y"),
        ("xanchor", "left"),
        ("yanchor", "top"),
        ("align", "left"),
        ("showarrow", false),
        ("text", Broken(text, PanelLine)),
        ("bgcolor", Palette.Paper),
        ("visible", isShown),
        ("clicktoshow", "onout"),
        ("xclick", x),
        ("yclick", y));

    private static string TextOf(ConsistencyModel model, Verdict? verdict)
    {
        var judged = verdict switch
        {
            Satisfied => " The history keeps it.",
            Violated violated => $" The history breaks it: {violated.Reason}",
            Undecided undecided => $" Undecided: {undecided.Limit}.",
            _ => string.Empty,
        };
        return $"{model.Name}: {model.Promise} It forbids {model.Forbids}.{judged}";
    }

    private static string TitleOf(Dictionary<string, Verdict> verdicts)
    {
        var kept = ConsistencyModel.All.Where(model => verdicts[model.Name].IsSatisfied).ToList();
        var strongest = kept.Where(model => !kept.Exists(other => other.Implies.Contains(model.Name))).Select(model => model.Name).ToList();
        return strongest.Count == 0 ? "The history keeps none of the models" : $"Kept: {string.Join(", ", strongest)}{(strongest.Count == kept.Count ? string.Empty : " and what that implies")}";
    }

    private static string SignOf(Verdict? verdict) => verdict switch { Satisfied => "✓ ", Violated => "✗ ", Undecided => "? ", _ => string.Empty };

    private static string Broken(string text, int width) => string.Join("<br>", PlotlyText.Lines(text, width).Select(PlotlyText.Literal));
}
