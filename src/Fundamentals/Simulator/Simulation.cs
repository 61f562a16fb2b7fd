using Fundamentals.Faults;
using Fundamentals.Networking;

namespace Fundamentals.Simulator;

/// <summary>
/// A world of nodes and clients with one virtual clock, one thread and one seed. The same seed and options give the same
/// run, event by event. It is a <see cref="TimeProvider"/>, so that libraries that take one live on its time.
/// </summary>
/// <remarks>
/// An event is a message that arrives, a timer that fires, or a client that goes on. Events happen one after the other,
/// by due time and then in the order they were scheduled; each takes no time. Set it up in any thread, then call one of
/// the Run methods; inside a run everything happens on the thread that called it.
/// </remarks>
public sealed class Simulation : TimeProvider
{
    private const int EventsBetweenInterrupts = 1024;

    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(1);

    private static readonly SimulationException Blocked = new("The thread was blocked.");

    private readonly EventQueue _events = new();
    private readonly Dictionary<string, RandomStream> _streams = new(StringComparer.Ordinal);
    private readonly List<Client> _clients = [];
    private long _now;
    private int _unfinished;
    private volatile SimulationException? _failure;
    private readonly Diagnosis _diagnosis;
    private volatile Happening? _happening;
    private volatile bool _isPausing;
    private WatchedRun? _watched;

    /// <summary>Makes a world.</summary>
    /// <param name="seed">Decides everything that is random.</param>
    /// <param name="options">The knobs; by default as <see cref="SimulationOptions"/> says.</param>
    public Simulation(ulong seed, SimulationOptions? options = null)
    {
        Seed = seed;
        Options = options ?? new SimulationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(Options.EventBudget, 1, nameof(options));
        Trace = new Trace(Options.Trace);
        Network = new Network(this);
        Faults = new FaultInjector(this);
        _diagnosis = new Diagnosis(this);
    }

    /// <summary>Gets the seed.</summary>
    public ulong Seed { get; }

    /// <summary>Gets the options.</summary>
    public SimulationOptions Options { get; }

    /// <summary>Gets what carries messages.</summary>
    public Network Network { get; }

    /// <summary>Gets what breaks nodes and links.</summary>
    public FaultInjector Faults { get; }

    /// <summary>Gets what has happened so far.</summary>
    public Trace Trace { get; }

    /// <summary>Gets the virtual time since the start.</summary>
    public TimeSpan Now => new(_now);

    /// <summary>Gets the number of events that have happened.</summary>
    public long EventCount { get; private set; }

    /// <summary>Gets the clients, in the order they were added.</summary>
    public IReadOnlyList<Client> Clients => _clients;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    internal LoopThread Loop { get; } = new();

    /// <summary>Gets what is happening; null between events.</summary>
    internal Happening? Happening => _happening;

    /// <summary>Gets a value indicating whether the run itself, and not what happens in it, has let go of its thread.</summary>
    internal bool IsPausing => _isPausing;

    /// <summary>Gets the random stream of a name; the same object for the same name.</summary>
    /// <param name="name">What draws from it, such as <c>workload</c>.</param>
    public RandomStream Random(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_streams.TryGetValue(name, out var stream))
            _streams.Add(name, stream = new RandomStream(Seed, name));
        return stream;
    }

    /// <summary>Adds a node.</summary>
    /// <param name="name">A name that no other node or client has.</param>
    /// <param name="machine">What runs on it.</param>
    public void AddNode(string name, IStateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        Loop.RequireNotElsewhere("AddNode");
        Add(new Node(this, name, machine, make: null));
    }

    /// <summary>Adds a node that can lose its memory.</summary>
    /// <param name="name">A name that no other node or client has.</param>
    /// <param name="machine">Makes what runs on it, now and after each restart that loses memory.</param>
    public void AddNode(string name, Func<IStateMachine> machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        Loop.RequireNotElsewhere("AddNode");
        Add(new Node(this, name, machine(), machine));
    }

    /// <summary>Adds a client; its script starts at the current time, once the simulation runs.</summary>
    /// <param name="name">A name that no other node or client has.</param>
    /// <param name="script">What it does.</param>
    public Client AddClient(string name, Func<Client, Task> script)
    {
        ArgumentNullException.ThrowIfNull(script);
        Loop.RequireNotElsewhere("AddClient");
        var client = new Client(this, name, script);
        client.Attach(Network.Add(name, client));
        _clients.Add(client);
        Interlocked.Increment(ref _unfinished);
        Schedule(TimeSpan.Zero, new Beginning(client));
        return client;
    }

    /// <summary>Does something at a time of the simulation.</summary>
    /// <param name="at">When, since the start; not before <see cref="Now"/>.</param>
    /// <param name="action">What.</param>
    public void At(TimeSpan at, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, Now);
        Loop.RequireNotElsewhere("At");
        Schedule(at - Now, new Act(action));
    }

    /// <summary>Runs until every client's script has ended.</summary>
    /// <exception cref="DeadlockException">
    /// Nothing more will happen, and a client still waits; or it blocks the thread on which what it waits for would come, as
    /// by <see cref="Task.Wait()"/>. That is found after a second or so of real time.
    /// </exception>
    /// <exception cref="LeftSimulationException">
    /// A client waits for something that is not of the simulation, goes on on another thread, or blocks the simulation's.
    /// </exception>
    /// <exception cref="SimulationException">A script or node failed, or the event budget is spent.</exception>
    public void Run()
    {
        RunLoop(() => _unfinished > 0, long.MaxValue);
        RequireNobodyWaits();
    }

    /// <summary>Runs until nothing more will happen. A system that sets timers again and again never gets there.</summary>
    /// <inheritdoc cref="Run"/>
    public void RunUntilIdle()
    {
        RunLoop(static () => true, long.MaxValue);
        RequireNobodyWaits();
    }

    /// <summary>Runs up to a time, and sets the clock to it.</summary>
    /// <param name="time">When to stop, since the start; what is due at that very time still happens.</param>
    /// <exception cref="SimulationException">A script or node failed, or the event budget is spent.</exception>
    public void RunUntil(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, Now);
        RunLoop(static () => true, time.Ticks);
        _now = time.Ticks;
    }

    /// <summary>Runs for some time, and sets the clock to its end.</summary>
    /// <param name="duration">How long; not negative.</param>
    /// <exception cref="SimulationException">A script or node failed, or the event budget is spent.</exception>
    public void RunFor(TimeSpan duration) => RunUntil(Now + duration);

    /// <summary>Runs as long as a condition holds; it is asked before each event.</summary>
    /// <param name="condition">The condition.</param>
    /// <exception cref="DeadlockException">Nothing more will happen, and the condition still holds.</exception>
    /// <exception cref="SimulationException">A script or node failed, or the event budget is spent.</exception>
    public void RunWhile(Func<bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        RunLoop(condition, long.MaxValue);
        if (condition())
        {
            RequireNobodyWaits();
            throw new DeadlockException($"Nothing more will happen after {Now}, and the condition of RunWhile still holds. {_diagnosis.Replay}");
        }
    }

    /// <summary>Lets the next event happen.</summary>
    /// <returns>False if there is none.</returns>
    /// <exception cref="SimulationException">A script or node failed.</exception>
    public bool Step()
    {
        var before = EventCount;
        RunLoop(() => EventCount == before, long.MaxValue);
        return EventCount > before;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Options.Start + Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Loop.RequireNotElsewhere("CreateTimer");
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Names the seed and the time.</summary>
    public override string ToString() => $"Simulation(seed: {Seed}) at {Now}";

    internal void Schedule(TimeSpan after, Happening what) => ScheduleAt(checked(_now + after.Ticks), what);

    internal void ScheduleAt(long due, Happening what)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(due, _now); // or time would run backwards
        _events.Schedule(due, what);
    }

    internal void Finished(Client client)
    {
        Loop.RequireInside("The end of a script");
        Interlocked.Decrement(ref _unfinished);
        Trace.Add(Now, TraceKind.Note, client.Name, detail: Client.Done);
    }

    /// <summary>Ends the run, with the end of a script that failed: the first failure counts, whoever's it is.</summary>
    internal void Fail(Client client, Exception failure)
    {
        if (_watched is { IsStruck: true } blocked && blocked.Thread == Thread.CurrentThread)
            blocked.Blame(client, failure);
        Interlocked.CompareExchange(ref _failure, _diagnosis.OfScript(client, failure), null);

        // Perhaps on another thread; and only now, so that a run that ends by it sees the failure.
        Interlocked.Decrement(ref _unfinished);
    }

    /// <summary>Ends the run, from another thread, with what its <see cref="WatchedRun"/> has found.</summary>
    internal void EndAfterThisEvent() => Interlocked.CompareExchange(ref _failure, Blocked, null);

    /// <summary>
    /// Lets another thread wait until the event under way has ended; not if that blocks, which may be for this very thread,
    /// and not for ever.
    /// </summary>
    internal void LetEventEnd()
    {
        var underWay = EventCount;
        SpinWait.SpinUntil(() => _happening is null || EventCount != underWay || Loop.IsBlocked, LongestHold);
    }

    private void RunLoop(Func<bool> goOn, long until)
    {
        Loop.Enter();
        try
        {
            _watched = RunWatch.Begin(this);
            var budget = EventCount + Options.EventBudget;
            while (goOn())
            {
                if (EventCount == budget)
                    RequireNothingDue(until);
                if (!_events.TryTake(until, out var due, out var happening))
                    break;
                _happening = happening;
                _now = due;
                EventCount++;
                Trace.Current = 0;
                happening.Happen();
                _happening = null;
                ThrowIfFailed();
                if (EventCount % EventsBetweenInterrupts == 0)
                    LetInterruptsIn();
            }

            ThrowIfFailed();
        }
        catch (Exception failure) when (_watched is { IsStruck: true })
        {
            _watched.Close();
            throw _diagnosis.OfBlocked(_watched, failure);
        }
        catch (Exception failure) when (_happening is not null && failure is not (SimulationException or ThreadInterruptedException))
        {
            throw _diagnosis.Of(_happening.Who, failure);
        }
        finally
        {
            _watched?.Close();
            Interlocked.CompareExchange(ref _failure, null, Blocked); // of a wait that ended by itself, too late to matter
            _happening = null;
            Trace.Current = 0;
            _watched = null;
            Loop.Exit();
        }
    }

    /// <summary>Where an interrupt of this thread takes effect. On a busy machine it may last, and blocks nothing.</summary>
    private void LetInterruptsIn()
    {
        _isPausing = true;
        try
        {
            Thread.Sleep(0);
        }
        finally
        {
            _isPausing = false;
        }
    }

    /// <summary>Ends a run that has spent its budget, if it would go on.</summary>
    private void RequireNothingDue(long until)
    {
        if (_events.HasDue(until))
            throw new SimulationException($"The run is stopped after {Options.EventBudget} events at {Now}: it seems to run away. If not, raise SimulationOptions.EventBudget. {_diagnosis.Replay}");
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null && Interlocked.Exchange(ref _failure, null) is { } failure)
            throw failure;
    }

    private void Add(Node node) => node.Attach(Network.Add(node.Name, node));

    private void RequireNobodyWaits()
    {
        var waiting = _clients.Where(client => !client.IsFinished).ToList();
        ThrowIfFailed();
        if (waiting.Count > 0)
            throw _diagnosis.OfWaiting(waiting);
    }

    private sealed class Beginning(Client client) : Happening
    {
        public override Client Client => client;

        public override void Happen() => client.Start();
    }

    private sealed class Act(Action action) : Happening
    {
        public override string Who => "An action given to At";

        public override void Happen() => action();
    }
}
