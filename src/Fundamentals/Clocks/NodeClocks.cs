using Fundamentals.Faults;
using Fundamentals.Simulator;

namespace Fundamentals.Clocks;

/// <summary>
/// Looks at a node's physical clock from outside, where the true time is known. A node itself sees <see cref="INode.Now"/>
/// and nothing else. A clock is right unless <see cref="FaultInjector.Skew"/> or <see cref="FaultInjector.Drift"/> makes it wrong.
/// </summary>
public static class NodeClocks
{
    /// <summary>Tells how far a node's clock is ahead of the true time now, or behind if negative. O(1).</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="node">The node's name.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public static TimeSpan ClockError(this Simulation simulation, string node)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(node);
        var found = simulation.Network.Find(node).Node
            ?? throw new ArgumentException($"{node} is a client, and has no clock of its own: it goes by the true time.", nameof(node));
        return found.Now - simulation.GetUtcNow();
    }
}
