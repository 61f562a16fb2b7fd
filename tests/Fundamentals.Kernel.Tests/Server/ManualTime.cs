namespace Fundamentals.Kernel.Tests.Server;

/// <summary>A clock on which each wait ends when the test says so.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly TaskCompletionSource<Action> _wait = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _wait.SetResult(() => callback(state));
        return new Idle();
    }

    /// <summary>Waits until something waits on this clock, and ends its waiting.</summary>
    public void Elapse()
    {
        Assert.True(_wait.Task.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken), "Nothing waits.");
        _wait.Task.Result();
    }

    private sealed class Idle : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
