namespace Fundamentals.Tests.Anchors;

/// <summary>
/// What a hybrid logical clock says step by step, with clock readings in ticks and at most 1,000 ticks of drift allowed.
/// Source: CockroachDB, the unit test TestHLClock of its package hlc, as of 2014.
/// </summary>
internal static class HlcSteps
{
    public const int MaxDrift = 1000;

    /// <summary>The clock reading; the timestamp received, if any; the timestamp afterwards; and whether the one received is refused.</summary>
    public static readonly IReadOnlyList<(long Wall, (long Physical, long Logical)? Received, (long Physical, long Logical) Want, bool Refused)> All =
    [
        (5, null, (5, 0), false),
        (6, null, (6, 0), false),
        (10, (10, 5), (10, 6), false),
        (7, null, (10, 7), false),
        (8, (10, 4), (10, 8), false),
        (9, (1100, 888), (10, 8), true),
        (10, (10, 99), (10, 100), false),
        (11, (10, 31), (11, 0), false),
        (11, null, (11, 1), false),
    ];
}
