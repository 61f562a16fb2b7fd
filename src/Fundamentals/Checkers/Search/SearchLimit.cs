namespace Fundamentals.Checkers.Search;

/// <summary>Counts configurations, and tells when a limit is reached. Shared by the parts of one check.</summary>
internal sealed class SearchLimit
{
    private const int ConfigurationsBetweenLooks = 256;

    private readonly CheckLimits _limits;
    private readonly long _startBytes = GC.GetAllocatedBytesForCurrentThread();
    private readonly long _startTime;
    private readonly long _most;

    public SearchLimit(CheckLimits limits)
    {
        CheckLimits.Validate(limits);
        _limits = limits;
        _most = limits.Configurations ?? long.MaxValue;
        _startTime = limits.Clock?.GetTimestamp() ?? 0;
    }

    public long Explored { get; private set; }

    /// <summary>Gets which limit was reached, or null.</summary>
    public string? Reached { get; private set; }

    /// <summary>Counts one more configuration.</summary>
    /// <returns>False if the search must stop.</returns>
    public bool TryExplore()
    {
        if (Explored == _most)
            Reached = $"the limit of {_most} configurations";
        else if (++Explored % ConfigurationsBetweenLooks == 0)
            Look();
        return Reached is null;
    }

    private void Look()
    {
        if (_limits.CancellationToken.IsCancellationRequested)
            Reached = "the caller's request";
        else if (_limits.Memory is { } memory && GC.GetAllocatedBytesForCurrentThread() - _startBytes > memory)
            Reached = $"the limit of {memory} bytes";
        else if (_limits.Time is { } time && _limits.Clock!.GetElapsedTime(_startTime) > time)
            Reached = $"the limit of {time.TotalSeconds} s";
    }
}
