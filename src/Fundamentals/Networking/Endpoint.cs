using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>What takes messages off the network.</summary>
internal interface IReceiver
{
    /// <summary>A message has come through.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sent">The trace's number of its sending.</param>
    void Arrive(Message message, long sent);
}

/// <summary>Where a node or client is attached to the network.</summary>
internal sealed class Endpoint(int index, string name, IReceiver receiver)
{
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);
    private Link? _last;

    public int Index { get; } = index;

    public string Name { get; } = name;

    public IReceiver Receiver { get; } = receiver;

    public Node? Node => Receiver as Node;

    /// <summary>Gets or sets by how much the latency of its messages is multiplied.</summary>
    public double Slowness { get; set; } = 1;

    /// <summary>Finds the link to somebody, or makes it.</summary>
    public Link LinkTo(string to, Network network)
    {
        // Most senders answer or send again to whom they sent last, by the very same string.
        if (_last is { } last && ReferenceEquals(last.To, to))
            return last;
        if (!_links.TryGetValue(to, out var link))
            _links.Add(to, link = network.MakeLink(this, to));
        return _last = link;
    }
}
