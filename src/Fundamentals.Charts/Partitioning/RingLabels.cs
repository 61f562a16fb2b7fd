using Fundamentals.Charts.Figures;
using Plotly.NET;

namespace Fundamentals.Charts.Partitioning;

/// <summary>How important a label around the ring is: the first are placed first.</summary>
internal enum RingLabelKind
{
    Point,
    Key,
    Position,
}

/// <summary>A name to write beside the ring.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Angle">Where that is, in degrees clockwise from the top.</param>
/// <param name="Text">The name.</param>
internal readonly record struct RingLabel(RingLabelKind Kind, double Angle, string Text);

/// <summary>Writes names around the ring so that none covers another: those that have to give way get a line to what they name.</summary>
internal static class RingLabels
{
    private static readonly (RingLabelKind Kind, int Size, string Color)[] Styles =
    [
        (RingLabelKind.Point, 14, Palette.Ink),
        (RingLabelKind.Key, 12, Palette.Ink),
        (RingLabelKind.Position, 12, Palette.Reference),
    ];

    /// <summary>Draws the lines to labels that stand aside, to be drawn below what they name, then the labels.</summary>
    public static IEnumerable<Trace> Draw(IReadOnlyList<RingLabel> labels)
    {
        var placed = RingLabelPlaces.Of(labels);
        yield return Lines(placed);
        foreach (var (kind, size, color) in Styles)
        {
            var own = placed.Where(place => place.Label.Kind == kind).ToList();
            if (own.Count > 0)
                yield return Texts(own, kind, size, color);
        }
    }

    private static Trace Texts(List<RingLabelPlace> places, RingLabelKind kind, int size, string color) => new Trace("scatterpolar").With(
        ("name", $"{kind.ToString().ToLowerInvariant()} names"),
        ("showlegend", false),
        ("mode", "text"),
        ("theta", places.Select(place => place.Anchor.Angle).ToArray()),
        ("r", places.Select(place => place.Anchor.Radius).ToArray()),
        ("text", places.Select(place => Write(place.Label)).ToArray()),
        ("textposition", places.Select(place => place.Position).ToArray()),
        ("textfont", Attributes.Of(("size", size), ("color", color))),
        ("cliponaxis", false),
        ("hoverinfo", "skip"));

    private static Trace Lines(IReadOnlyList<RingLabelPlace> places)
    {
        var (angles, radii) = (new List<double?>(), new List<double?>());
        foreach (var place in places.Where(place => place.StandsAside || place.Label.Kind == RingLabelKind.Position))
        {
            angles.AddRange([place.Named.Angle, place.Foot.Angle, null]);
            radii.AddRange([place.Named.Radius, place.Foot.Radius, null]); // null ends the line
        }

        return new Trace("scatterpolar").With(
            ("name", "lines to names"),
            ("showlegend", false),
            ("mode", "lines"),
            ("theta", angles.ToArray()),
            ("r", radii.ToArray()),
            ("line", Attributes.Of(("color", Palette.Ink), ("width", 1))),
            ("cliponaxis", false),
            ("hoverinfo", "skip"));
    }

    private static string Write(RingLabel label) =>
        label.Kind == RingLabelKind.Point ? $"<b>{PlotlyText.Literal(label.Text)}</b>" : PlotlyText.Literal(label.Text);
}
