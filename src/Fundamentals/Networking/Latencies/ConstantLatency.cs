using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Always the same.</summary>
/// <param name="Value">How long; not negative.</param>
public sealed record ConstantLatency(TimeSpan Value) : Latency
{
    /// <summary>Gets how long; not negative.</summary>
    public TimeSpan Value { get; } = NotNegative(Value, nameof(Value));

    internal override long Ticks(RandomStream random) => Value.Ticks;
}
