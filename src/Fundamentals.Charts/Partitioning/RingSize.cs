namespace Fundamentals.Charts.Partitioning;

/// <summary>Where things stand on the drawn ring, as parts of the band's middle radius.</summary>
internal static class RingSize
{
    public const double BandInner = 0.92;

    public const double BandOuter = 1.08;

    /// <summary>Where a second band is, that of the ring before a change.</summary>
    public const double BeforeInner = 0.7;

    public const double BeforeOuter = 0.86;

    /// <summary>The circle on which points and keys stand.</summary>
    public const double Middle = 1;

    /// <summary>The outermost way of a key, and the innermost.</summary>
    public const double OuterWay = 0.82;

    public const double InnerWay = 0.42;

    /// <summary>What the drawing ends at, at top and bottom; names beside the ring go on where there is room.</summary>
    public const double Edge = 1.36;

    /// <summary>The height of a ring's picture, in pixels.</summary>
    public const int Height = 560;

    public const int BottomMargin = 24;

    /// <summary>How many pixels the radius 1 takes, on a page that is wide enough.</summary>
    public const double Unit = (Height - HouseStyle.TopMargin - BottomMargin) / 2 / Edge;
}
