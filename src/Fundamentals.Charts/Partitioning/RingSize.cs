namespace Fundamentals.Charts.Partitioning;

/// <summary>Where things stand on the drawn ring, as parts of the band's middle radius.</summary>
internal static class RingSize
{
    public const double BandInner = 0.92;

    public const double BandOuter = 1.08;

    /// <summary>Where keys start on their way round.</summary>
    public const double Keys = 0.74;

    /// <summary>What the drawing ends at, names included.</summary>
    public const double Edge = 1.3;
}
