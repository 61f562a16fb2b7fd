using Fundamentals.Charts.Figures;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Traces;

/// <summary>Writes labels where there is room: faults first, then notes, then messages, those that did not get through before the others.</summary>
internal static class SpaceTimeLabels
{
    // Along its arrow, where a label may stand; the best places first.
    private static readonly double[] Shares = [0.5, 0.38, 0.62, 0.26, 0.74, 0.18, 0.82];

    private const double Gap = 4;

    private const double CrossSize = 12;

    // With labels at fewer of the messages than this, it would be hard to tell whose they are; the hover text has to do.
    private const double LeastShare = 0.6;

    public static DynamicObj.DynamicObj[] Of(SpaceTimeScene scene, SpaceTimeScale scale, IReadOnlyList<Arrow> arrows, IReadOnlyList<FaultBand> bands, Func<object, string> labelOf)
    {
        var places = new LabelPlaces(scale.Width, scale.PlotHeight);
        for (var i = 0; i < scene.Lines.Count; i++)
            places.Avoid(0, scale.Y(i), scale.Width, scale.Y(i));
        foreach (var arrow in arrows)
        {
            places.Avoid(scale.X(arrow.X0), scale.Y(arrow.Y0), scale.X(arrow.X1), scale.Y(arrow.Y1));
            if (arrow.Flight.Dropped is not null)
                places.Avoid(new Box(scale.X(arrow.X1) - (CrossSize / 2), scale.Y(arrow.Y1) - (CrossSize / 2), CrossSize, CrossSize));
        }

        var labels = new List<DynamicObj.DynamicObj>();
        foreach (var span in bands.GroupBy(band => band.Span))
            Place(span.Key.Fault.ToString(), text => span.SelectMany(band => InBand(band, scale, text)), Palette.FaultText, isBold: true, overLines: true);
        foreach (var note in scene.Events.Where(happened => happened.Kind is TraceKind.Note))
            Place(BodyText.Cut($"{note.Detail}"), text => AtLine(scale.X(scale.Of(note.At)), scale.Y(scene.LineOf(note.Node)), text), Palette.Ink, isBold: true);
        var others = labels.Count;
        foreach (var arrow in arrows.OrderBy(arrow => arrow.Flight.Dropped is null))
            Place(labelOf(arrow.Flight.Message.Body), text => BesideArrow(arrow, scale, text), Palette.Ink, isBold: false);
        return labels.Count - others >= LeastShare * arrows.Count ? [.. labels] : [.. labels.Take(others)];

        void Place(string text, Func<string, IEnumerable<Box>> candidates, string color, bool isBold, bool overLines = false)
        {
            if (text.Length == 0)
                return;
            if (places.TakeFirst(candidates(text)) is { } free)
                labels.Add(Draw(text, free, scale, color, isBold));
            else if (overLines && places.TakeFirst(candidates(text), overLines) is { } crossed)
                labels.Add(Draw(text, crossed, scale, color, isBold).With(("bgcolor", "rgba(255, 255, 255, 0.7)")));
        }
    }

    private static IEnumerable<Box> BesideArrow(Arrow arrow, SpaceTimeScale scale, string text)
    {
        var width = SpaceTimeScale.WidthOf(text);
        var falls = arrow.Y1 > arrow.Y0;
        foreach (var share in Shares)
        {
            var x = scale.X(arrow.X0 + ((arrow.X1 - arrow.X0) * share));
            var y = arrow.IsToItself ? scale.Y(arrow.Middle.Y) : scale.Y(arrow.Y0 + ((arrow.Y1 - arrow.Y0) * share));

            // On the side from which the arrow turns away.
            var (right, left) = falls ? (y - SpaceTimeScale.TextHeight, y) : (y, y - SpaceTimeScale.TextHeight);
            yield return new Box(x + Gap, right, width, SpaceTimeScale.TextHeight);
            yield return new Box(x - Gap - width, left, width, SpaceTimeScale.TextHeight);
        }
    }

    private static IEnumerable<Box> AtLine(double x, double y, string text)
    {
        var width = SpaceTimeScale.WidthOf(text);
        double[] heights = [y - SpaceTimeScale.TextHeight - Gap, y + Gap, y - (2 * SpaceTimeScale.TextHeight) - Gap, y + SpaceTimeScale.TextHeight + Gap];
        return heights.SelectMany(top => new[] { x - (width / 2), x, x - width }.Select(left => new Box(left, top, width, SpaceTimeScale.TextHeight)));
    }

    private static IEnumerable<Box> InBand(FaultBand band, SpaceTimeScale scale, string text)
    {
        var width = SpaceTimeScale.WidthOf(text) * 1.06;
        var (left, right) = (scale.X(band.X0), scale.X(band.X1));
        var (top, bottom) = (scale.Y(band.Top), scale.Y(band.Bottom));
        var isNarrow = bottom - top < 3 * SpaceTimeScale.TextHeight;
        double[] heights = isNarrow
            ? [top - SpaceTimeScale.TextHeight, bottom, top - (2 * SpaceTimeScale.TextHeight), bottom + SpaceTimeScale.TextHeight]
            : [.. Enumerable.Range(0, (int)((bottom - top) / SpaceTimeScale.TextHeight)).Select(row => top + 1 + (row * SpaceTimeScale.TextHeight))];
        double[] lefts = [left + Gap, right - width - Gap, (left + right - width) / 2, .. Enumerable.Range(1, 20).Select(i => left + Gap + (i * (right - left) / 20))];
        return heights.SelectMany(y => lefts.Select(x => new Box(x, y, width, SpaceTimeScale.TextHeight)));
    }

    private static DynamicObj.DynamicObj Draw(string text, Box box, SpaceTimeScale scale, string color, bool isBold)
    {
        var literal = PlotlyText.Literal(text);
        return Attributes.Of(
            ("text", isBold ? $"<b>{literal}</b>" : literal),
            ("x", scale.TimeAt(box.Left + (box.Width / 2))),
            ("y", scale.LineAt(box.Top + (box.Height / 2))),
            ("xanchor", "center"),
            ("yanchor", "middle"),
            ("borderpad", 0),
            ("font", Attributes.Of(("size", 11), ("color", color))),
            ("showarrow", false));
    }
}
