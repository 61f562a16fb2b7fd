using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Faults;

/// <summary>What the faults of one node do to it.</summary>
internal static class NodeFaults
{
    public static void Begin(Fault fault, Endpoint target, Simulation simulation)
    {
        var node = target.Node!;
        switch (fault.Kind)
        {
            case FaultKind.Crash:
                node.Crash();
                break;
            case FaultKind.Pause:
                node.Pause();
                break;
            case FaultKind.Slow:
                target.Slowness *= fault.Factor;
                break;
            case FaultKind.Skew:
                node.Clock.Shift(fault.Offset);
                break;
            case FaultKind.Drift:
                node.Clock.Drift(simulation.Now.Ticks, fault.Rate);
                break;
        }
    }

    /// <summary>Undoes it, as far as other faults of the node let.</summary>
    public static void End(Fault fault, Endpoint target, Simulation simulation, List<ActiveFault> stillActive)
    {
        var node = target.Node!;
        var others = stillActive.FindAll(active => active.IsAbout(fault.Kind, target.Name));
        switch (fault.Kind)
        {
            case FaultKind.Crash when others.Count == 0:
                node.Restart(fault.LoseMemory);
                break;
            case FaultKind.Pause when others.Count == 0:
                node.Resume();
                break;
            case FaultKind.Slow:
                // Multiplied anew: dividing would leave a rounding error behind.
                target.Slowness = others.Aggregate(1.0, (slowness, active) => slowness * active.Fault.Factor);
                break;
            case FaultKind.Skew:
                node.Clock.Shift(-fault.Offset);
                break;
            case FaultKind.Drift:
                node.Clock.Drift(simulation.Now.Ticks, others.Count == 0 ? 0 : others[^1].Fault.Rate);
                break;
        }
    }
}
