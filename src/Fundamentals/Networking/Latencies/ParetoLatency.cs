using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Pareto: longer than x with probability (least / x)^shape.</summary>
/// <param name="Least">The shortest; positive.</param>
/// <param name="Shape">How fast the tail thins out; positive.</param>
public sealed record ParetoLatency(TimeSpan Least, double Shape) : Latency
{
    private readonly double _least = Least > TimeSpan.Zero
        ? Least.Ticks
        : throw new ArgumentOutOfRangeException(nameof(Least), Least, "The shortest latency of a Pareto distribution must be positive.");

    private readonly double _power = double.IsFinite(Shape) && Shape > 0
        ? -1 / Shape
        : throw new ArgumentOutOfRangeException(nameof(Shape), Shape, "The shape must be a positive number.");

    internal override long Ticks(RandomStream random) => Round(_least * Math.Pow(1 - random.NextDouble(), _power));
}
