namespace Fundamentals.Checkers.Search;

/// <summary>
/// Counts configurations, and tells when a limit is reached. Shared by the parts of one check. A check that does not search
/// visits no configurations; it counts its steps, only to look at the other limits in time.
/// </summary>
internal sealed class SearchLimit
{
    private const int StepsBetweenLooks = 256;

    private readonly CheckLimits _limits;
    private readonly long _startBytes = GC.GetAllocatedBytesForCurrentThread();
    private readonly long _startTime;
    private readonly long _most;
    private readonly SearchLimit? _whole;
    private long _stepsSinceLook;

    public SearchLimit(CheckLimits limits)
    {
        CheckLimits.Validate(limits);
        _limits = limits;
        _most = limits.Configurations ?? long.MaxValue;
        _startTime = limits.Clock?.GetTimestamp() ?? 0;
    }

    private SearchLimit(SearchLimit whole, long most)
    {
        _limits = whole._limits;
        (_whole, _most) = (whole, most);
    }

    public long Explored { get; private set; }

    /// <summary>Gets how many configurations may still be visited.</summary>
    public long Left => _most - Explored;

    /// <summary>Gets which limit was reached, or null.</summary>
    public string? Reached { get; private set; }

    /// <summary>Counts one more configuration.</summary>
    /// <returns>False if the search must stop.</returns>
    public bool TryExplore()
    {
        if (Explored == _most)
        {
            Reached ??= $"the limit of {_most} configurations";
            return false;
        }

        Explored++;
        if (_whole is null)
            return TryWork();
        if (!_whole.TryExplore())
            Reached = _whole.Reached;
        return Reached is null;
    }

    /// <summary>Counts steps that visit no configuration.</summary>
    /// <returns>False if the check must stop.</returns>
    public bool TryWork(long steps = 1)
    {
        _stepsSinceLook += steps;
        if (_stepsSinceLook >= StepsBetweenLooks)
        {
            _stepsSinceLook = 0;
            Look();
        }

        return Reached is null;
    }

    /// <summary>Counts steps that visit no configuration.</summary>
    /// <exception cref="LimitReachedException">The check must stop.</exception>
    public void Work(long steps = 1)
    {
        if (!TryWork(steps))
            throw new LimitReachedException();
    }

    /// <summary>Gives a part of the check a share of the configurations. What it visits counts here, too.</summary>
    public SearchLimit Share(long most) => new(this, most);

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

/// <summary>A check that does not search has to stop; it knows nothing yet.</summary>
internal sealed class LimitReachedException : Exception;
