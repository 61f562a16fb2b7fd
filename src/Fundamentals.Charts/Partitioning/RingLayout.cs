using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>What the pictures of rings have in common: a clock face with quarters named, and words in its middle.</summary>
internal static class RingLayout
{
    /// <summary>Gets the names of the quarters of the circle.</summary>
    public static IReadOnlyList<RingLabel> Quarters { get; } =
    [
        new(RingLabelKind.Position, 0, "position 0"),
        new(RingLabelKind.Position, 90, "¼ of 2⁶⁴"),
        new(RingLabelKind.Position, 180, "½"),
        new(RingLabelKind.Position, 270, "¾"),
    ];

    /// <summary>Makes the layout.</summary>
    /// <param name="middle">What stands in the middle, in plotly's own form.</param>
    /// <param name="legend">What stands above the legend.</param>
    public static Layout Of(string middle, string legend)
    {
        var polar = Attributes.Of(
            ("hole", 0),
            ("radialaxis", Attributes.Of(("visible", false), ("range", new[] { 0, RingSize.Edge }))),
            ("angularaxis", Attributes.Of(
                ("rotation", 90),
                ("direction", "clockwise"),
                ("showticklabels", false),
                ("ticks", string.Empty),
                ("showline", false),
                ("showgrid", false))));
        var centre = Attributes.Of(
            ("text", middle),
            ("showarrow", false),
            ("xref", "paper"),
            ("yref", "paper"),
            ("x", 0.5),
            ("y", 0.5),
            ("font", Attributes.Of(("color", Palette.Reference))));
        return new Layout().With(
            ("polar", polar),
            ("annotations", new[] { centre }),
            ("height", RingSize.Height),
            ("margin", Attributes.Of(("b", RingSize.BottomMargin))),
            ("showlegend", true),
            ("legend", Attributes.Of(("title", Attributes.Of(("text", legend))), ("itemclick", false), ("itemdoubleclick", false))));
    }
}
