using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// A replica that answers only with a majority behind it: consistent rather than available (CP). Each key is an atomic
/// register, and whichever replica a client asks coordinates its request.
/// </summary>
/// <remarks>
/// <para>Promises: every history is linearizable, whatever is lost, doubled, delayed or cut off, however wrong clocks are,
/// and whoever crashes, pauses or is slow. A request at a live replica that reaches a majority of live ones, itself among
/// them, is answered; any other is refused.</para>
/// <para>Does not promise: an answer on the minority's side of a partition. Safety if a replica forgets: its copy has counted
/// for a majority, so it has to be on disk; the simulator's crash keeps it, unless told to lose memory. That every copy is
/// up to date: one may stay behind until the next request for its key.</para>
/// <para>From: Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in Message-Passing Systems" (JACM 42(1), 1995), for one
/// writer; for several, who first ask for the stamps, Lynch and Shvartsman, "Robust Emulation of Shared Memory Using Dynamic
/// Quorum-Acknowledged Broadcasts" (FTCS 1997).</para>
/// </remarks>
public sealed class MajorityReplica : IReplica
{
    private readonly MajorityOptions _options;
    private readonly int _replicas;
    private readonly int _needed;
    private readonly QuorumRounds _rounds;
    private readonly SortedDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly HashSet<long> _handled = [];

    /// <summary>Makes a replica that holds nothing.</summary>
    /// <param name="others">The names of the other replicas.</param>
    /// <param name="options">The knobs; by default as <see cref="MajorityOptions"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">The quorum is not from 1 to the number of replicas.</exception>
    public MajorityReplica(IReadOnlyList<string> others, MajorityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(others);
        _options = options ?? new MajorityOptions();
        _replicas = others.Count + 1;
        _needed = _options.Quorum ?? _replicas / 2 + 1;
        if (_needed < 1 || _needed > _replicas)
            throw new ArgumentOutOfRangeException(nameof(options), _needed, $"MajorityOptions.Quorum must be from 1 to {_replicas}, the number of replicas.");
        _rounds = new QuorumRounds(others, _needed, _options.Patience, _options.Resend);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _copies.Where(held => held.Value.Value is not null).ToDictionary(held => held.Key, held => held.Value.Value!, StringComparer.Ordinal);

    /// <summary>Starts. Requests that were under way before a crash are forgotten, and their clients' deadlines pass; copies are not.</summary>
    /// <param name="node">The node it runs on.</param>
    public void Start(INode node) => _rounds.Forget();

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        switch (message.Body)
        {
            case ReadRequest or WriteRequest when !_handled.Add(message.Id):
                break; // The network has doubled it. A write that takes effect twice would bring an old value back.
            case ReadRequest read:
                Read(node, message, read.Key);
                break;
            case WriteRequest write:
                Write(node, message, write.Key, write.Value);
                break;
            case Ask ask:
                node.Send(message.From, new Held(ask.Round, CopyOf(ask.Key)));
                break;
            case Store store:
                Keep(store.Key, store.Copy);
                node.Send(message.From, new Stored(store.Round));
                break;
            case RoundAnswer answer:
                _rounds.Receive(message.From, answer);
                break;
        }
    }

    /// <inheritdoc/>
    public void TimerFired(INode node, object timer) => _rounds.TimerFired(node, timer);

    /// <summary>Asks a majority, stores the newest copy at a majority, answers.</summary>
    private void Read(INode node, Message request, string key) => AskMajority(node, request, key, held =>
    {
        var newest = held.MaxBy(copy => copy.Stamp);

        // If a majority holds it already, storing it there would change nothing: every later majority meets that one. Else
        // it must be stored, since a later read could ask a majority that does not have it, and answer with an older value.
        if (!_options.WriteBack || held.All(copy => copy.Stamp == newest.Stamp))
            node.Reply(request, new ReadAnswer(newest.Value));
        else
            StoreAtMajority(node, request, key, newest, () => node.Reply(request, new ReadAnswer(newest.Value)));
    });

    /// <summary>Asks a majority for its stamps, stores the value under a higher one at a majority, answers.</summary>
    private void Write(INode node, Message request, string key, string? value)
    {
        if (_options.AskBeforeWrite)
            AskMajority(node, request, key, StoreAbove);
        else
            StoreAbove([CopyOf(key)]);

        void StoreAbove(IReadOnlyList<Copy> held)
        {
            var stamp = new Stamp(held.Max(copy => copy.Stamp).Number + 1, node.Name);
            StoreAtMajority(node, request, key, new Copy(stamp, value), () => node.Reply(request, new WriteAnswer()));
        }
    }

    /// <summary>
    /// Hands over the copies of a majority. Its own is read last, when the others have answered: what this replica has
    /// stamped meanwhile for another client is in it, so that no two writes get the same stamp.
    /// </summary>
    private void AskMajority(INode node, Message request, string key, Action<IReadOnlyList<Copy>> then) => _rounds.Begin(
        node,
        number => new Ask(number, key),
        answers => then([CopyOf(key), .. answers.Cast<Held>().Select(answer => answer.Copy)]),
        reached => Refuse(node, request, reached, hadNoEffect: true));

    /// <summary>Stores a copy here at once, and at a majority. If that fails, a write is in doubt: it may be found, and stored, by a later read.</summary>
    private void StoreAtMajority(INode node, Message request, string key, Copy copy, Action then)
    {
        Keep(key, copy);
        _rounds.Begin(
            node,
            number => new Store(number, key, copy),
            _ => then(),
            reached => Refuse(node, request, reached, hadNoEffect: request.Body is ReadRequest));
    }

    private void Refuse(INode node, Message request, int reached, bool hadNoEffect)
    {
        var needed = _options.Quorum is null ? "a majority" : "the quorum";
        node.Reply(request, new Refusal($"{node.Name} reached {reached} of {_replicas} replicas within {_options.Patience.TotalMilliseconds} ms, and {needed} is {_needed}", hadNoEffect));
    }

    private Copy CopyOf(string key) => _copies.GetValueOrDefault(key);

    /// <summary>Keeps a copy that is newer. What is older comes late, or again.</summary>
    private void Keep(string key, Copy copy)
    {
        if (copy.Stamp > CopyOf(key).Stamp)
            _copies[key] = copy;
    }
}
