using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Carries messages between nodes and clients.</summary>
public sealed class Network
{
    private readonly Simulation _simulation;
    private readonly Dictionary<string, Action<Message>> _receivers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private long _messages;
    private long _requests;

    internal Network(Simulation simulation) => _simulation = simulation;

    /// <summary>Gets the names of all nodes and clients, in the order they were added.</summary>
    public IReadOnlyList<string> Names => _names;

    internal void Add(Node node) => Add(node.Name, node.Receive);

    internal void Add(Client client) => Add(client.Name, client.Receive);

    internal void Send(string from, string to, object body) => Carry(from, to, body, request: 0);

    internal long SendRequest(string from, string to, object body)
    {
        Carry(from, to, body, ++_requests);
        return _requests;
    }

    internal void SendReply(string from, Message request, object body) => Carry(from, request.From, body, request.Request);

    private void Add(string name, Action<Message> receive)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!_receivers.TryAdd(name, receive))
            throw new ArgumentException($"There is a node or client named '{name}' already. Names must be unique.", nameof(name));
        _names.Add(name);
    }

    private void Carry(string from, string to, object body, long request)
    {
        if (!_receivers.TryGetValue(to, out var receive))
            throw new ArgumentException($"{from} sends to '{to}', and there is no such node or client. Known: {string.Join(", ", _names)}.", nameof(to));
        var message = new Message(++_messages, from, to, body, request);
        var sent = _simulation.Trace.Add(_simulation.Now, TraceKind.Send, from, message);
        _simulation.Schedule(_simulation.Options.LinkDelay, new Delivery(_simulation, message, receive, sent));
    }

    private sealed class Delivery(Simulation simulation, Message message, Action<Message> receive, long sent) : Happening
    {
        public override void Happen()
        {
            simulation.Trace.Current = simulation.Trace.Add(simulation.Now, TraceKind.Deliver, message.To, message, cause: sent);
            receive(message);
        }
    }
}
