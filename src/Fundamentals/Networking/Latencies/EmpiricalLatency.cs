using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>What was measured: each draw is one of the samples, all equally likely.</summary>
public sealed record EmpiricalLatency : Latency
{
    private readonly TimeSpan[] _samples;

    /// <summary>Keeps samples to draw from.</summary>
    /// <param name="samples">At least one; none negative.</param>
    public EmpiricalLatency(IEnumerable<TimeSpan> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        _samples = [.. samples];
        if (_samples.Length == 0)
            throw new ArgumentException("An empirical distribution needs at least one sample.", nameof(samples));
        Array.Sort(_samples);
        NotNegative(_samples[0], nameof(samples));
    }

    /// <summary>Gets the samples, shortest first.</summary>
    public IReadOnlyList<TimeSpan> Samples => _samples;

    internal override long Ticks(RandomStream random) => _samples[random.Next(_samples.Length)].Ticks;
}
