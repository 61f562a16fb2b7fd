using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Anything between two values, all equally likely.</summary>
/// <param name="Least">The shortest; not negative.</param>
/// <param name="Most">The longest; not less than <paramref name="Least"/>.</param>
public sealed record UniformLatency(TimeSpan Least, TimeSpan Most) : Latency
{
    private readonly double _least = NotNegative(Least, nameof(Least)).Ticks;
    private readonly double _width = NotNegative(Most - Least, nameof(Most)).Ticks;

    internal override long Ticks(RandomStream random) => Round(_least + random.NextDouble() * _width);
}
