using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// A replica that answers only with a majority behind it: consistent rather than available (CP). Each key is an atomic
/// register, and whichever replica a client asks coordinates its request.
/// </summary>
/// <remarks>
/// <para>Promises: every history is linearizable, whatever is lost, doubled, delayed or cut off, however wrong clocks are,
/// and whoever crashes, pauses or is slow. A request at a live replica that reaches a majority of live ones, itself among
/// them, is answered. Otherwise it is refused.</para>
/// <para>Does not promise: an answer on the minority's side of a partition. Safety if a replica forgets: its copies have
/// counted for a majority, so they have to be on disk. The simulator's crash keeps them; one that loses memory is not
/// tolerated. That every copy is up to date: a copy may stay behind until the next request for its key.</para>
/// <para>From: Attiya, Bar-Noy and Dolev, "Sharing Memory Robustly in Message-Passing Systems" (JACM 42(1), 1995, section
/// 3: one writer); several writers, who first ask for the stamps, as in Lynch and Shvartsman, "Robust Emulation of Shared
/// Memory Using Dynamic Quorum-Acknowledged Broadcasts" (FTCS 1997, section 3).</para>
/// </remarks>
/// <param name="others">The names of the other replicas.</param>
/// <param name="options">The knobs; by default as <see cref="MajorityOptions"/> says.</param>
public sealed class MajorityReplica(IReadOnlyList<string> others, MajorityOptions? options = null) : IReplica
{
    private readonly IReadOnlyList<string> _others = others ?? throw new ArgumentNullException(nameof(others));
    private readonly MajorityOptions _options = Checked(options ?? new MajorityOptions(), others.Count + 1);
    private readonly SortedDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Round> _rounds = [];
    private readonly HashSet<long> _handled = [];
    private long _lastRound;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _copies.Where(held => held.Value.Value is not null).ToDictionary(held => held.Key, held => held.Value.Value!, StringComparer.Ordinal);

    private int Needed => _options.Quorum ?? (_others.Count + 1) / 2 + 1;

    /// <summary>Starts. What it coordinated before a crash is forgotten, and its clients' deadlines will tell them; its copies are not.</summary>
    /// <param name="node">The node it runs on.</param>
    public void Start(INode node) => _rounds.Clear();

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
            case RoundAnswer answer when _rounds.TryGetValue(answer.Round, out var round):
                round.Answers[message.From] = answer;
                EndIfEnough(round);
                break;
        }
    }

    /// <inheritdoc/>
    public void TimerFired(INode node, object timer)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (timer is SendAgain again)
            Send(node, again.Round);
        else if (timer is GiveUp end)
            Refuse(node, end.Round);
    }

    /// <summary>Asks a majority, stores the newest copy at a majority, answers.</summary>
    private void Read(INode node, Message request, string key) => AskMajority(node, request, key, held =>
    {
        var newest = held.MaxBy(copy => copy.Stamp);

        // If a majority holds it already, storing it there would change nothing. Else it must be stored: another read could
        // ask replicas that do not have it, and answer with an older value after this one has answered with a newer.
        if (!_options.WriteBack || held.All(copy => copy.Stamp == newest.Stamp))
            node.Reply(request, new ReadAnswer(newest.Value));
        else
            StoreAtMajority(node, request, key, newest, () => node.Reply(request, new ReadAnswer(newest.Value)));
    });

    /// <summary>Asks a majority for its stamps, stores the value with a higher one at a majority, answers.</summary>
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
    /// Hands over the copies of a majority. Its own is read last, when the others have answered: it holds what this replica
    /// has stamped meanwhile for another client, so that no two writes get the same stamp.
    /// </summary>
    private void AskMajority(INode node, Message request, string key, Action<IReadOnlyList<Copy>> then) =>
        Begin(node, request, number => new Ask(number, key), answers => then([CopyOf(key), .. answers.Cast<Held>().Select(answer => answer.Copy)]));

    private void StoreAtMajority(INode node, Message request, string key, Copy copy, Action then)
    {
        Keep(key, copy);
        Begin(node, request, number => new Store(number, key, copy), _ => then());
    }

    private void Begin(INode node, Message request, Func<long, object> question, Action<IEnumerable<RoundAnswer>> then)
    {
        var number = ++_lastRound;
        var round = new Round(number, request, question(number), then) { GiveUp = node.SetTimer(_options.Patience, new GiveUp(number)) };
        _rounds.Add(number, round);
        Send(node, number);
        EndIfEnough(round);
    }

    /// <summary>Sends to those who have not answered, and will again: messages get lost.</summary>
    private void Send(INode node, long number)
    {
        var round = _rounds[number];
        foreach (var other in _others.Where(other => !round.Answers.ContainsKey(other)))
            node.Send(other, round.Question);
        round.SendAgain = node.SetTimer(_options.Resend, new SendAgain(number));
    }

    private void EndIfEnough(Round round)
    {
        if (round.Reached < Needed)
            return;
        End(round);
        round.Then(round.Answers.Values);
    }

    private void Refuse(INode node, long number)
    {
        var round = _rounds[number];
        End(round);
        var needed = _options.Quorum is null ? "a majority" : "the quorum";
        var reason = $"{node.Name} reached {round.Reached} of {_others.Count + 1} replicas within {_options.Patience.TotalMilliseconds} ms, and {needed} is {Needed}";
        node.Reply(round.Request, new Refusal(reason, HadNoEffect: round.Request.Body is ReadRequest || round.Question is Ask));
    }

    private void End(Round round)
    {
        _rounds.Remove(round.Number);
        round.GiveUp?.Dispose();
        round.SendAgain?.Dispose();
    }

    private Copy CopyOf(string key) => _copies.GetValueOrDefault(key);

    private void Keep(string key, Copy copy)
    {
        if (copy.Stamp > CopyOf(key).Stamp)
            _copies[key] = copy;
    }

    private static MajorityOptions Checked(MajorityOptions options, int replicas) => options.Quorum is null || (options.Quorum >= 1 && options.Quorum <= replicas)
        ? options
        : throw new ArgumentOutOfRangeException(nameof(options), options.Quorum, $"MajorityOptions.Quorum must be from 1 to {replicas}, the number of replicas.");

    /// <summary>A question to all others, until enough have answered or patience is at its end.</summary>
    private sealed record Round(long Number, Message Request, object Question, Action<IEnumerable<RoundAnswer>> Then)
    {
        public Dictionary<string, RoundAnswer> Answers { get; } = new(StringComparer.Ordinal);

        public IDisposable? GiveUp { get; init; }

        public IDisposable? SendAgain { get; set; }

        public int Reached => Answers.Count + 1;
    }

    private sealed record SendAgain(long Round);

    private sealed record GiveUp(long Round);
}
