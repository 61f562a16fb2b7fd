using Fundamentals.Simulator;

namespace Fundamentals.Networking;

/// <summary>Carries messages between nodes and clients.</summary>
/// <remarks>
/// A message is judged when it is sent: by partitions, then by the installed rules, then by the chances of its link. When
/// it would arrive it is asked once more whether a partition or a hold lies in between, and whether the receiver is up.
/// </remarks>
public sealed class Network
{
    private static readonly Dropped Lost = new(DropReason.Lost);
    private static readonly Dropped QueueFull = new(DropReason.QueueFull);
    private static readonly Dropped Cut = new(DropReason.Cut);

    private readonly Simulation _simulation;
    private readonly Dictionary<string, Endpoint> _endpoints = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly List<InstalledRule> _rules = [];
    private readonly Stack<Delivery> _unused = [];
    private LinkOptions _options;
    private Topology? _topology;
    private long _messages;
    private long _requests;
    private int _rulesSoFar;

    internal Network(Simulation simulation)
    {
        _simulation = simulation;
        _options = LinkOptions.Checked(simulation.Options.Link);
    }

    /// <summary>Gets the names of all nodes and clients, in the order they were added.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>Gets the number of messages sent so far, those that were lost among them; a copy made on the way does not count.</summary>
    public long MessageCount => _messages;

    /// <summary>Gets or sets what every link is like that has no options of its own, for messages sent from now on. Default: <see cref="SimulationOptions.Link"/>.</summary>
    public LinkOptions Options
    {
        get => _options;
        set => _options = LinkOptions.Checked(value);
    }

    /// <summary>
    /// Gets or sets which nodes can send to each other directly. Whoever is not in it, such as clients, can send to
    /// anybody. Default: null, everybody to everybody.
    /// </summary>
    /// <exception cref="InvalidOperationException">Messages have been sent already.</exception>
    public Topology? Topology
    {
        get => _topology;
        set
        {
            if (_messages > 0)
                throw new InvalidOperationException("The topology must be set before the first message is sent.");
            _topology = value;
        }
    }

    /// <summary>Gets the link from one node or client to another. <see cref="Networking.Link.Options"/> changes it.</summary>
    /// <param name="from">Who sends.</param>
    /// <param name="to">Who receives.</param>
    /// <exception cref="ArgumentException">There is no such node or client.</exception>
    public Link Link(string from, string to) => Find(from).LinkTo(to, this);

    /// <summary>Sets what both links between two nodes or clients are like, for messages sent from now on.</summary>
    /// <param name="one">One end.</param>
    /// <param name="other">The other end.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">There is no such node or client, or the options are not valid.</exception>
    public void Connect(string one, string other, LinkOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Link(one, other).Options = options;
        Link(other, one).Options = options;
    }

    /// <summary>Installs a rule behind those that are installed already.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>Disposing of it takes the rule away; messages under way keep what it has decided.</returns>
    public IDisposable Install(IDeliveryRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        _simulation.Loop.RequireNotElsewhere("Install");
        var installed = new InstalledRule(_rules, rule, _simulation.Random($"rule {++_rulesSoFar}"));
        _rules.Add(installed);
        return installed;
    }

    /// <summary>Installs a rule written as a function.</summary>
    /// <param name="judge">Says what becomes of a message, or null to leave that to the next rule.</param>
    /// <inheritdoc cref="Install(IDeliveryRule)"/>
    public IDisposable Install(Func<Message, Ruling?> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return Install(new FunctionRule(judge));
    }

    internal Endpoint Add(string name, IReceiver receiver)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var endpoint = new Endpoint(_names.Count, name, receiver);
        if (!_endpoints.TryAdd(name, endpoint))
            throw new ArgumentException($"There is a node or client named '{name}' already. Names must be unique; to begin anew, make a new simulation.", nameof(name));
        _names.Add(name);
        _simulation.Trace.Introduce(name, receiver is Client);
        return endpoint;
    }

    internal Endpoint Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _endpoints.TryGetValue(name, out var endpoint)
            ? endpoint
            : throw new ArgumentException($"There is no node or client named '{name}'. Known: {string.Join(", ", _names)}.", nameof(name));
    }

    internal Link MakeLink(Endpoint source, string to)
    {
        if (!_endpoints.TryGetValue(to, out var target))
            throw new ArgumentException($"{source.Name} sends to '{to}', and there is no such node or client. Known: {string.Join(", ", _names)}.", nameof(to));
        return new Link(this, source, target);
    }

    /// <summary>Makes a link's random stream. The simulation need not know it by name too: there may be millions.</summary>
    internal RandomStream RandomOf(Link link) => new(_simulation.Seed, $"link {link}");

    internal void Send(Endpoint from, string to, object body) => Carry(from, to, body, request: 0);

    /// <summary>Sends a request, and answers with its number.</summary>
    internal long SendRequest(Endpoint from, string to, object body, out long sent)
    {
        sent = Carry(from, to, body, ++_requests);
        return _requests;
    }

    internal void SendReply(Endpoint from, Message request, object body) => Carry(from, request.From, body, request.Request);

    /// <summary>A message has come to the end of its way.</summary>
    internal void Arrive(Delivery delivery)
    {
        var (receiver, message, sent) = (delivery.Receiver, delivery.Message, delivery.Sent);
        var faults = _simulation.Faults;
        if (faults.KeepsBack(delivery))
            return;
        if (faults.Blocks(delivery.Link))
            Drop(message, Cut, sent);
        else
            receiver.Arrive(message, sent);

        // Only now: what arrives may send, and would be given this very delivery, whose name an error needs.
        _unused.Push(delivery);
    }

    /// <summary>Writes down that a message does not get through.</summary>
    internal void Drop(Message message, Dropped why, long sent) =>
        _simulation.Trace.Add(_simulation.Now, TraceKind.Drop, message.To, message, why, sent);

    /// <summary>Sends a message, and answers with the trace's number of that.</summary>
    private long Carry(Endpoint from, string to, object body, long request)
    {
        var link = from.LinkTo(to, this);
        if (_topology is not null)
            _topology.RequireLink(link.From, link.To);
        var message = new Message(++_messages, link.From, link.To, body, request);
        var sent = _simulation.Trace.Add(_simulation.Now, TraceKind.Send, link.From, message);
        var options = link.Options;
        if (_simulation.Faults.Blocks(link))
            Drop(message, Cut, sent);
        else if (_rules.Count == 0 && options.IsPlain)
            Deliver(link, message, sent, link.DrawLatency(options));
        else if (link.Transmit(options, body, _simulation.Now.Ticks) is { } transmission)
            Judge(link, options, message, sent, transmission);
        else
            Drop(message, QueueFull, sent);
        return sent;
    }

    private void Judge(Link link, LinkOptions options, Message message, long sent, long transmission)
    {
        Ruling? ruling = null;
        for (var i = 0; i < _rules.Count && ruling is null; i++)
            ruling = _rules[i].Judge(message);
        switch (ruling?.Kind)
        {
            case RulingKind.Drop:
                Drop(message, new Dropped(DropReason.Rule, ruling.Reason), sent);
                return;
            case null when Happens(link, options.Loss):
                Drop(message, Lost, sent);
                return;
            case RulingKind.Replace:
                message = message with { Body = ruling.Body! };
                sent = _simulation.Trace.Add(_simulation.Now, TraceKind.Corrupt, link.From, message, cause: sent);
                break;
            case RulingKind.Corrupt:
            case null when Happens(link, options.Corruption):
                message = message with { Body = Damage.To(message.Body, link.Random) };
                sent = _simulation.Trace.Add(_simulation.Now, TraceKind.Corrupt, link.From, message, cause: sent);
                break;
        }

        var latency = transmission + link.DrawLatency(options) + (ruling?.Kind is RulingKind.Delay ? ruling.Later.Ticks : 0);
        if (ruling is null && Happens(link, options.Reordering))
            latency += options.HoldBack.Ticks(link.Random);
        Deliver(link, message, sent, latency);
        if (ruling?.Kind is RulingKind.Duplicate || (ruling is null && Happens(link, options.Duplication)))
        {
            var copied = _simulation.Trace.Add(_simulation.Now, TraceKind.Duplicate, link.From, message, cause: sent);
            Deliver(link, message, copied, transmission + link.DrawLatency(options) + (ruling?.Later.Ticks ?? 0));
        }
    }

    private void Deliver(Link link, Message message, long sent, long latency)
    {
        if (!_unused.TryPop(out var delivery))
            delivery = new Delivery(this);
        delivery.Load(link, message, sent);
        var now = _simulation.Now.Ticks;
        _simulation.ScheduleAt(link.InTurn(link.Options, checked(now + latency)), delivery);
    }

    private static bool Happens(Link link, double probability) => probability > 0 && link.Random.Chance(probability);
}
