namespace Fundamentals.Histories;

/// <summary>
/// Writes down what clients do while they do it, from any number of threads. Give it a
/// <see cref="Simulator.Simulation"/> and it records virtual time; <see cref="TimeProvider.System"/> and it records the
/// machine's monotonic clock.
/// </summary>
/// <remarks>
/// A beginning is written down before the request leaves and an end after the answer is there, in one order for all
/// threads. So what it records as one after the other really was, and what it records as overlapping may have been.
/// </remarks>
/// <param name="clock">What tells the time.</param>
public sealed class HistoryRecorder(TimeProvider clock)
{
    private readonly TimeProvider _clock = clock ?? throw new ArgumentNullException(nameof(clock));
    private readonly long _start = clock.GetTimestamp();
    private readonly List<HistoryEvent> _events = [];
    private readonly Lock _lock = new();

    /// <summary>Gets what was recorded so far; what still runs then has an unknown outcome.</summary>
    /// <exception cref="HistoryFormatException">A process began something before it had ended its last.</exception>
    public History History
    {
        get
        {
            lock (_lock)
                return History.FromEvents(_events);
        }
    }

    /// <summary>Writes down that something is asked for. Call it just before, and end what it returns just after.</summary>
    /// <param name="process">Who: a client that does one thing at a time.</param>
    /// <param name="action">What, such as <c>read</c>.</param>
    /// <param name="key">The object it is about, if there are several.</param>
    /// <param name="input">What is given.</param>
    public RunningOperation Begin(string process, string action, string? key = null, object? input = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(process);
        ArgumentException.ThrowIfNullOrEmpty(action);
        var running = new RunningOperation(this, process, action, key);
        Add(HistoryEventType.Invoke, running, input);
        return running;
    }

    /// <summary>Records a call from beginning to end.</summary>
    /// <param name="process">Who calls.</param>
    /// <param name="action">What it asks for.</param>
    /// <param name="key">The object it is about, if there are several.</param>
    /// <param name="input">What is given.</param>
    /// <param name="call">The call; its result is the answer.</param>
    /// <param name="hadNoEffect">
    /// Tells of an exception whether the call then certainly had no effect, such as a refused connection. By default none
    /// does: whoever gets an exception does not know, and the outcome is Unknown.
    /// </param>
    /// <returns>The result; an exception of the call is passed on.</returns>
    public async Task<T> Record<T>(string process, string action, string? key, object? input, Func<Task<T>> call, Func<Exception, bool>? hadNoEffect = null)
    {
        ArgumentNullException.ThrowIfNull(call);
        var running = Begin(process, action, key, input);
        try
        {
            var answer = await call();
            running.Ok(answer);
            return answer;
        }
        catch (Exception failure) when (!running.HasEnded)
        {
            if (hadNoEffect?.Invoke(failure) == true)
                running.Fail();
            else
                running.Unknown();
            throw;
        }
    }

    /// <summary>Records a call without an answer from beginning to end.</summary>
    /// <inheritdoc cref="Record{T}"/>
    public Task Record(string process, string action, string? key, object? input, Func<Task> call, Func<Exception, bool>? hadNoEffect = null)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Record<object?>(process, action, key, input, CallAsync, hadNoEffect);

        async Task<object?> CallAsync()
        {
            await call();
            return null;
        }
    }

    internal void Add(HistoryEventType type, RunningOperation operation, object? value)
    {
        lock (_lock)
            _events.Add(new HistoryEvent(operation.Process, type, operation.Action, operation.Key, value, _clock.GetElapsedTime(_start)));
    }
}
