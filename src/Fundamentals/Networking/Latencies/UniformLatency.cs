using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Anything between two values, all equally likely.</summary>
/// <param name="Least">The shortest; not negative.</param>
/// <param name="Most">The longest; not less than <paramref name="Least"/>.</param>
public sealed record UniformLatency(TimeSpan Least, TimeSpan Most) : Latency
{
    /// <summary>Gets the shortest; not negative.</summary>
    public TimeSpan Least { get; } = NotNegative(Least, nameof(Least));

    /// <summary>Gets the longest; not less than <see cref="Least"/>.</summary>
    public TimeSpan Most { get; } = Most >= Least
        ? Most
        : throw new ArgumentOutOfRangeException(nameof(Most), Most, "The longest latency must not be less than the shortest.");

    internal override long Ticks(RandomStream random) => Round(Least.Ticks + random.NextDouble() * (Most - Least).Ticks);
}
