using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Log-normal: its logarithm is normal.</summary>
/// <param name="Median">Half of the draws are below; not negative.</param>
/// <param name="Sigma">The standard deviation of the natural logarithm; not negative.</param>
public sealed record LogNormalLatency(TimeSpan Median, double Sigma) : Latency
{
    private readonly double _median = NotNegative(Median, nameof(Median)).Ticks;
    private readonly double _sigma = double.IsFinite(Sigma) && Sigma >= 0
        ? Sigma
        : throw new ArgumentOutOfRangeException(nameof(Sigma), Sigma, "Sigma must be a number, 0 or more.");

    internal override long Ticks(RandomStream random) => Round(_median * Math.Exp(_sigma * NormalLatency.Standard(random)));
}
