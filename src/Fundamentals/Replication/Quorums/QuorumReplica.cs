using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// A node of a Dynamo-style store: N nodes own each key, a read asks R of them and a write W. Any node coordinates for a
/// client. DeCandia et al., "Dynamo: Amazon's Highly Available Key-value Store" (SOSP 2007), section 4; Cassandra and Riak
/// do it much the same way.
/// </summary>
/// <remarks>
/// <para>Promised, whatever is lost, doubled, late or cut off, and whoever crashes and keeps its memory: with R + W &gt; N,
/// no sloppy quorum and right clocks, a read returns no version that was replaced for certain before it began. With
/// <see cref="QuorumOptions.Linearizable"/> the store is linearizable, whatever the clocks say. With siblings, no write is
/// lost that no context covered.</para>
/// <para>Not promised: that R + W &gt; N is linearizable by itself; that a write which was refused has not been done; and
/// anything but convergence to nodes that lose their memory, for what W nodes have stored fewer may then know.</para>
/// </remarks>
public sealed class QuorumReplica : IReplica
{
    private readonly QuorumOptions _options;
    private readonly IReadOnlyList<string> _others;
    private readonly HashSet<long> _seen = [];
    private readonly CopyStore _copies;
    private readonly VersionMaker _maker;
    private readonly HintedHandoff _handoff;
    private readonly Rounds _rounds;
    private string? _name;
    private Placement _placement = null!;
    private ReadCoordinator _reads = null!;
    private WriteCoordinator _writes = null!;
    private AntiEntropy _antiEntropy = null!;

    /// <summary>Makes a replica.</summary>
    /// <param name="others">The names of the others.</param>
    /// <param name="options">The knobs, the same for all; by default N = 3, R = W = 2.</param>
    /// <exception cref="ArgumentException">The options do not go together, or there are fewer nodes than N.</exception>
    public QuorumReplica(IEnumerable<string> others, QuorumOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(others);
        _others = [.. others];
        _options = QuorumOptions.Checked(options ?? new QuorumOptions(), _others.Count + 1);
        _copies = new CopyStore(_options);
        _maker = VersionMaker.Of(_options.Conflicts);
        _handoff = new HintedHandoff(_options);
        _rounds = new Rounds(_options, Serve);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _copies.Copies
        .Where(copy => !copy.Value.IsTombstone).ToDictionary(copy => copy.Key, copy => copy.Value.Text!, StringComparer.Ordinal);

    /// <summary>Gets what it keeps of the keys it owns, deleted ones among them, by name.</summary>
    public IReadOnlyDictionary<string, Versioned> Versions => _copies.Copies;

    /// <summary>Gets what it keeps for others, and has still to hand over; oldest first.</summary>
    public IReadOnlyList<Hint> Hints => _handoff.Hints;

    /// <inheritdoc/>
    public bool Owns(string key) => _name is not null && _placement.IsOwner(_name, key);

    /// <inheritdoc/>
    public void Start(INode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (_name is null)
        {
            _name = node.Name;
            _placement = new Placement([_name, .. _others], _options);
            _reads = new ReadCoordinator(_options, _placement, _rounds);
            _writes = new WriteCoordinator(_options, _placement, _rounds, _reads, _maker, _copies);
            _antiEntropy = new AntiEntropy(_options, _placement, _others, _copies);
        }

        _rounds.Forget();
        _copies.Start(node);
        _handoff.Start(node);
        _antiEntropy.Start(node);
    }

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        switch (message.Body)
        {
            case ReadRequest read:
                _reads.Read(node, message, new QuorumRead(read.Key));
                break;
            case QuorumRead read:
                _reads.Read(node, message, read);
                break;

            // To write twice is not to write once: the second time would undo what another wrote in between.
            case WriteRequest write when _seen.Add(message.Id):
                _writes.Write(node, message, new QuorumWrite(write.Key, write.Value));
                break;
            case QuorumWrite write when _seen.Add(message.Id):
                _writes.Write(node, message, write);
                break;
            case MakeVersion when _seen.Add(message.Id):
            case FetchCopy or StoreCopy:
                node.Send(message.From, Serve(node, message.Body));
                break;
            case CopyAnswer answer:
                if (answer.Version is not null)
                    _maker.Witness(node, answer.Version);
                _rounds.Take(message.From, answer.Round, answer.Version);
                break;
            case StoredAnswer answer:
                _handoff.Stored(answer.Round);
                _rounds.Take(message.From, answer.Round, null);
                break;
            case CompareRanges compare:
                _antiEntropy.Compare(node, message.From, compare);
                break;
            case ExchangeRanges exchange:
                foreach (var (key, version) in exchange.Copies)
                    Store(node, key, version);
                _antiEntropy.Exchange(node, message.From, exchange);
                break;
        }
    }

    /// <inheritdoc/>
    public void TimerFired(INode node, object timer)
    {
        ArgumentNullException.ThrowIfNull(node);
        switch (timer)
        {
            case RoundTimer round:
                _rounds.TimerFired(node, round);
                break;
            case HandoffIsDue:
                _handoff.TimerFired(node);
                break;
            case AntiEntropyIsDue:
                _antiEntropy.TimerFired(node);
                break;
            case TombstoneIsOld tombstone:
                _copies.TimerFired(tombstone);
                break;
        }
    }

    /// <summary>Does what a coordinator asks for, another or this node itself. To do it twice is to do it once, but for <see cref="MakeVersion"/>.</summary>
    private object Serve(INode node, object request)
    {
        switch (request)
        {
            case FetchCopy fetch:
                return new CopyAnswer(fetch.Round, Owns(fetch.Key) ? _copies.Find(fetch.Key) : _handoff.Find(fetch.Key));
            case StoreCopy { StandInFor: { } owner } store:
                _maker.Witness(node, store.Version);
                _handoff.Keep(node, owner, store.Key, store.Version);
                return new StoredAnswer(store.Round);
            case StoreCopy store:
                Store(node, store.Key, store.Version);
                return new StoredAnswer(store.Round);
            case MakeVersion make:
                var version = _maker.Make(node, _copies.Find(make.Write.Key), make.Write);
                Store(node, make.Write.Key, version);
                return new CopyAnswer(make.Round, version);
            default:
                throw new InvalidOperationException($"Nothing is known of {request}.");
        }
    }

    private void Store(INode node, string key, Versioned version)
    {
        _maker.Witness(node, version);
        _copies.Merge(node, key, version);
    }
}
