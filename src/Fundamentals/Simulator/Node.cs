namespace Fundamentals.Simulator;

/// <summary>A machine that runs a state machine.</summary>
internal sealed class Node : INode
{
    private readonly Simulation _simulation;
    private readonly IStateMachine _machine;

    public Node(Simulation simulation, string name, Func<IStateMachine> make)
    {
        _simulation = simulation;
        _machine = make();
        Name = name;
        Random = simulation.Random("node " + name);
        simulation.Schedule(TimeSpan.Zero, new Beginning(this));
    }

    public string Name { get; }

    public RandomStream Random { get; }

    public DateTimeOffset Now => _simulation.GetUtcNow();

    public void Receive(Message message) => _machine.Receive(this, message);

    public void Send(string to, object body)
    {
        ArgumentNullException.ThrowIfNull(body);
        _simulation.Loop.RequireInside("Send");
        _simulation.Network.Send(Name, to, body);
    }

    public void Reply(Message request, object body)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(body);
        _simulation.Loop.RequireInside("Reply");
        _simulation.Network.SendReply(Name, request, body);
    }

    public IDisposable SetTimer(TimeSpan after, object timer)
    {
        ArgumentNullException.ThrowIfNull(timer);
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        _simulation.Loop.RequireInside("SetTimer");
        var pending = new NodeTimer(this, timer);
        _simulation.Schedule(after, pending);
        return pending;
    }

    public void Note(string state) => _simulation.Trace.Add(_simulation.Now, TraceKind.Note, Name, detail: state);

    private void Fire(object timer)
    {
        var trace = _simulation.Trace;
        trace.Current = trace.Add(_simulation.Now, TraceKind.Timer, Name, detail: timer);
        _machine.TimerFired(this, timer);
    }

    private sealed class Beginning(Node node) : Happening
    {
        public override void Happen() => node._machine.Start(node);
    }

    private sealed class NodeTimer(Node node, object timer) : Happening, IDisposable
    {
        public override void Happen() => node.Fire(timer);

        public void Dispose() => Revision++;
    }
}
