namespace Fundamentals.Charts.Figures;

/// <summary>A slider between the frames of a figure, in plotly.js's form.</summary>
internal static class SliderControl
{
    /// <summary>The room in pixels between the plot and the slider, for the axis with its title.</summary>
    public const int Distance = 56;

    /// <param name="label">What it sets.</param>
    /// <param name="steps">The names of the frames, the first of which is shown.</param>
    public static DynamicObj.DynamicObj Of(string label, IEnumerable<string> steps) => Attributes.Of(
        ("active", 0),
        ("currentvalue", Attributes.Of(("prefix", $"{PlotlyText.Literal(label)}: "), ("font", Attributes.Of(("size", 14))))),
        ("pad", Attributes.Of(("t", Distance))),
        ("steps", steps.Select(Step).ToArray()));

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
