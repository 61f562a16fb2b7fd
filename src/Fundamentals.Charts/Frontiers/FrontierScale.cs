using Fundamentals.Charts.Figures;

namespace Fundamentals.Charts.Frontiers;

/// <summary>Where values are along an axis, in pixels from its beginning at the width and height of the house style.</summary>
internal sealed class FrontierScale
{
    // The share that stays free beyond the outermost values, for their labels.
    private const double Room = 0.08;

    private const double MostShare = 1.02;

    private readonly Axis _axis;
    private readonly double _pixels;

    public FrontierScale(Axis axis, IEnumerable<double> values, double pixels)
    {
        (_axis, _pixels) = (axis, pixels);
        List<double> all = [.. values];
        var isFromZero = !axis.IsLogarithmic && axis.StartsAtZero && all.Min() >= 0;
        var shown = axis.IsLogarithmic ? LogTicks.Of(all) : [.. all];
        var (least, most) = (Of(isFromZero ? 0 : shown.Min()), Of(shown.Max()));
        var room = most > least ? (most - least) * Room : least == 0 ? 1 : Math.Abs(least) * Room;
        From = isFromZero ? 0 : least - room;

        // A share has no room above 100 % but for the markers.
        To = axis.IsPercent && !axis.IsLogarithmic && most <= 1 ? Math.Min(most + room, MostShare) : most + room;
    }

    /// <summary>Gets where the axis begins, in its own measure: the logarithm where it is logarithmic.</summary>
    public double From { get; }

    public double To { get; }

    public double PixelOf(double value) => (Of(value) - From) / (To - From) * _pixels;

    /// <summary>A value in the axis's measure, in which annotations are placed.</summary>
    public double Of(double value) => _axis.IsLogarithmic ? Math.Log10(value) : value;
}
