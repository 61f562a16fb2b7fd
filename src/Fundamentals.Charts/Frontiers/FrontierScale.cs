using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts.Frontiers;

/// <summary>Where values are along an axis, in pixels from its beginning at the width and height of the house style.</summary>
internal sealed class FrontierScale
{
    // The share that stays free beyond the outermost values, for their labels.
    private const double Room = 0.08;

    // Above the markers at 100 % two lines of labels have room.
    private const double RoomAbove = 0.16;

    private static readonly double[] ShareSteps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];

    private const int MostTicks = 8;

    private readonly Axis _axis;
    private readonly double _pixels;

    public FrontierScale(Axis axis, IEnumerable<double> values, double pixels)
    {
        (_axis, _pixels) = (axis, pixels);
        List<double> all = [.. values, .. axis.Covers];
        var isFromZero = !axis.IsLogarithmic && axis.StartsAtZero && all.Min() >= 0;
        var shown = axis.IsLogarithmic ? LogTicks.Of(all) : [.. all];
        var (least, most) = (Of(isFromZero ? 0 : shown.Min()), Of(shown.Max()));
        var room = most > least ? (most - least) * Room : least == 0 ? 1 : Math.Abs(least) * Room;
        From = isFromZero ? 0 : least - room;
        To = most + (IsShare(axis, most) ? room * RoomAbove / Room : room);
        Ticks = IsShare(axis, most) && To > 1 ? SharesFrom(From) : null;
    }

    /// <summary>Gets where the axis begins, in its own measure: the logarithm where it is logarithmic.</summary>
    public double From { get; }

    public double To { get; }

    /// <summary>Gets the ticks of an axis that goes beyond 100 % for the labels, none of them beyond it; null where plotly.js chooses.</summary>
    public double[]? Ticks { get; }

    public double PixelOf(double value) => (Of(value) - From) / (To - From) * _pixels;

    /// <summary>A value in the axis's measure, in which annotations are placed.</summary>
    public double Of(double value) => _axis.IsLogarithmic ? Math.Log10(value) : value;

    private static bool IsShare(Axis axis, double most) => axis.IsPercent && !axis.IsLogarithmic && most <= 1;

    private static double[] SharesFrom(double from)
    {
        var step = ShareSteps.First(step => (1 - from) / step <= MostTicks);
        return [.. Enumerable.Range(0, (int)Math.Floor((1 - from) / step) + 1).Reverse().Select(i => Math.Round(1 - (i * step), 6))];
    }
}
