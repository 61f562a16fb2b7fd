using Fundamentals.Networking;

namespace Fundamentals.Faults;

/// <summary>A fault that has begun, until it is disposed of.</summary>
internal sealed class ActiveFault(FaultInjector injector, int number, Fault fault, TimeSpan since) : IDisposable
{
    private readonly HashSet<string> _nodes = new(fault.Nodes, StringComparer.Ordinal);
    private readonly HashSet<string> _others = new(fault.Others, StringComparer.Ordinal);

    public int Number => number;

    public Fault Fault { get; set; } = fault;

    public TimeSpan Since => since;

    public TimeSpan? Ended { get; set; }

    /// <summary>Tells whether it lies between the ends of a link, in its direction.</summary>
    public bool Concerns(Link link) => Fault.Kind switch
    {
        FaultKind.Isolate => link.Source != link.Target && link.Source.Node is not null && link.Target.Node is not null
            && (_nodes.Contains(link.From) || _nodes.Contains(link.To)),
        FaultKind.PartitionOneWay => Crosses(link.From, link.To),
        _ => Crosses(link.From, link.To) || Crosses(link.To, link.From),
    };

    public bool IsAbout(FaultKind kind, string node) => Fault.Kind == kind && _nodes.Contains(node);

    public void Dispose() => injector.End(this);

    private bool Crosses(string from, string to) => _nodes.Contains(from) && _others.Contains(to);
}
