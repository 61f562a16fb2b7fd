namespace Fundamentals.Faults;

/// <summary>Which faults <see cref="Nemesis"/> draws, how often and how long.</summary>
public sealed record NemesisOptions
{
    /// <summary>Gets the kinds of fault to draw from, at least one. Default: all.</summary>
    public IReadOnlyList<FaultKind> Kinds { get; init; } = Enum.GetValues<FaultKind>();

    /// <summary>Gets when the first fault may begin, since the simulation's start; not negative. Default: 0.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.Zero;

    /// <summary>Gets for how long faults begin, from <see cref="Start"/> on; positive. Default: 10 s.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets the mean time from the beginning of one fault to that of the next, at least 1 ms; the times are uniform
    /// between zero and twice that. Default: 1 s.
    /// </summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long a fault lasts at least; not negative. Default: 100 ms.</summary>
    public TimeSpan Shortest { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets how long a fault lasts at most; not less than <see cref="Shortest"/>. Default: 2 s.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets a value indicating whether every fault ends by the end of <see cref="Duration"/>, so that the system can converge. Default: true.</summary>
    public bool HealAtEnd { get; init; } = true;

    /// <summary>Gets the probability that a crashed node loses its memory, from 0 to 1. Default: 0.</summary>
    public double LoseMemory { get; init; }

    /// <summary>
    /// Gets how many nodes may be down or paused at the same time; not negative. Default: null, a minority: (n - 1) / 2.
    /// </summary>
    public int? MostDown { get; init; }

    /// <summary>Gets the largest factor of a slow node; at least 2. Default: 10.</summary>
    public int MostSlowness { get; init; } = 10;

    /// <summary>Gets the largest skew, ahead or behind; at least 1 ms. Default: 500 ms.</summary>
    public TimeSpan MostSkew { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets the largest drift, either way, from 0.000001 to 0.9. Default: 0.01, fifty times what real clocks do.</summary>
    public double MostDrift { get; init; } = 0.01;
}
