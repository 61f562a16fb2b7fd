using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Pareto: longer than x with probability (least / x)^shape.</summary>
/// <param name="Least">The shortest; positive.</param>
/// <param name="Shape">How fast the tail thins out; positive.</param>
public sealed record ParetoLatency(TimeSpan Least, double Shape) : Latency
{
    /// <summary>Gets the shortest; positive.</summary>
    public TimeSpan Least { get; } = Least > TimeSpan.Zero
        ? Least
        : throw new ArgumentOutOfRangeException(nameof(Least), Least, "The shortest latency of a Pareto distribution must be positive.");

    /// <summary>Gets how fast the tail thins out; positive.</summary>
    public double Shape { get; } = double.IsFinite(Shape) && Shape > 0
        ? Shape
        : throw new ArgumentOutOfRangeException(nameof(Shape), Shape, "The shape must be a positive number.");

    internal override long Ticks(RandomStream random) => Round(Least.Ticks * Math.Pow(1 - random.NextDouble(), -1 / Shape));
}
