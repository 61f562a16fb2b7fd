using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Resilience;

/// <summary>A wait on virtual time whose end and whose cancellation are both events of the simulation.</summary>
internal static class VirtualWait
{
    public static Task For(Simulation simulation, TimeSpan duration, CancellationToken token) =>
        token.CanBeCanceled ? Cancellable(simulation, duration, token) : Task.Delay(duration, simulation, CancellationToken.None);

    private static async Task Cancellable(Simulation simulation, TimeSpan duration, CancellationToken token)
    {
        var done = new TaskCompletionSource();
        await using var timer = simulation.CreateTimer(_ => done.TrySetResult(), state: null, duration, Timeout.InfiniteTimeSpan);
        await using var cancellation = token.UnsafeRegister(_ => simulation.At(simulation.Now, () => done.TrySetCanceled(token)), state: null);
        await done.Task;
    }
}
