namespace Fundamentals.Histories;

/// <summary>An operation that <see cref="HistoryRecorder.Begin"/> wrote down. End it once; one never ended is Unknown.</summary>
public sealed class RunningOperation
{
    private readonly HistoryRecorder _recorder;
    private int _ended;

    internal RunningOperation(HistoryRecorder recorder, string process, string action, string? key) =>
        (_recorder, Process, Action, Key) = (recorder, process, action, key);

    internal string Process { get; }

    internal string Action { get; }

    internal string? Key { get; }

    internal bool HasEnded => Volatile.Read(ref _ended) == 1;

    /// <summary>It was done.</summary>
    /// <param name="output">The answer.</param>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public void Ok(object? output = null) => End(HistoryEventType.Ok, output);

    /// <summary>It certainly was not done, and never will be.</summary>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public void Fail() => End(HistoryEventType.Fail, null);

    /// <summary>Nobody knows whether it was done or will be.</summary>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public void Unknown() => End(HistoryEventType.Info, null);

    private void End(HistoryEventType type, object? value)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
            throw new InvalidOperationException($"The {Action} of {Process} has ended already; an operation ends once.");
        _recorder.Add(type, this, value);
    }
}
