using Fundamentals.Simulator;

namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>
/// One replica, the primary, puts all writes into one order: its log. The others follow: they apply the log, answer reads
/// from their own copy, however old it is, and pass writes on to the primary.
/// </summary>
/// <remarks>
/// <para>Promises: the history of clients that each stay at one replica is sequentially consistent, in the order of the log,
/// whatever is lost, doubled, delayed or cut off, whoever crashes, pauses or is slow, and however wrong clocks are. If all
/// of them use the primary it is linearizable. A client that moves about has the same as one that stays if it keeps its
/// position (<see cref="SessionClient"/>). A live replica answers every plain read at once. A write that is confirmed is at
/// as many followers as <see cref="PrimaryOptions.WaitFor"/> says. Once faults are over, all copies come to be the same.</para>
/// <para>Does not promise: fresh reads at a follower, also not with <see cref="PrimaryOptions.WaitFor"/> set to all of them;
/// anything to a client that moves without its position; writes while the primary is down or cut off, since nobody takes
/// its place; anything for a replica that loses its memory: its log has to be on disk.</para>
/// <para>From: Alsberg and Day, "A Principle for Resilient Sharing of Distributed Resources" (ICSE 1976), for primary and
/// backups; Attiya and Welch, "Sequential Consistency versus Linearizability" (ACM TOCS 12(2), 1994), the algorithm with fast
/// reads, for reads that are answered at once and writes that wait for their own delivery.</para>
/// </remarks>
public sealed class PrimaryReplica : IReplica
{
    private readonly PrimaryOptions _options;
    private readonly PrimaryLog _log;
    private readonly LogShipping _shipping;
    private readonly PassedWrites _passed;
    private readonly WaitingRequests _waiting;
    private readonly HashSet<long> _handled = [];
    private readonly Dictionary<(string From, long Number), long> _positions = [];
    private readonly string _primary;

    /// <summary>Makes a replica that holds nothing.</summary>
    /// <param name="others">The names of the other replicas.</param>
    /// <param name="primary">The name of the primary: one of the others, or else it is this one.</param>
    /// <param name="options">The knobs; by default as <see cref="PrimaryOptions"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="PrimaryOptions.WaitFor"/> is not from 0 to the number of followers.</exception>
    public PrimaryReplica(IReadOnlyList<string> others, string primary, PrimaryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentException.ThrowIfNullOrEmpty(primary);
        _options = options ?? new PrimaryOptions();
        if (_options.WaitFor < 0 || _options.WaitFor > others.Count)
            throw new ArgumentOutOfRangeException(nameof(options), _options.WaitFor, $"PrimaryOptions.WaitFor must be from 0 to {others.Count}, the number of followers.");
        _primary = primary;
        _log = new PrimaryLog(_options.InOrder);
        _shipping = new LogShipping(others.Contains(primary) ? [] : others, _log, _options.Resend);
        _passed = new PassedWrites(primary, _options.Resend);
        _waiting = new WaitingRequests(_options.Patience);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _log.Contents;

    /// <summary>Gets the writes that it has, in the order that all copies go by: the primary's whole log, or as much as a follower has of it.</summary>
    public IReadOnlyList<LogEntry> Log => _log.After(0);

    /// <summary>Starts. Requests that were under way before a crash are forgotten, and their clients' deadlines pass; the log is not.</summary>
    /// <param name="node">The node it runs on.</param>
    public void Start(INode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        _waiting.Forget();
        _passed.Forget();
        _shipping.Start(node);
    }

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        switch (message.Body)
        {
            case ReadRequest or WriteRequest or SessionRead or SessionWrite when !_handled.Add(message.Id):
                break; // The network has doubled it.
            case ReadRequest read:
                node.Reply(message, new ReadAnswer(_log[read.Key]));
                break;
            case SessionRead read:
                _waiting.Add(node, message, new Wait(() => _log.Position >= read.After, () => new SessionAnswer(_log[read.Key], _log.Position)));
                break;
            case WriteRequest write:
                Write(node, message, write.Key, write.Value, _ => new WriteAnswer());
                break;
            case SessionWrite write:
                Write(node, message, write.Key, write.Value, position => new SessionAnswer(null, position));
                break;
            case PassedWrite passed:
                LogOnce(node, message, passed);
                break;
            case WriteLogged logged:
                _passed.Logged(logged);
                break;
            case LogPart part:
                _log.Take(part.Entries);
                node.Send(message.From, new LogReceived(_log.Position));
                break;
            case LogReceived received:
                _shipping.Received(message.From, received.Position);
                break;
        }

        _waiting.AnswerAll(node);
    }

    /// <inheritdoc/>
    public void TimerFired(INode node, object timer)
    {
        _shipping.TimerFired(node, timer);
        _passed.TimerFired(node, timer);
        _waiting.TimerFired(node, timer);
    }

    /// <summary>The primary logs a write, and answers once enough followers have it; a follower passes it on, and answers once its own copy has it.</summary>
    private void Write(INode node, Message request, string key, string? value, Func<long, object> answer)
    {
        if (node.Name == _primary)
        {
            var position = Append(node, key, value);
            _waiting.Add(node, request, new Wait(() => IsSafe(position), () => answer(position)));
        }
        else
        {
            var number = _passed.Add(node, key, value);
            _waiting.Add(
                node,
                request,
                new Wait(
                    () => _passed.PositionOf(number) is { } position && (!_options.AnswerWhenApplied || _log.Position >= position),
                    () => answer(_passed.PositionOf(number)!.Value)) { GivenUp = () => _passed.Remove(number) });
        }
    }

    /// <summary>Logs what a follower has passed on, once, and tells it when enough followers have it; a follower that has not heard that asks again.</summary>
    private void LogOnce(INode node, Message message, PassedWrite passed)
    {
        if (!_positions.TryGetValue((message.From, passed.Number), out var position))
            _positions.Add((message.From, passed.Number), position = Append(node, passed.Key, passed.Value));
        if (IsSafe(position))
            node.Send(message.From, new WriteLogged(passed.Number, position));
        else
            _waiting.AddSilent(new Wait(() => IsSafe(position), () => new WriteLogged(passed.Number, position)), message.From);
    }

    private long Append(INode node, string key, string? value)
    {
        var position = _log.Append(key, value);
        _shipping.Send(node, position);
        return position;
    }

    private bool IsSafe(long position) => _shipping.CountWith(position) >= _options.WaitFor;
}
