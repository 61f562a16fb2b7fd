using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Resilience;

/// <summary>A wait on virtual time whose end and whose cancellation are both events of the simulation.</summary>
internal static class VirtualWait
{
    public static async Task For(Simulation simulation, TimeSpan duration, CancellationToken token)
    {
        var done = new TaskCompletionSource();
        await using var timer = simulation.CreateTimer(_ => done.TrySetResult(), state: null, duration, Timeout.InfiniteTimeSpan);
        await using var cancellation = token.UnsafeRegister(_ => simulation.At(simulation.Now, () => done.TrySetCanceled(token)), state: null);
        await done.Task;
    }
}
