using Fundamentals.Histories;

namespace Fundamentals.Charts.Histories;

/// <summary>Where the time axis of a timeline begins and ends, in ms, with some room at both ends.</summary>
internal sealed class TimelineScale
{
    private const double Room = 0.03;
    private const double LeastShare = 0.006;

    public TimelineScale(TimelineWindow window)
    {
        var (start, end) = (window.Start.TotalMilliseconds, window.End.TotalMilliseconds);
        var span = Math.Max(end - start, 1e-3);
        (Left, Right) = (start - (Room * span), end + (2 * Room * span));
        LeastWidth = LeastShare * span;
    }

    public double Left { get; }

    public double Right { get; }

    /// <summary>Gets how wide a bar must be to be seen.</summary>
    public double LeastWidth { get; }

    /// <summary>Finds where the bar of an operation ends; one without an end reaches to the right.</summary>
    public double EndOf(Operation operation) => operation.ReturnedAt?.TotalMilliseconds ?? Right;

    /// <summary>Gets how much time a pixel is, at the width of the house style.</summary>
    public double PerPixel => (Right - Left) / TimelineLabels.PlotWidth;

    /// <summary>Finds a moment's distance from the left end, in pixels at the width of the house style.</summary>
    public double PixelOf(double time) => (time - Left) / PerPixel;
}
