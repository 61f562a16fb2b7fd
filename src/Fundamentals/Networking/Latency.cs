using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>
/// How long a message is under way, one way: a distribution to draw from. A <see cref="TimeSpan"/> is one too, the
/// constant one. Draws are rounded to the clock's 100 ns.
/// </summary>
public abstract record Latency
{
    /// <summary>Always the same.</summary>
    /// <param name="value">How long; not negative.</param>
    public static Latency Constant(TimeSpan value) => new ConstantLatency(value);

    /// <summary>Anything between two values, all equally likely.</summary>
    /// <param name="least">The shortest; not negative.</param>
    /// <param name="most">The longest; not less than <paramref name="least"/>.</param>
    public static Latency Uniform(TimeSpan least, TimeSpan most) => new UniformLatency(least, most);

    /// <summary>Exponential: what is between events that come at random, such as requests of independent users.</summary>
    /// <param name="mean">The mean; not negative.</param>
    public static Latency Exponential(TimeSpan mean) => new ExponentialLatency(mean);

    /// <summary>Normal, without what would be below zero: such draws are made again.</summary>
    /// <param name="mean">The mean before the cut at zero; not negative.</param>
    /// <param name="deviation">The standard deviation before the cut; not negative.</param>
    public static Latency Normal(TimeSpan mean, TimeSpan deviation) => new NormalLatency(mean, deviation);

    /// <summary>Log-normal: its logarithm is normal. A fair picture of a healthy network, with a tail to the right.</summary>
    /// <param name="median">Half of the draws are below; not negative.</param>
    /// <param name="sigma">The standard deviation of the natural logarithm, not negative; 0.5 has its 99th percentile at 3.2 medians.</param>
    public static Latency LogNormal(TimeSpan median, double sigma) => new LogNormalLatency(median, sigma);

    /// <summary>Pareto: a tail so heavy that the slowest few decide.</summary>
    /// <param name="least">The shortest; positive.</param>
    /// <param name="shape">How fast the tail thins out; positive. At 1 or less there is no mean, at 2 or less no variance.</param>
    public static Latency Pareto(TimeSpan least, double shape) => new ParetoLatency(least, shape);

    /// <summary>Now one distribution, now another.</summary>
    /// <param name="parts">Each with its weight, which is positive; they need not add up to 1.</param>
    public static Latency Mixture(params (double Weight, Latency Latency)[] parts) => new MixtureLatency(parts);

    /// <summary>What was measured: each draw is one of the samples.</summary>
    /// <param name="samples">At least one; none negative.</param>
    public static Latency Empirical(IEnumerable<TimeSpan> samples) => new EmpiricalLatency(samples);

    /// <summary>Draws one.</summary>
    /// <param name="random">What to draw from.</param>
    public TimeSpan Draw(RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return new TimeSpan(Ticks(random));
    }

    /// <summary>The constant distribution.</summary>
    /// <param name="value">How long; not negative.</param>
    public static implicit operator Latency(TimeSpan value) => Constant(value);

    /// <summary>Draws one, in ticks of 100 ns; never negative.</summary>
    internal abstract long Ticks(RandomStream random);

    /// <summary>Rounds ticks, and keeps a draw from far out in a tail to a thousand days.</summary>
    private protected static long Round(double ticks) => (long)Math.Round(Math.Min(ticks, TimeSpan.TicksPerDay * 1000.0));

    private protected static TimeSpan NotNegative(TimeSpan value, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        return value;
    }
}
