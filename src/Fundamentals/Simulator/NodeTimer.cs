namespace Fundamentals.Simulator;

/// <summary>A timer that a node has set. It is in the node's list of timers until it fires or is called off.</summary>
internal sealed class NodeTimer : Happening, IDisposable
{
    private readonly Node _node;
    private NodeTimer? _before;
    private NodeTimer? _after;

    public NodeTimer(Node node, object timer, NodeTimer? newest)
    {
        _node = node;
        Timer = timer;
        _before = newest;
        if (newest is not null)
            newest._after = this;
    }

    public object Timer { get; }

    public NodeTimer? Before => _before;

    /// <summary>Gets a value indicating whether it has neither fired nor been called off.</summary>
    public bool IsPending { get; private set; } = true;

    public override string Who => $"Node {_node.Name}";

    public override void Happen() => _node.Fire(this);

    public void Dispose()
    {
        if (IsPending)
            Leave();
    }

    /// <summary>Takes it out of the list and calls it off.</summary>
    public void Leave()
    {
        IsPending = false;
        Revision++;
        if (_before is not null)
            _before._after = _after;
        if (_after is not null)
            _after._before = _before;
        else
            _node.NewestTimer = _before;
        _before = _after = null;
    }
}
