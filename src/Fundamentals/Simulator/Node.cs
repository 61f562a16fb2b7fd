using Fundamentals.Networking;

namespace Fundamentals.Simulator;

/// <summary>A machine that runs a state machine. It can crash and come back, pause, and have a wrong clock.</summary>
internal sealed class Node : INode, IReceiver
{
    private static readonly Dropped Down = new(DropReason.Down);

    private readonly Simulation _simulation;
    private readonly Func<IStateMachine>? _make;
    private NodeClock? _clock;
    private readonly Queue<Arrival> _inbox = [];
    private IStateMachine _machine;
    private Endpoint _endpoint = null!;
    private Beginning? _beginning;
    private Resumption? _resumption;
    private bool _isUp;
    private bool _isPaused;

    public Node(Simulation simulation, string name, IStateMachine machine, Func<IStateMachine>? make)
    {
        _simulation = simulation;
        _machine = machine ?? throw new ArgumentException($"What makes the state machine of node {name} made none.", nameof(machine));
        _make = make;
        Name = name;
        Random = simulation.Random("node " + name);
        Begin();
    }

    public string Name { get; }

    public RandomStream Random { get; }

    public DateTimeOffset Now => _simulation.GetUtcNow().AddTicks(_clock?.Error(_simulation.Now.Ticks) ?? 0);

    /// <summary>Gets a value indicating whether a restart can make a new state machine.</summary>
    public bool CanLoseMemory => _make is not null;

    /// <summary>Gets its own clock, for a fault to set wrong; until then it has none and goes by the simulation's.</summary>
    public NodeClock Clock => _clock ??= new NodeClock();

    /// <summary>Gets how often it has crashed.</summary>
    public int Life { get; private set; }

    public void Attach(Endpoint endpoint) => _endpoint = endpoint;

    public void Send(string to, object body)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(body);
        _simulation.Loop.RequireInside("Send");
        _simulation.Network.Send(_endpoint, to, body);
    }

    public void Reply(Message request, object body)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        _simulation.Loop.RequireInside("Reply");
        _simulation.Network.SendReply(_endpoint, request, body);
    }

    public IDisposable SetTimer(TimeSpan after, object timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        _simulation.Loop.RequireInside("SetTimer");
        var pending = new NodeTimer(this, timer);
        _simulation.Schedule(_clock?.Lasts(after) ?? after, pending);
        return pending;
    }

    public void Note(string state) => _simulation.Trace.Add(_simulation.Now, TraceKind.Note, Name, detail: state);

    public void Arrive(Message message, long sent)
    {
        if (!_isUp)
            _simulation.Network.Drop(message, Down, sent);
        else if (_isPaused)
            _inbox.Enqueue(new Arrival(message, sent, null));
        else
            Handle(message, sent);
    }

    public void Fire(NodeTimer timer)
    {
        if (_isPaused)
        {
            _inbox.Enqueue(new Arrival(null, 0, timer));
            return;
        }

        timer.Dispose();
        var trace = _simulation.Trace;
        // Nothing traced makes a timer run out, also not what was caught up with just before it.
        trace.Current = trace.Add(_simulation.Now, TraceKind.Timer, Name, detail: timer.Timer, cause: 0);
        _machine.TimerFired(this, timer.Timer);
    }

    /// <summary>Stops at once. Timers are called off, and what was kept for it is lost.</summary>
    public void Crash()
    {
        _isUp = false;
        _beginning?.CallOff();
        Life++;
        foreach (var arrival in _inbox)
        {
            if (arrival.Message is not null)
                _simulation.Network.Drop(arrival.Message, Down, arrival.Sent);
        }

        _inbox.Clear();
    }

    /// <summary>Starts again, by an event of its own.</summary>
    public void Restart(bool loseMemory)
    {
        if (loseMemory)
            _machine = _make!();
        Begin();
    }

    public void Pause()
    {
        _isPaused = true;
        _resumption?.CallOff();
    }

    /// <summary>Goes on, by an event of its own.</summary>
    public void Resume()
    {
        _resumption = new Resumption(this);
        _simulation.Schedule(TimeSpan.Zero, _resumption);
    }

    private void Begin()
    {
        _beginning = new Beginning(this);
        _simulation.Schedule(TimeSpan.Zero, _beginning);
    }

    private void Handle(Message message, long sent)
    {
        var trace = _simulation.Trace;
        trace.Current = trace.Add(_simulation.Now, TraceKind.Deliver, Name, message, cause: sent);
        _machine.Receive(this, message);
    }

    private void Start()
    {
        // During a pause too: the machine runs, only the node does not notice, and what arrives from now on is kept.
        _isUp = true;
        if (_isPaused)
        {
            _inbox.Enqueue(default);
            return;
        }

        _simulation.Trace.Current = 0;
        _machine.Start(this);
    }

    /// <summary>Does all that was kept during a pause, in the order it came.</summary>
    private void CatchUp()
    {
        _isPaused = false;
        while (!_isPaused && _inbox.TryDequeue(out var arrival))
        {
            if (arrival.Message is not null)
                Handle(arrival.Message, arrival.Sent);
            else if (arrival.Timer is null)
                Start();
            else if (arrival.Timer.IsPending)
                Fire(arrival.Timer);
        }
    }

    /// <summary>What came during a pause: a message, a timer, or neither for the node's start.</summary>
    private readonly record struct Arrival(Message? Message, long Sent, NodeTimer? Timer);

    private abstract class Turn(Node node) : Happening
    {
        public override string Who => $"Node {Node.Name}";

        protected Node Node { get; } = node;

        public void CallOff() => Revision++;
    }

    private sealed class Beginning(Node node) : Turn(node)
    {
        public override void Happen() => Node.Start();
    }

    private sealed class Resumption(Node node) : Turn(node)
    {
        public override void Happen() => Node.CatchUp();
    }
}
