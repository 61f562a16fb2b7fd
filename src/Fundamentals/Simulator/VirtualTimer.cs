namespace Fundamentals.Simulator;

/// <summary>A timer on virtual time, as <see cref="TimeProvider.CreateTimer"/> gives it to libraries.</summary>
internal sealed class VirtualTimer(Simulation simulation, TimerCallback callback, object? state) : Happening, ITimer
{
    private TimeSpan _period;
    private bool _disposed;

    public override string Who => "The callback of a timer";

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        RequireTime(dueTime, nameof(dueTime));
        RequireTime(period, nameof(period));
        simulation.Loop.RequireNotElsewhere("A timer's Change");
        if (_disposed)
            return false;
        Revision++;
        _period = period;
        if (dueTime != Timeout.InfiniteTimeSpan)
            simulation.Schedule(dueTime, this);
        return true;
    }

    public override void Happen()
    {
        if (_period > TimeSpan.Zero)
            simulation.Schedule(_period, this);
        callback(state);
    }

    public void Dispose()
    {
        _disposed = true;
        Revision++;
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static void RequireTime(TimeSpan time, string name)
    {
        if (time != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero, name);
    }
}
