using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Normal, without what would be below zero: such draws are made again.</summary>
/// <param name="Mean">The mean before the cut at zero; not negative.</param>
/// <param name="Deviation">The standard deviation before the cut; not negative.</param>
public sealed record NormalLatency(TimeSpan Mean, TimeSpan Deviation) : Latency
{
    /// <summary>Gets the mean before the cut at zero; not negative.</summary>
    public TimeSpan Mean { get; } = NotNegative(Mean, nameof(Mean));

    /// <summary>Gets the standard deviation before the cut; not negative.</summary>
    public TimeSpan Deviation { get; } = NotNegative(Deviation, nameof(Deviation));

    internal override long Ticks(RandomStream random)
    {
        // The mean is not negative, so that at least every second draw will do.
        while (true)
        {
            var ticks = Mean.Ticks + Deviation.Ticks * Standard(random);
            if (ticks >= 0)
                return Round(ticks);
        }
    }

    /// <summary>
    /// Draws from the normal distribution with mean 0 and deviation 1. Box and Muller, "A Note on the Generation of Random
    /// Normal Deviates" (Annals of Mathematical Statistics 29(2), 1958), of whose two results one is used: nothing is kept
    /// between draws.
    /// </summary>
    internal static double Standard(RandomStream random)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble()));
        return radius * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
