using Fundamentals.Charts.Figures;
using Fundamentals.Charts.Traces;

namespace Fundamentals.Charts.Frontiers;

/// <summary>
/// Writes each setting's name beside its point, so that none covers another or could be taken for another point's; one that
/// has to stand aside gets a line.
/// </summary>
internal static class FrontierLabels
{
    public const int Width = HouseStyle.Width - HouseStyle.LeftMargin - HouseStyle.RightMargin - 12;
    public const int Height = 330;
    public const int BottomMargin = 56;

    private const double LetterWidth = 8.4;
    private const double LineHeight = 16;
    private const double MarkerSize = 13;

    // Pixels from the point's middle to the label; farther than the first, a line leads there.
    private static readonly double[] Distances = [12, 22, 36, 52, 70];

    private static readonly (int X, int Y)[] Directions = [(1, 0), (0, -1), (1, -1), (1, 1), (-1, 0), (0, 1), (-1, -1), (-1, 1)];

    /// <summary>The best are placed first, then those with the fewest places. A name without room is left to the hover text.</summary>
    public static DynamicObj.DynamicObj[] Of(Frontier frontier, FrontierScale x, FrontierScale y)
    {
        var places = new LabelPlaces(Width, Height);
        (double X, double Y) At(FrontierPoint point) => (x.PixelOf(point.X), Height - y.PixelOf(point.Y));
        foreach (var (px, py) in frontier.Best.Concat(frontier.Beaten).Select(At))
            places.Avoid(new Box(px - (MarkerSize / 2), py - (MarkerSize / 2), MarkerSize, MarkerSize));
        foreach (var (one, next) in frontier.Best.Zip(frontier.Best.Skip(1), (one, next) => (At(one), At(next))))
        {
            var corner = frontier.Shape == "hv" ? (next.X, one.Y) : (one.X, next.Y);
            places.Avoid(one.X, one.Y, corner.Item1, corner.Item2);
            places.Avoid(corner.Item1, corner.Item2, next.X, next.Y);
        }

        var all = frontier.Best.Concat(frontier.Beaten).Select(At).ToList();
        List<Box> ApartOf(FrontierPoint point)
        {
            var (px, py) = At(point);
            return [.. Candidates(px, py, (point.Setting.Length * LetterWidth) + 4).Where(box => all.TrueForAll(other => other == (px, py) || IsApart(box, px, py, other)))];
        }

        var (labels, taken, lines) = (new List<DynamicObj.DynamicObj>(), new List<Box>(), new List<(double X0, double Y0, double X1, double Y1)>());
        foreach (var (point, apart) in frontier.Best.Select(point => (point, ApartOf(point))).Concat(frontier.Beaten.Select(point => (point, ApartOf(point))).OrderBy(one => one.Item2.Count)))
        {
            var (px, py) = At(point);
            var open = apart.Where(box => !NeedsLine(box, px, py)
                || (!taken.Exists(label => LabelPlaces.Crosses(label, px, py, MiddleX(box), MiddleY(box))) && !lines.Exists(line => Meet(line, (px, py, MiddleX(box), MiddleY(box))))));
            if (places.TakeFirst(open) is not { } box)
                continue;
            taken.Add(box);
            if (NeedsLine(box, px, py))
            {
                lines.Add((px, py, MiddleX(box), MiddleY(box)));
                places.Avoid(px, py, MiddleX(box), MiddleY(box));
            }

            labels.Add(Draw(point, box, px, py, x, y));
        }

        return [.. labels];
    }

    private static IEnumerable<Box> Candidates(double x, double y, double width) =>
        from distance in Distances
        from direction in Directions
        let dx = direction.Y == 0 ? distance : distance * 0.8
        let left = direction.X switch { > 0 => x + dx, < 0 => x - dx - width, _ => x - (width / 2) }
        let top = direction.Y switch { > 0 => y + (distance * 0.8), < 0 => y - (distance * 0.8) - LineHeight, _ => y - (LineHeight / 2) }
        select new Box(left, top, width, LineHeight);

    // Whether nobody takes the label, or the line that leads to it, for the other point's.
    private static bool IsApart(Box box, double x, double y, (double X, double Y) other) => NeedsLine(box, x, y)
        ? Gap(box, other.X, other.Y) >= Distances[0] && !Passes(x, y, MiddleX(box), MiddleY(box), other)
        : Gap(box, other.X, other.Y) >= 2 * Gap(box, x, y);

    // Half a pixel more, since sums of pixels differ in their last digits.
    private static bool NeedsLine(Box box, double x, double y) => Gap(box, x, y) > Distances[0] + 0.5;

    // How far the point is outside of the box, in the direction in which that is more.
    private static double Gap(Box box, double x, double y) => Math.Max(Math.Abs(MiddleX(box) - x) - (box.Width / 2), Math.Abs(MiddleY(box) - y) - (box.Height / 2));

    private static bool Passes(double x0, double y0, double x1, double y1, (double X, double Y) other)
    {
        var (dx, dy) = (x1 - x0, y1 - y0);
        var along = Math.Clamp((((other.X - x0) * dx) + ((other.Y - y0) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        return Math.Sqrt(Math.Pow(x0 + (along * dx) - other.X, 2) + Math.Pow(y0 + (along * dy) - other.Y, 2)) < MarkerSize;
    }

    // Whether each line has its ends on two sides of the other.
    private static bool Meet((double X0, double Y0, double X1, double Y1) a, (double X0, double Y0, double X1, double Y1) b)
    {
        static int Side((double X0, double Y0, double X1, double Y1) line, double x, double y) =>
            Math.Sign(((line.X1 - line.X0) * (y - line.Y0)) - ((line.Y1 - line.Y0) * (x - line.X0)));
        return Side(a, b.X0, b.Y0) != Side(a, b.X1, b.Y1) && Side(b, a.X0, a.Y0) != Side(b, a.X1, a.Y1);
    }

    private static double MiddleX(Box box) => box.Left + (box.Width / 2);

    private static double MiddleY(Box box) => box.Top + (box.Height / 2);

    private static DynamicObj.DynamicObj Draw(FrontierPoint point, Box box, double px, double py, FrontierScale x, FrontierScale y)
    {
        // In pixels from the point, so that the label stays with it whatever the width of the page.
        var (dx, dy) = (MiddleX(box) - px, MiddleY(box) - py);
        var label = Attributes.Of(
            ("text", PlotlyText.Literal(point.Setting)),
            ("x", x.Of(point.X)),
            ("y", y.Of(point.Y)),
            ("borderpad", 0),
            ("font", Attributes.Of(("size", 12))));
        return !NeedsLine(box, px, py)
            ? label.With(("showarrow", false), ("xanchor", "center"), ("yanchor", "middle"), ("xshift", Math.Round(dx, 1)), ("yshift", Math.Round(-dy, 1)))
            : label.With(("showarrow", true), ("ax", Math.Round(dx, 1)), ("ay", Math.Round(dy, 1)), ("arrowhead", 0), ("arrowwidth", 1), ("arrowcolor", Palette.Reference), ("standoff", MarkerSize / 2));
    }
}
