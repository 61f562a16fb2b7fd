using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Resilience;

/// <summary>
/// The clock of a retry. Polly waits between tries with Task.Delay(delay, clock, token), and the runtime finishes a
/// cancelled Task.Delay on the thread pool. So a timer of this clock fires at once and only leaves its duration behind;
/// the <see cref="RetryWait"/> that comes right after it makes the wait, in a way the simulation can cancel.
/// </summary>
internal sealed class RetryClock(Simulation simulation) : TimeProvider
{
    private TimeSpan _owed;

    public Simulation Simulation => simulation;

    public override long TimestampFrequency => simulation.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => simulation.LocalTimeZone;

    /// <summary>Counts the wait that is owed, so that the duration of a try, as Polly reports it, is without it.</summary>
    public override long GetTimestamp() => simulation.GetTimestamp() + _owed.Ticks;

    public override DateTimeOffset GetUtcNow() => simulation.GetUtcNow() + _owed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _owed = dueTime;
        callback(state);
        return new Fired();
    }

    /// <summary>Takes over the wait that is owed, if any.</summary>
    public TimeSpan TakeOwed()
    {
        var owed = _owed;
        _owed = TimeSpan.Zero;
        return owed;
    }

    private sealed class Fired : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
