using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Exponential: how long it is until something that may happen at any time does.</summary>
/// <param name="Mean">The mean; not negative.</param>
public sealed record ExponentialLatency(TimeSpan Mean) : Latency
{
    private readonly double _mean = NotNegative(Mean, nameof(Mean)).Ticks;

    internal override long Ticks(RandomStream random) => Round(-_mean * Math.Log(1 - random.NextDouble()));
}
