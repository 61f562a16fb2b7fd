using Fundamentals.Networking;

namespace Fundamentals.Simulator;

/// <summary>Every knob of a simulation. Together with the seed it decides all that happens.</summary>
public sealed record SimulationOptions
{
    /// <summary>Gets the wall-clock time at which the simulation starts. Default: 1 January 2030, 00:00 UTC.</summary>
    public DateTimeOffset Start { get; init; } = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Gets how long a client waits for an answer unless it says otherwise; positive. Default: 1 s.</summary>
    public TimeSpan CallDeadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets what every link is like that is not given options of its own. Default: 1 ms, and nothing is lost.</summary>
    public LinkOptions Link { get; init; } = new();

    /// <summary>
    /// Gets how many events one run may take before it is stopped as a runaway; positive. Default: 10 million, which takes
    /// seconds, and some 1.7 GB where the trace is on.
    /// </summary>
    public long EventBudget { get; init; } = 10_000_000;

    /// <summary>Gets a value indicating whether what happens is written down. Default: true.</summary>
    public bool Trace { get; init; } = true;
}
