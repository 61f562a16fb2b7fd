namespace Fundamentals.Charts.Traces;

/// <summary>Where times and lines are on the paper, in pixels at the width of the house style; x counts right, y down.</summary>
internal sealed class SpaceTimeScale
{
    // The share of the width that stays free before the first event and after the last.
    private const double Padding = 0.03;
    private const double PixelsPerLetter = 5.6;

    private readonly double _width;

    public SpaceTimeScale(SpaceTimeScene scene)
    {
        Clock = new ChartClock(scene.To - scene.From);
        var (from, to) = (Of(scene.From), Of(scene.To));
        First = from - ((to - from) * Padding);
        Last = to + ((to - from) * Padding);
        var count = scene.Lines.Count;
        LineHeight = count switch { <= 3 => 104, <= 5 => 84, <= 8 => 62, _ => 44 };
        PlotHeight = (int)(((count - 1) + (2 * Margin)) * LineHeight);
        _width = HouseStyle.Width - 24 - 52 - (scene.Lines.Max(name => name.Length) * 7.5);
        Bottom = count - 1 + Margin;
    }

    /// <summary>The room above the first line and below the last, in lines.</summary>
    public const double Margin = 0.55;

    /// <summary>The height of a label's line of text.</summary>
    public const double TextHeight = 15;

    public ChartClock Clock { get; }

    public double First { get; }

    public double Last { get; }

    public double Bottom { get; }

    public int LineHeight { get; }

    public int PlotHeight { get; }

    public double Width => _width;

    /// <summary>A time in the picture's unit.</summary>
    public double Of(TimeSpan time) => Clock.Of(time);

    public double X(double time) => (time - First) / (Last - First) * _width;

    public double Y(double line) => (line + Margin) * LineHeight;

    public double TimeAt(double x) => First + (x / _width * (Last - First));

    public double LineAt(double y) => (y / LineHeight) - Margin;

    public static double WidthOf(string text) => (text.Length * PixelsPerLetter) + 4;
}
