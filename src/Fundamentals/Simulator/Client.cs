using Fundamentals.Networking;

namespace Fundamentals.Simulator;

/// <summary>
/// Somebody outside who uses the nodes: an asynchronous script that sends requests and waits. It can be reached like a
/// node, and its messages cross the same network.
/// </summary>
public sealed class Client : IReceiver
{
    /// <summary>The note that the simulation writes into the trace when a client's script has ended.</summary>
    public const string Done = "done";

    private static readonly Dropped Late = new(DropReason.Late);
    private static readonly Dropped Unexpected = new(DropReason.Unexpected);

    private readonly Func<Client, Task> _script;
    private readonly HashSet<Wait> _waits = [];
    private readonly Dictionary<long, CallWait> _calls = [];
    private Endpoint _endpoint = null!;
    private Wait? _last;
    private Task _task = Task.CompletedTask;
    private volatile bool _finished;

    internal Client(Simulation simulation, string name, Func<Client, Task> script)
    {
        Simulation = simulation;
        Name = name;
        _script = script;
        Random = simulation.Random("client " + name);
    }

    /// <summary>Gets the client's name.</summary>
    public string Name { get; }

    /// <summary>Gets the simulation it lives in.</summary>
    public Simulation Simulation { get; }

    /// <summary>Gets the client's own random numbers.</summary>
    public RandomStream Random { get; }

    /// <summary>Gets the virtual time since the start.</summary>
    public TimeSpan Now => Simulation.Now;

    /// <summary>Gets a value indicating whether the script has ended.</summary>
    public bool IsFinished => _finished;

    internal IReadOnlyCollection<Wait> Waits => _waits;

    /// <summary>Gets or sets what made it leave the simulation; null since it waits for what is of it.</summary>
    internal LeavingCause? Outside { get; set; }

    /// <summary>Gets what it has waited for last, in words.</summary>
    internal string? LastWait => _last?.What;

    /// <summary>Waits on virtual time.</summary>
    /// <param name="delay">How long; not negative, or <see cref="Timeout.InfiniteTimeSpan"/> to wait for the cancellation alone.</param>
    /// <param name="cancellationToken">Ends the wait early, with <see cref="TaskCanceledException"/>.</param>
    /// <exception cref="LeftSimulationException">The simulation is not running, or this is not its thread.</exception>
    public Task Delay(TimeSpan delay, CancellationToken cancellationToken = default)
    {
        RequireDuration(delay, nameof(delay));
        Simulation.Loop.RequireInside("Delay");
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var wait = new DelayWait(this, delay);
        Begin(wait, delay, cancellationToken);
        return wait.Task;
    }

    /// <summary>Sends a request and waits for the answer.</summary>
    /// <param name="to">The name of a node.</param>
    /// <param name="body">The request.</param>
    /// <param name="deadline">How long to wait at most; by default <see cref="SimulationOptions.CallDeadline"/>. <see cref="Timeout.InfiniteTimeSpan"/> waits for ever.</param>
    /// <param name="cancellationToken">Ends the wait early; the request may be carried out all the same.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TimeoutException">No answer came in time. Whether the request was carried out is unknown.</exception>
    /// <exception cref="LeftSimulationException">The simulation is not running, or this is not its thread.</exception>
    public async Task<T> Call<T>(string to, object body, TimeSpan? deadline = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        Simulation.Loop.RequireInside("Call");
        var limit = deadline ?? Simulation.Options.CallDeadline;
        RequireDuration(limit, nameof(deadline));
        cancellationToken.ThrowIfCancellationRequested();
        var wait = new CallWait(this, to, body, limit);
        wait.Request = Simulation.Network.SendRequest(_endpoint, to, body, out var sent);
        wait.Sent = sent;
        _calls.Add(wait.Request, wait);
        Begin(wait, limit, cancellationToken);
        var answer = await wait.Task;
        return answer is T expected
            ? expected
            : throw new InvalidCastException($"{to} answered {Name}'s {body} with {answer} of type {answer.GetType().Name}; {typeof(T).Name} was expected.");
    }

    /// <summary>Sends a request and waits for any answer.</summary>
    /// <inheritdoc cref="Call{T}"/>
    public Task<object> Call(string to, object body, TimeSpan? deadline = null, CancellationToken cancellationToken = default) =>
        Call<object>(to, body, deadline, cancellationToken);

    /// <summary>Sends a message and does not wait.</summary>
    /// <param name="to">The name of a node or client.</param>
    /// <param name="body">What it says.</param>
    public void Send(string to, object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Simulation.Loop.RequireInside("Send");
        Simulation.Network.Send(_endpoint, to, body);
    }

    /// <summary>Writes a note into the trace.</summary>
    /// <param name="note">What to note.</param>
    /// <exception cref="LeftSimulationException">The simulation runs, and this is not its thread.</exception>
    public void Note(string note)
    {
        Simulation.Loop.RequireNotElsewhere("Note");
        Simulation.Trace.Add(Simulation.Now, TraceKind.Note, Name, detail: note);
    }

    /// <summary>An answer ends the call it answers. What comes too late, or answers nothing, is dropped.</summary>
    void IReceiver.Arrive(Message message, long sent)
    {
        if (!_calls.TryGetValue(message.Request, out var call))
        {
            Simulation.Network.Drop(message, message.Request > 0 ? Late : Unexpected, sent);
            return;
        }

        var trace = Simulation.Trace;
        trace.Current = trace.Add(Simulation.Now, TraceKind.Deliver, Name, message, cause: sent);
        call.Answer(message.Body);
    }

    internal void Attach(Endpoint endpoint) => _endpoint = endpoint;

    /// <summary>Writes down that a call's deadline has passed; what the script does next has that for its cause.</summary>
    internal void TimeOut(CallWait call)
    {
        var trace = Simulation.Trace;
        if (trace.IsOn)
            trace.Current = trace.Add(Simulation.Now, TraceKind.Timeout, Name, trace.Events[(int)call.Sent - 1].Message, cause: call.Sent);
    }

    /// <summary>Runs the script up to its first wait.</summary>
    internal void Start() => _ = RunAsync();

    /// <summary>Finds what the script waits for that is not of the simulation, as far as can be seen.</summary>
    internal LeavingCause? Awaited() => AwaitedTask.CauseOf(_task);

    internal void Ended(Wait wait)
    {
        _waits.Remove(wait);
        if (wait is CallWait call)
            _calls.Remove(call.Request);
    }

    private async Task RunAsync()
    {
        try
        {
            Whereabouts.Follow(this);
            _task = _script(this);
            await _task;
            Simulation.Finished(this);
        }
        catch (Exception failure)
        {
            Simulation.Fail(this, failure);
        }

        _finished = true;
    }

    private void Begin(Wait wait, TimeSpan limit, CancellationToken cancellationToken)
    {
        _waits.Add(wait);
        _last = wait;
        Outside = null;
        if (limit != Timeout.InfiniteTimeSpan)
            Simulation.Schedule(limit, wait);
        wait.CancelWith(cancellationToken);
    }

    private static void RequireDuration(TimeSpan duration, string name)
    {
        if (duration != Timeout.InfiniteTimeSpan)
            ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero, name);
    }
}
