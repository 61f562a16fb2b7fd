using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Log-normal: its logarithm is normal.</summary>
/// <param name="Median">Half of the draws are below; not negative.</param>
/// <param name="Sigma">The standard deviation of the natural logarithm; not negative.</param>
public sealed record LogNormalLatency(TimeSpan Median, double Sigma) : Latency
{
    /// <summary>Gets the median: half of the draws are below; not negative.</summary>
    public TimeSpan Median { get; } = NotNegative(Median, nameof(Median));

    /// <summary>Gets the standard deviation of the natural logarithm; not negative.</summary>
    public double Sigma { get; } = double.IsFinite(Sigma) && Sigma >= 0
        ? Sigma
        : throw new ArgumentOutOfRangeException(nameof(Sigma), Sigma, "Sigma must be a number, 0 or more.");

    internal override long Ticks(RandomStream random) => Round(Median.Ticks * Math.Exp(Sigma * NormalLatency.Standard(random)));
}
