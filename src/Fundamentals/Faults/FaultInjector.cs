using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Faults;

/// <summary>Breaks nodes and links, and mends them. Every fault leaves its beginning and its end in the trace.</summary>
/// <remarks>
/// What begins a fault answers with an <see cref="IDisposable"/>: disposing of it ends that fault and no other. Faults may
/// overlap; a link works again, and a node runs again, when the last fault that stops it has ended. Clients can be named in
/// groups like nodes; a fault that does not name them leaves them alone.
/// </remarks>
public sealed class FaultInjector
{
    private readonly Simulation _simulation;
    private readonly List<ActiveFault> _active = [];
    private readonly List<ActiveFault> _history = [];
    private readonly List<ActiveFault> _cuts = [];
    private readonly List<ActiveFault> _holds = [];
    private readonly List<Delivery> _held = [];
    private readonly Queue<Delivery> _released = [];

    internal FaultInjector(Simulation simulation) => _simulation = simulation;

    /// <summary>Gets the faults that have begun and not ended, oldest first.</summary>
    public IReadOnlyList<Fault> Active => [.. _active.Select(active => active.Fault)];

    /// <summary>Gets every fault of the run so far, with when it began and how long it lasted, ready to be replayed.</summary>
    public FaultSchedule Schedule =>
        new(_history.Select(past => new ScheduledFault(past.Fault, past.Since, past.Ended - past.Since)));

    /// <summary>
    /// Cuts two groups off from each other. A message is lost if the cut lies in its way when it is sent or when it would
    /// arrive; if both are outside of the cut's time, it gets through. Timers and clocks go on.
    /// </summary>
    /// <param name="group">Names of nodes or clients.</param>
    /// <param name="others">Names of others; who is in neither group is not affected.</param>
    /// <exception cref="ArgumentException">There is no such node or client, one is in both groups, or a group is empty.</exception>
    public IDisposable Partition(IEnumerable<string> group, IEnumerable<string> others) => Begin(Fault.Partition(group, others));

    /// <summary>Cuts two nodes or clients off from each other.</summary>
    /// <inheritdoc cref="Partition(IEnumerable{string}, IEnumerable{string})"/>
    public IDisposable Partition(string group, string others) => Partition([group], [others]);

    /// <summary>
    /// Cuts the way from one group to another; the way back stays open. Messages in flight fare as in a partition.
    /// </summary>
    /// <param name="from">Names of nodes or clients who cannot get through.</param>
    /// <param name="to">Names of those whom they cannot reach.</param>
    /// <exception cref="ArgumentException">There is no such node or client, one is in both groups, or a group is empty.</exception>
    public IDisposable PartitionOneWay(IEnumerable<string> from, IEnumerable<string> to) => Begin(Fault.PartitionOneWay(from, to));

    /// <summary>Cuts the way from one node or client to another.</summary>
    /// <inheritdoc cref="PartitionOneWay(IEnumerable{string}, IEnumerable{string})"/>
    public IDisposable PartitionOneWay(string from, string to) => PartitionOneWay([from], [to]);

    /// <summary>
    /// Cuts a node off from all other nodes; clients reach it still, as nobody has named them. Messages in flight fare as in a partition.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public IDisposable Isolate(string node) => Begin(Fault.Isolate(node));

    /// <summary>Ends every partition and isolation. What was lost stays lost.</summary>
    public void Heal() => EndAll(_cuts);

    /// <summary>
    /// Keeps messages between two groups, both ways: those that would arrive from now on, in flight already or sent later.
    /// None is lost; they arrive when the hold ends, in the order in which they would have.
    /// </summary>
    /// <param name="group">Names of nodes or clients.</param>
    /// <param name="others">Names of others.</param>
    /// <exception cref="ArgumentException">There is no such node or client, one is in both groups, or a group is empty.</exception>
    public IDisposable Hold(IEnumerable<string> group, IEnumerable<string> others) => Begin(Fault.Hold(group, others));

    /// <summary>Keeps messages between two nodes or clients.</summary>
    /// <inheritdoc cref="Hold(IEnumerable{string}, IEnumerable{string})"/>
    public IDisposable Hold(string group, string others) => Hold([group], [others]);

    /// <summary>Ends every hold: what was kept arrives at once, in order, unless a partition lies in its way now.</summary>
    public void Release() => EndAll(_holds);

    /// <summary>
    /// Stops a node at once. What arrives while it is down is lost; what it has sent still arrives. Its timers are called off.
    /// When the fault ends it starts again with the state machine it had, as if all of it were on disk.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public IDisposable Crash(string node) => Begin(Fault.Crash(node));

    /// <summary>Starts a node again that is down; one that is up goes down first. Its state machine's Start is called.</summary>
    /// <param name="node">The node.</param>
    /// <param name="loseMemory">Whether it gets a new state machine, made as in <see cref="Simulation.AddNode(string, Func{IStateMachine})"/>, or has the one it had.</param>
    /// <exception cref="ArgumentException">There is no such node, or it is to lose its memory and was added without saying how to make a new state machine.</exception>
    public void Restart(string node, bool loseMemory = false)
    {
        Require(Fault.Crash(node, loseMemory));
        if (!_active.Exists(active => active.IsAbout(FaultKind.Crash, node)))
            Begin(Fault.Crash(node, loseMemory));
        var crashes = _active.FindAll(active => active.IsAbout(FaultKind.Crash, node));
        crashes[^1].Fault = crashes[^1].Fault with { LoseMemory = loseMemory };
        EndAll(crashes);
    }

    /// <summary>
    /// Stops a node for a while, like a long garbage collection: it does not notice, and nothing is lost. What arrives and
    /// which timers run out is kept, and handled in that order when the pause ends.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public IDisposable Pause(string node) => Begin(Fault.Pause(node));

    /// <summary>Ends every pause of a node.</summary>
    /// <param name="node">The node.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public void Resume(string node)
    {
        Require(Fault.Pause(node));
        EndAll(_active.FindAll(active => active.IsAbout(FaultKind.Pause, node)));
    }

    /// <summary>
    /// Multiplies the latency of every message that is sent from now on from and to a node; between two slow nodes by both
    /// factors. Messages in flight and timers keep their time.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="factor">By how much; positive, and 10 is ten times slower.</param>
    /// <exception cref="ArgumentException">There is no such node, or the factor is not a positive number.</exception>
    public IDisposable Slow(string node, double factor) => Begin(Fault.Slow(node, factor));

    /// <summary>
    /// Sets a node's own clock wrong, until the fault ends. Only <see cref="INode.Now"/> changes: no message and no timer is affected.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="offset">How far it is ahead, or behind if negative.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public IDisposable Skew(string node, TimeSpan offset) => Begin(Fault.Skew(node, offset));

    /// <summary>
    /// Makes a node's own clock gain or lose until the fault ends; what it has gained by then stays. Timers that the node
    /// sets meanwhile last as long on that clock as they should; timers set before keep their time, and so do messages.
    /// </summary>
    /// <param name="node">The node.</param>
    /// <param name="rate">How much it gains as a share, above -1 and at most 1: 0.001 is a millisecond a second; real clocks stay below 0.0002.</param>
    /// <exception cref="ArgumentException">There is no such node, or the rate is out of range.</exception>
    public IDisposable Drift(string node, double rate) => Begin(Fault.Drift(node, rate));

    /// <summary>Ends every fault: the world is whole again, from now on.</summary>
    public void EndAll() => EndAll(_active);

    /// <summary>Begins a fault.</summary>
    /// <param name="fault">What kind, where and how much.</param>
    /// <returns>Disposing of it ends the fault.</returns>
    /// <exception cref="ArgumentException">It names somebody who does not exist, or a client where only a node will do.</exception>
    public IDisposable Begin(Fault fault)
    {
        Require(fault);
        _simulation.Loop.RequireNotElsewhere("A fault");
        var active = new ActiveFault(this, _history.Count + 1, fault, _simulation.Now);
        _active.Add(active);
        _history.Add(active);
        Note(active, begins: true);
        switch (fault.Kind)
        {
            case FaultKind.Hold:
                _holds.Add(active);
                break;
            case FaultKind.Partition or FaultKind.PartitionOneWay or FaultKind.Isolate:
                _cuts.Add(active);
                break;
            default:
                NodeFaults.Begin(fault, Target(fault), _simulation);
                break;
        }

        return active;
    }

    /// <summary>Throws if a fault cannot be begun in this simulation.</summary>
    internal void Require(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        foreach (var name in fault.Nodes.Concat(fault.Others))
            _simulation.Network.Find(name);
        if (fault.Others.Count > 0)
            return;
        var node = Target(fault).Node
            ?? throw new ArgumentException($"{fault.Kind} is for nodes, and {fault.Nodes[0]} is a client. A client can be cut off or held, by name.", nameof(fault));
        if (fault.LoseMemory && !node.CanLoseMemory)
            throw new ArgumentException($"{node.Name} cannot lose its memory: it was added with one state machine. Add it with a function that makes one, AddNode(\"{node.Name}\", () => new …()).", nameof(fault));
    }

    internal void End(ActiveFault active)
    {
        _simulation.Loop.RequireNotElsewhere("The end of a fault");
        if (!_active.Remove(active))
            return;
        _cuts.Remove(active);
        active.Ended = _simulation.Now;
        Note(active, begins: false);
        if (_holds.Remove(active))
            ReleaseHeld();
        else if (active.Fault.Others.Count == 0 && active.Fault.Kind != FaultKind.Isolate)
            NodeFaults.End(active.Fault, Target(active.Fault), _simulation, _active);
    }

    /// <summary>Tells whether a message cannot get through here, now.</summary>
    internal bool Blocks(Link link) => _cuts.Count > 0 && IsAmong(_cuts, link);

    /// <summary>
    /// Keeps a message that would arrive, if somebody holds it; or lets it wait for what its link has just released, which
    /// would have arrived before it.
    /// </summary>
    internal bool KeepsBack(Delivery delivery)
    {
        if (_holds.Count == 0 && _released.Count == 0)
            return false;
        var isReleased = _released.TryPeek(out var next) && next == delivery;
        if (isReleased)
            _released.Dequeue();
        if (Blocks(delivery.Link))
            return false; // lost, and not kept
        if (!isReleased && _released.Any(earlier => earlier.Link == delivery.Link))
            LetArrive(delivery);
        else if (IsAmong(_holds, delivery.Link))
            _held.Add(delivery);
        else
            return false;
        return true;
    }

    private static bool IsAmong(List<ActiveFault> faults, Link link)
    {
        foreach (var fault in faults)
        {
            if (fault.Concerns(link))
                return true;
        }

        return false;
    }

    private static void EndAll(IEnumerable<ActiveFault> faults)
    {
        foreach (var fault in faults.ToArray())
            fault.Dispose();
    }

    private void ReleaseHeld()
    {
        var free = _held.FindAll(delivery => !IsAmong(_holds, delivery.Link));
        _held.RemoveAll(delivery => !IsAmong(_holds, delivery.Link));
        foreach (var delivery in free)
            LetArrive(delivery);
    }

    /// <summary>Lets a message arrive behind all that is due now. What is released comes in that order, and is never called off.</summary>
    private void LetArrive(Delivery delivery)
    {
        _released.Enqueue(delivery);
        _simulation.Schedule(TimeSpan.Zero, delivery);
    }

    private Endpoint Target(Fault fault) => _simulation.Network.Find(fault.Nodes[0]);

    private void Note(ActiveFault active, bool begins)
    {
        var node = active.Fault.Others.Count == 0 ? active.Fault.Nodes[0] : "";
        _simulation.Trace.Add(_simulation.Now, TraceKind.Fault, node, detail: new FaultChange(active.Number, begins, active.Fault));
    }
}
