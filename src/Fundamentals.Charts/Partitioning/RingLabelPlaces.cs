namespace Fundamentals.Charts.Partitioning;

/// <summary>A place on the ring's plane: degrees clockwise from the top, and the radius.</summary>
internal readonly record struct RingPlace(double Angle, double Radius);

/// <summary>Where a label stands.</summary>
/// <param name="Label">The label.</param>
/// <param name="Named">Where the line to it starts.</param>
/// <param name="Foot">Where the line ends, before the label's nearest side.</param>
/// <param name="Anchor">Where it is held.</param>
/// <param name="Position">On which side of the anchor it is, in plotly's words.</param>
/// <param name="StandsAside">Whether it had to give way, so that a line must lead to it.</param>
internal readonly record struct RingLabelPlace(RingLabel Label, RingPlace Named, RingPlace Foot, RingPlace Anchor, string Position, bool StandsAside);

/// <summary>Finds a free place for each label, as near as possible to what it names, going round clockwise.</summary>
internal static class RingLabelPlaces
{
    private const double LetterWidth = 7.6;

    private const double LineHeight = 17;

    /// <summary>Pixels between the ring and a label that is where it wants to be.</summary>
    private const double Gap = 7;

    /// <summary>Pixels by which a label stands further out, if there is no place in the row before.</summary>
    private const double Row = 20;

    private const int Rows = 2;

    private const double Turn = 2.5;

    private const double MostTurn = 40;

    /// <summary>A row further out is as bad as so many degrees to the side.</summary>
    private const double RowInDegrees = 9;

    // The nearest first; at one distance clockwise first, since the one before is already placed.
    private static readonly (double Turn, int Row)[] Candidates =
    [..
        from row in Enumerable.Range(0, Rows)
        from step in Enumerable.Range(0, (int)(MostTurn / Turn) + 1)
        from sign in step == 0 ? new[] { 1 } : [1, -1]
        let turn = sign * step * Turn
        orderby Math.Abs(turn) + (row * RowInDegrees)
        select (turn, row)];

    public static IReadOnlyList<RingLabelPlace> Of(IReadOnlyList<RingLabel> labels)
    {
        var taken = new List<LabelBox>();
        var places = new List<RingLabelPlace>();
        foreach (var label in labels.OrderBy(label => label.Kind).ThenBy(label => label.Angle))
        {
            var boxes = Candidates.Select(at => BoxOf(label, at)).ToList();

            // Crossed lines are better than covered names; where there are too many names, something has to be covered.
            var free = boxes.FindIndex(box => !taken.Exists(box.Disturbs));
            var chosen = Math.Max(0, free >= 0 ? free : boxes.FindIndex(box => !taken.Exists(box.Covers)));
            var box = boxes[chosen];
            taken.Add(box);
            places.Add(new RingLabelPlace(label, PlaceOf(box.Line.Start), PlaceOf(box.Line.End), PlaceOf(box.Anchor), box.Position, chosen > 0));
        }

        return places;
    }

    /// <summary>The label's box where it just touches the circle that its row begins at.</summary>
    private static LabelBox BoxOf(RingLabel label, (double Turn, int Row) at)
    {
        var outwards = Direction(label.Angle + at.Turn);
        var (halfWidth, halfHeight) = (label.Text.Length * LetterWidth / 2, LineHeight / 2);
        var foot = (RingSize.BandOuter * RingSize.Unit) + Gap + (at.Row * Row);
        var middle = foot + (halfWidth * Math.Abs(outwards.X)) + (halfHeight * Math.Abs(outwards.Y));
        var named = Direction(label.Angle) * ((label.Kind == RingLabelKind.Position ? RingSize.BandOuter : RingSize.Middle) * RingSize.Unit);
        return new LabelBox(outwards * middle, halfWidth, halfHeight, new Segment(named, outwards * (foot - 2)));
    }

    private static Pixel Direction(double angle)
    {
        var (sine, cosine) = Math.SinCos(angle * Math.PI / 180);
        return new Pixel(sine, cosine);
    }

    private static RingPlace PlaceOf(Pixel at) => new(
        Math.Round(((Math.Atan2(at.X, at.Y) * 180 / Math.PI) + 360) % 360, 3),
        Math.Round(Math.Sqrt((at.X * at.X) + (at.Y * at.Y)) / RingSize.Unit, 3));
}
