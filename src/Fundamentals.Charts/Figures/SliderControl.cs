namespace Fundamentals.Charts.Figures;

/// <summary>A slider between the frames of a figure, in plotly.js's form.</summary>
internal static class SliderControl
{
    /// <summary>The room in pixels between the plot and the slider, for the axis with its title.</summary>
    public const int Distance = 56;

    private const double LetterWidth = 7.3;

    /// <param name="label">What it sets.</param>
    /// <param name="steps">The names of the frames, the first of which is shown.</param>
    public static DynamicObj.DynamicObj Of(string label, IReadOnlyList<string> steps)
    {
        // plotly.js writes a step's name across the middle of its tick, and what stands over the picture's edge is cut off.
        var (left, right) = (Inset(steps[0], HouseStyle.LeftMargin), Inset(steps[^1], HouseStyle.RightMargin));
        return Attributes.Of(
            ("active", 0),
            ("x", left),
            ("len", Math.Round(1 - left - right, 3)),
            ("currentvalue", Attributes.Of(("prefix", $"{PlotlyText.Literal(label)}: "), ("font", Attributes.Of(("size", 14))))),
            ("pad", Attributes.Of(("t", Distance))),
            ("steps", steps.Select(Step).ToArray()));
    }

    private static double Inset(string name, int margin)
    {
        const double plot = HouseStyle.Width - HouseStyle.LeftMargin - HouseStyle.RightMargin;
        return Math.Round(Math.Max(0, (name.Length * LetterWidth / 2) - margin) / plot, 3);
    }

    private static DynamicObj.DynamicObj Step(string name) => Attributes.Of(
        ("label", PlotlyText.Literal(name)),
        ("method", "animate"),
        ("args", new object[]
        {
            new[] { name },
            Attributes.Of(
                ("mode", "immediate"),
                ("frame", Attributes.Of(("duration", 0), ("redraw", true))),
                ("transition", Attributes.Of(("duration", 0)))),
        }));
}
