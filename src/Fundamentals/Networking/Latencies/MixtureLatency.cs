using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Now one distribution, now another, each as often as its weight says.</summary>
public sealed record MixtureLatency : Latency
{
    private readonly (double Weight, Latency Latency)[] _parts;
    private readonly double _total;

    /// <summary>Mixes distributions.</summary>
    /// <param name="parts">At least one; each with its weight, which is positive.</param>
    public MixtureLatency(IEnumerable<(double Weight, Latency Latency)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        _parts = [.. parts];
        if (_parts.Length == 0)
            throw new ArgumentException("A mixture needs at least one part.", nameof(parts));
        if (Array.Exists(_parts, part => part.Latency is null || !double.IsFinite(part.Weight) || part.Weight <= 0))
            throw new ArgumentException("Each part of a mixture needs a latency and a positive weight.", nameof(parts));
        _total = _parts.Sum(part => part.Weight);
    }

    /// <summary>Gets the parts, each with its weight.</summary>
    public IReadOnlyList<(double Weight, Latency Latency)> Parts => _parts;

    internal override long Ticks(RandomStream random)
    {
        var left = random.NextDouble() * _total;
        var i = 0;
        while (i < _parts.Length - 1 && left >= _parts[i].Weight)
            left -= _parts[i++].Weight;
        return _parts[i].Latency.Ticks(random);
    }
}
