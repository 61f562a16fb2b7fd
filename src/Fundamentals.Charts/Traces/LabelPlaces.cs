namespace Fundamentals.Charts.Traces;

/// <summary>Finds room for labels, in pixels: within the paper, off the lines, the arrows and each other.</summary>
internal sealed class LabelPlaces
{
    private const double Air = 2;

    private readonly List<Box> _taken = [];
    private readonly List<(double X0, double Y0, double X1, double Y1)> _segments = [];
    private readonly double _width;
    private readonly double _height;

    public LabelPlaces(double width, double height) => (_width, _height) = (width, height);

    /// <summary>Keeps labels off a line.</summary>
    public void Avoid(double x0, double y0, double x1, double y1) => _segments.Add((x0, y0, x1, y1));

    /// <summary>Keeps labels off an area.</summary>
    public void Avoid(Box box) => _taken.Add(box);

    /// <summary>Takes the first place that is free.</summary>
    /// <param name="candidates">The places, the best first.</param>
    /// <param name="overLines">Whether lines and arrows may run behind the label.</param>
    public Box? TakeFirst(IEnumerable<Box> candidates, bool overLines = false)
    {
        foreach (var box in candidates)
        {
            if (!IsFree(box, overLines))
                continue;
            _taken.Add(box);
            return box;
        }

        return null;
    }

    /// <summary>Clips the line to the box, side by side (Liang and Barsky, 1984): whether anything is left.</summary>
    public static bool Crosses(Box box, double x0, double y0, double x1, double y1)
    {
        var (enter, leave) = (0.0, 1.0);
        var (dx, dy) = (x1 - x0, y1 - y0);
        return Clip(-dx, x0 - (box.Left - Air)) && Clip(dx, box.Right + Air - x0) && Clip(-dy, y0 - box.Top) && Clip(dy, box.Bottom - y0);

        bool Clip(double towards, double distance)
        {
            if (towards == 0)
                return distance >= 0;
            var at = distance / towards;
            if (towards < 0)
                enter = Math.Max(enter, at);
            else
                leave = Math.Min(leave, at);
            return enter <= leave;
        }
    }

    private bool IsFree(Box box, bool overLines) =>
        box.Left >= 0 && box.Top >= 0 && box.Right <= _width && box.Bottom <= _height
        && !_taken.Exists(box.Meets)
        && (overLines || !_segments.Exists(line => Crosses(box, line.X0, line.Y0, line.X1, line.Y1)));
}

/// <summary>An area on the paper, in pixels.</summary>
internal readonly record struct Box(double Left, double Top, double Width, double Height)
{
    public double Right => Left + Width;

    public double Bottom => Top + Height;

    public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
