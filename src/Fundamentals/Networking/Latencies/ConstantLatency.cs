using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Always the same.</summary>
/// <param name="Value">How long; not negative.</param>
public sealed record ConstantLatency(TimeSpan Value) : Latency
{
    private readonly long _ticks = NotNegative(Value, nameof(Value)).Ticks;

    internal override long Ticks(RandomStream random) => _ticks;
}
