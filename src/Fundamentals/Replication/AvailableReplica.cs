using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// A replica that answers at once, from its own copy: available rather than consistent (AP). It tells the others in the
/// background, and where two writes meet the last one wins, by the clocks of the replicas that took them.
/// </summary>
/// <remarks>
/// <para>Promises: a live replica answers every request that reaches it, whatever is cut off. Once faults are over and
/// nobody writes, all replicas come to hold the same, and then fall silent. A client that stays at one replica has all four
/// session guarantees, in the order of stamps; while clocks are right that is causal convergence.</para>
/// <para>Does not promise: fresh reads. That an acknowledged write survives: a concurrent one may beat it (siblings or CRDTs
/// would keep both), and so may an older one whose replica's clock is ahead (a logical or hybrid clock would not let it).
/// Anything for a replica that loses its memory: what others have told it, they do not tell again.</para>
/// <para>From: Demers et al., "Epidemic Algorithms for Replicated Database Maintenance" (PODC 1987, sections 1.2 and 1.3
/// for mail and anti-entropy, and 2 for deletions); last writer wins: Johnson and Thomas, "The Maintenance of Duplicate
/// Databases" (RFC 677, 1975).</para>
/// </remarks>
public sealed class AvailableReplica : IReplica
{
    private readonly AvailableOptions _options;
    private readonly SortedDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _unacknowledged;
    private readonly HashSet<long> _handled = [];
    private long _lastTime;
    private bool _gossipIsDue;

    /// <summary>Makes a replica that holds nothing.</summary>
    /// <param name="others">The names of the other replicas.</param>
    /// <param name="options">The knobs; by default as <see cref="AvailableOptions"/> says.</param>
    public AvailableReplica(IReadOnlyList<string> others, AvailableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(others);
        _options = options ?? new AvailableOptions();
        _unacknowledged = others.ToDictionary(other => other, _ => new SortedSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _copies.Where(held => held.Value.Value is not null).ToDictionary(held => held.Key, held => held.Value.Value!, StringComparer.Ordinal);

    /// <summary>Starts. After a crash, it goes on telling what has not been acknowledged.</summary>
    /// <param name="node">The node it runs on.</param>
    public void Start(INode node)
    {
        _gossipIsDue = false;
        PlanGossip(node);
    }

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        switch (message.Body)
        {
            case ReadRequest read:
                node.Reply(message, new ReadAnswer(CopyOf(read.Key).Value));
                break;
            case WriteRequest when !_handled.Add(message.Id):
                break; // The network has doubled it. A write that takes effect twice would bring an old value back.
            case WriteRequest write:
                Merge(write.Key, new Copy(NewStamp(node), write.Value), from: node.Name);
                node.Reply(message, new WriteAnswer());
                break;
            case Gossip gossip:
                foreach (var (key, copy) in gossip.Copies)
                    Merge(key, copy, message.From);
                node.Send(message.From, new GossipReceived([.. gossip.Copies.Select(copy => KeyValuePair.Create(copy.Key, copy.Value.Stamp))]));
                break;
            case GossipReceived received:
                foreach (var (key, _) in received.Stamps.Where(stamp => stamp.Value == CopyOf(stamp.Key).Stamp))
                    _unacknowledged[message.From].Remove(key);
                break;
        }

        PlanGossip(node);
    }

    /// <summary>Tells each of the others all that it has not acknowledged.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="timer">The one timer that there is.</param>
    public void TimerFired(INode node, object timer)
    {
        ArgumentNullException.ThrowIfNull(node);
        foreach (var (other, keys) in _unacknowledged.Where(pending => pending.Value.Count > 0))
            node.Send(other, new Gossip([.. keys.Select(key => KeyValuePair.Create(key, CopyOf(key)))]));
        _gossipIsDue = false;
        PlanGossip(node);
    }

    /// <summary>The time on the node's own clock, and later than the last one: a clock can be set back, or stand still between two writes.</summary>
    private Stamp NewStamp(INode node) => new(_lastTime = Math.Max(node.Now.Ticks, _lastTime + 1), node.Name);

    /// <summary>Keeps a copy if it wins, and remembers whom to tell: all but the one that it is from.</summary>
    private void Merge(string key, Copy copy, string from)
    {
        if (!_options.Wins(copy, CopyOf(key)))
            return;
        if (copy.Value is null && !_options.Tombstones)
            _copies.Remove(key);
        else
            _copies[key] = copy;
        var isOwnClients = !_unacknowledged.ContainsKey(from);
        foreach (var (_, keys) in _unacknowledged.Where(other => other.Key != from && (isOwnClients || _options.PassOn)))
            keys.Add(key);
    }

    private void PlanGossip(INode node)
    {
        if (_gossipIsDue || _unacknowledged.Values.All(keys => keys.Count == 0))
            return;
        _gossipIsDue = true;
        node.SetTimer(_options.GossipPeriod, "gossip");
    }

    private Copy CopyOf(string key) => _copies.GetValueOrDefault(key);
}
