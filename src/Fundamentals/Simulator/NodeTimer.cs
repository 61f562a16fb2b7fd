namespace Fundamentals.Simulator;

/// <summary>A timer that a node has set. A crash of the node ends a life of it, and with that all timers of that life.</summary>
internal sealed class NodeTimer(Node node, object timer) : Happening, IDisposable
{
    private readonly int _life = node.Life;

    public object Timer => timer;

    /// <summary>Gets a value indicating whether it has neither fired nor been called off.</summary>
    public bool IsPending => Revision == 0 && _life == node.Life;

    public override string Who => $"Node {node.Name}";

    public override bool Counts(int revision) => IsPending;

    public override void Happen() => node.Fire(this);

    public void Dispose() => Revision = 1;
}
