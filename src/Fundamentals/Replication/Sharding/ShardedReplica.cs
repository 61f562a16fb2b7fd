using Fundamentals.Simulator;

namespace Fundamentals.Replication.Sharding;

/// <summary>
/// A node of a store whose keys are cut into shards, each on one node; a shard moves to another node while it is read and
/// written. A client may ask any node, which passes the request on to the owner.
/// </summary>
/// <remarks>
/// <para>How a shard moves: the owner sends it in parts, and goes on to serve; what is written meanwhile it sends again.
/// The last part is the token. The owner ceases to be one when it sends it, the next becomes it when it has it, in a new
/// epoch, and a request that comes in between waits for the token.</para>
/// <para>Promises: every history is linearizable, whatever is lost, doubled, delayed or cut off, whoever crashes, pauses or
/// is slow, and however wrong clocks are. No key ever has two owners. A request at a live node that reaches the owner is
/// answered; any other is refused, or left to its client's deadline. When faults are over, every move that was begun ends.
/// </para>
/// <para>Does not promise: answers for a shard whose owner, or next owner once the token is under way, is down or cut off:
/// there is one copy. Anything for a node that loses its memory: shard, epoch and the token have to be on disk. Where to
/// move what: somebody orders it.</para>
/// <para>From: copying while serving, what changes once more, and a short stop for the rest are those of Clark et al., "Live
/// Migration of Virtual Machines" (NSDI 2005, section 3); one owner at a time, and requests that are sent after the owner,
/// as in Adya et al., "Centrifuge: Integrated Lease Management and Partitioning for Cloud Services" (NSDI 2010), there with
/// leases in place of the token.</para>
/// </remarks>
public sealed class ShardedReplica : IReplica
{
    private readonly ShardedOptions _options;
    private readonly Dictionary<string, ShardView> _views = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _shards = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Departure> _departures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Arrival> _arrivals = new(StringComparer.Ordinal);
    private readonly List<PassedRequest> _waiting = [];
    private readonly OpenRequests _open;
    private readonly HashSet<long> _handled = [];
    private string _me = string.Empty;

    /// <summary>Makes a node that holds nothing.</summary>
    /// <param name="options">The shards and where they are; the same for all nodes.</param>
    public ShardedReplica(ShardedOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _open = new OpenRequests(options.Patience);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _shards.Values.SelectMany(held => held).ToDictionary(held => held.Key, held => held.Value, StringComparer.Ordinal);

    /// <summary>The rule for a request that all depends on: the owner answers; who was named as the owner of a later epoch than it knows waits for the token; everybody else passes it on.</summary>
    /// <param name="shard">What the node knows of the shard.</param>
    /// <param name="epoch">The epoch in which the node is the owner, as far as the sender knows; 0 from a client.</param>
    public static Turn Next(ShardView shard, long epoch)
    {
        if (shard.Owner == shard.Me)
            return Turn.Answer;
        return epoch > shard.Epoch ? Turn.Wait : Turn.PassOn;
    }

    /// <summary>Tells whether it is the owner of a key's shard.</summary>
    /// <param name="key">Any key.</param>
    public bool Owns(string key) => _me.Length > 0 && ViewOf(_options.ShardOf(key)).Owner == _me;

    /// <summary>What this node knows of a shard.</summary>
    /// <param name="shard">The name of a shard.</param>
    public ShardView ViewOf(string shard) => _views.TryGetValue(shard, out var view) ? view : new ShardView(_me, _options.Placement.NodeFor(shard), 1);

    /// <summary>Starts. Requests that were under way before a crash are forgotten, and their clients' deadlines pass; shards, epochs and moves are not.</summary>
    /// <param name="node">The node it runs on.</param>
    public void Start(INode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _me = node.Name;
        _open.Forget();
        _waiting.Clear();
        foreach (var departure in _departures.Values)
            departure.Send(node);
    }

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        switch (message.Body)
        {
            case ReadRequest or WriteRequest or MoveShard or PassedRequest when !_handled.Add(message.Id):
                break; // The network has doubled it. A write that takes effect twice would bring an old value back.
            case ReadRequest or WriteRequest or MoveShard:
                Route(node, new PassedRequest(_me, _open.Add(node, message), message.Body, Epoch: 0));
                break;
            case PassedRequest request:
                Route(node, request);
                break;
            case PassedAnswer answer:
                Learn(new ShardView(_me, answer.Owner, answer.Epoch), answer.Shard);
                _open.Answer(node, answer.Number, answer.Answer);
                break;
            case ShardPart part:
                Take(node, message.From, part);
                break;
            case PartReceived received:
                Advance(node, received);
                break;
        }
    }

    /// <inheritdoc/>
    public void TimerFired(INode node, object timer)
    {
        _open.TimerFired(node, timer);
        if (timer is SendAgain again && _departures.TryGetValue(again.Shard, out var departure) && departure.IsWaitingFor(again.Epoch, again.Number))
            departure.Send(node);
    }

    private string ShardOf(object request) => request switch
    {
        ReadRequest read => _options.ShardOf(read.Key),
        WriteRequest write => _options.ShardOf(write.Key),
        MoveShard move => move.Shard,
        _ => throw new ArgumentException($"{request} is no request for a shard.", nameof(request)),
    };

    private void Route(INode node, PassedRequest request)
    {
        var shard = ShardOf(request.Request);
        var view = ViewOf(shard);
        switch (_options.Rule(view, request.Epoch))
        {
            case Turn.Answer:
                Reply(node, request, shard, view.Epoch, Serve(node, shard, request.Request));
                break;
            case Turn.PassOn:
                node.Send(view.Owner, request with { Epoch = view.Epoch });
                break;
            default:
                _waiting.Add(request);
                break;
        }
    }

    /// <summary>Answers as the owner of an epoch, which may have ended with what was asked for: an order to move.</summary>
    private void Reply(INode node, PassedRequest request, string shard, long epoch, object answer)
    {
        if (request.Entry == _me)
            _open.Answer(node, request.Number, answer);
        else
            node.Send(request.Entry, new PassedAnswer(request.Number, answer, shard, _me, epoch));
    }

    /// <summary>Does what an owner is asked for.</summary>
    private object Serve(INode node, string shard, object request)
    {
        switch (request)
        {
            case ReadRequest read:
                return new ReadAnswer(CopyOf(shard).GetValueOrDefault(read.Key));
            case WriteRequest write:
                Keep(shard, write.Key, write.Value);
                if (_options.SendChanges && _departures.TryGetValue(shard, out var leaving))
                    leaving.Changed(write.Key);
                return new WriteAnswer();
            default:
                return Move(node, (MoveShard)request);
        }
    }

    /// <summary>Begins to move a shard, unless that is done or begun.</summary>
    private object Move(INode node, MoveShard move)
    {
        if (move.To == _me)
            return new MoveAnswer(IsDone: true);
        if (_departures.TryGetValue(move.Shard, out var begun))
            return begun.To == move.To ? new MoveAnswer(IsDone: false) : new Refusal($"{move.Shard} is on its way to {begun.To}", HadNoEffect: true);
        _departures.Add(move.Shard, new Departure(move.Shard, move.To, ViewOf(move.Shard).Epoch + 1, CopyOf(move.Shard), _options));
        SendNext(node, move.Shard);
        return new MoveAnswer(IsDone: false);
    }

    /// <summary>Sends the next part. With the token goes the shard.</summary>
    private void SendNext(INode node, string shard)
    {
        var departure = _departures[shard];
        departure.Next();
        if (departure.IsSealed && _options.StopFirst)
            Learn(new ShardView(_me, departure.To, departure.Epoch), shard);
        departure.Send(node);
    }

    /// <summary>A part of a departing shard has arrived: the next one is due, or the shard is gone.</summary>
    private void Advance(INode node, PartReceived received)
    {
        if (!_departures.TryGetValue(received.Shard, out var departure) || !departure.IsWaitingFor(received.Epoch, received.Number))
            return; // an acknowledgement that comes late, or again
        if (!departure.IsSealed)
        {
            SendNext(node, received.Shard);
            return;
        }

        _departures.Remove(received.Shard);
        _shards.Remove(received.Shard);
        Learn(new ShardView(_me, departure.To, departure.Epoch), received.Shard);
    }

    /// <summary>Takes a part of an arriving shard; with the token this node becomes the owner, and answers what has waited for it.</summary>
    private void Take(INode node, string from, ShardPart part)
    {
        var known = ViewOf(part.Shard);
        if (part.Epoch > known.Epoch || !_options.TakeOnce)
        {
            var arrival = _arrivals.GetValueOrDefault(part.Shard) ?? new Arrival();
            _arrivals[part.Shard] = arrival;
            if (!arrival.Take(part, _options.TakeOnce))
                return;
            if (part.IsLast)
                Own(node, part, arrival);
        }

        node.Send(from, new PartReceived(part.Shard, part.Epoch, part.Number));
    }

    private void Own(INode node, ShardPart last, Arrival arrival)
    {
        var shard = last.Shard;
        _arrivals.Remove(shard);
        _departures.Remove(shard); // It has come back before this node heard that it had arrived there.
        _shards[shard] = arrival.Contents;
        Learn(new ShardView(_me, _me, last.Epoch), shard);
        node.Note($"has {shard}");
        foreach (var request in _waiting.Where(waiting => ShardOf(waiting.Request) == shard).ToList())
        {
            _waiting.Remove(request);
            Route(node, request);
        }
    }

    /// <summary>Notes an owner, unless a later one is known.</summary>
    private void Learn(ShardView view, string shard)
    {
        if (view.Epoch > ViewOf(shard).Epoch)
            _views[shard] = view;
    }

    private SortedDictionary<string, string> CopyOf(string shard) =>
        _shards.TryGetValue(shard, out var copy) ? copy : _shards[shard] = new(StringComparer.Ordinal);

    private void Keep(string shard, string key, string? value)
    {
        if (value is null)
            CopyOf(shard).Remove(key);
        else
            CopyOf(shard)[key] = value;
    }
}
