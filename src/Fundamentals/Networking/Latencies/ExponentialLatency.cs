using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Exponential: how long it is until something that may happen at any time does.</summary>
/// <param name="Mean">The mean; not negative.</param>
public sealed record ExponentialLatency(TimeSpan Mean) : Latency
{
    /// <summary>Gets the mean; not negative.</summary>
    public TimeSpan Mean { get; } = NotNegative(Mean, nameof(Mean));

    internal override long Ticks(RandomStream random) => Round(-Mean.Ticks * Math.Log(1 - random.NextDouble()));
}
