using Fundamentals.Charts.Figures;
using Fundamentals.Hashing;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>Several movements side by side: the share of the keys that moves under each.</summary>
public static class MovedShareChart
{
    /// <summary>Draws the shares.</summary>
    /// <param name="movements">Each with the name it goes by, such as the algorithm's; from top to bottom.</param>
    /// <exception cref="ArgumentException">There are no movements, or a name is there twice.</exception>
    public static Picture Of(params IReadOnlyList<(string Name, Movement Movement)> movements)
    {
        ArgumentNullException.ThrowIfNull(movements);
        if (movements.Count == 0)
            throw new ArgumentException("There is no movement to draw; give at least one.", nameof(movements));
        if (movements.Select(m => m.Name).Distinct(StringComparer.Ordinal).Count() != movements.Count)
            throw new ArgumentException("Two movements have the same name; give each its own.", nameof(movements));

        var title = $"Keys that move: {string.Join(", ", movements.Select(m => $"{m.Name} {Numbers.Percent(m.Movement.Fraction)}"))}";
        var details = movements.Select(m => $"{m.Name}: {Numbers.Count(m.Movement.Moves.Count)} of {Numbers.Of(m.Movement.KeyCount, "key")} move, {Numbers.Percent(m.Movement.Fraction)}");
        Trace[] traces =
        [
            Bars("move", Palette.ColorOf(1), movements, fraction => fraction),
            Bars("stay", Palette.Quiet, movements, fraction => 1 - fraction),
        ];
        return Picture.Of(traces, LayoutOf(movements.Count), title, $"Stacked bars of the share of keys that move. {string.Join("; ", details)}.");
    }

    private static Trace Bars(string name, string color, IReadOnlyList<(string Name, Movement Movement)> movements, Func<double, double> shareOf)
    {
        const double leastRoom = 0.08;

        // Rounded first, so that the two parts of a bar add up as they are written.
        const int decimals = 3;
        var shares = movements.Select(m => shareOf(Math.Round(m.Movement.Fraction, decimals))).ToArray();
        return new Trace("bar").With(
            ("name", name),
            ("orientation", "h"),
            ("y", movements.Select(m => PlotlyText.Literal(m.Name)).ToArray()),
            ("x", shares),
            ("marker", Attributes.Of(("color", color))),
            ("text", shares.Select(share => share >= leastRoom ? Numbers.Percent(share) : string.Empty).ToArray()),
            ("textposition", "inside"),
            ("insidetextanchor", "middle"),
            ("textangle", 0),
            ("textfont", Attributes.Of(("color", Palette.TextOn(color)))),
            ("hoverinfo", "text"),
            ("hovertext", movements.Select((m, i) => $"{PlotlyText.Literal(m.Name)}:<br>{Numbers.Percent(shares[i])} of {Numbers.Of(m.Movement.KeyCount, "key")} {name}").ToArray()));
    }

    private static Layout LayoutOf(int rows) => new Layout().With(
        ("barmode", "stack"),
        ("bargap", 0.35),
        ("height", 200 + (rows * 60)),
        ("xaxis", Attributes.Axis("share of the keys (%)", ("tickformat", ".0%"), ("range", new[] { 0, 1 }))),
        ("yaxis", Attributes.Axis("placement", ("type", "category"), ("autorange", "reversed"))),
        ("showlegend", true),
        ("legend", Attributes.Of(("title", Attributes.Of(("text", "keys that"))), ("traceorder", "normal"))));
}
