using Fundamentals.Clocks;
using Fundamentals.Simulator;

namespace Fundamentals.Replication.Causal;

/// <summary>
/// A replica that answers at once, from its own copy, and never shows an effect before its cause. It sends each write to the
/// others with a version vector of what it builds on; they hold it back until they have all of that.
/// </summary>
/// <remarks>
/// <para>Promises: a live replica answers every request that reaches it, whatever is cut off. The history of clients that
/// each stay at one replica is causally convergent, whatever is lost, doubled, delayed or cut off, whoever crashes, pauses or
/// is slow, and however wrong clocks are. Once faults are over and nobody writes, all replicas come to hold the same.</para>
/// <para>Does not promise: fresh reads. That an acknowledged write survives a concurrent one: the last writer wins, and of
/// concurrent writes which is the last is arbitrary. Anything to a client that moves: the next replica may lack its causes.
/// That a write whose own replica has crashed for good reaches anybody, and then nothing that builds on it is ever shown to
/// those who lack it. Anything for a replica that loses its memory.</para>
/// <para>From: Ahamad, Neiger, Burns, Kohli and Hutto, "Causal Memory" (Distributed Computing 9(1), 1995), whose replicas
/// wait for causes; one order for concurrent writes, by Lamport stamps: Lloyd, Freedman, Kaminsky and Andersen, "Don't
/// Settle for Eventual" (SOSP 2011, section 3).</para>
/// </remarks>
public sealed class CausalReplica : IReplica
{
    private readonly CausalOptions _options;
    private readonly SortedDictionary<string, Copy> _copies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<CausalWrite>> _unacknowledged;
    private readonly List<CausalWrite> _heldBack = [];
    private readonly HashSet<long> _handled = [];
    private VersionVector _shown = VersionVector.Zero;
    private long _lastStamp;
    private bool _isDue;

    /// <summary>Makes a replica that holds nothing.</summary>
    /// <param name="others">The names of the other replicas.</param>
    /// <param name="options">The knobs; by default as <see cref="CausalOptions"/> says.</param>
    public CausalReplica(IReadOnlyList<string> others, CausalOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(others);
        _options = options ?? new CausalOptions();
        _unacknowledged = others.ToDictionary(other => other, _ => new Queue<CausalWrite>(), StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Contents => _copies.Where(held => held.Value.Value is not null).ToDictionary(held => held.Key, held => held.Value.Value!, StringComparer.Ordinal);

    /// <summary>Starts. After a crash, it goes on sending what has not been acknowledged.</summary>
    /// <param name="node">The node it runs on.</param>
    public void Start(INode node)
    {
        _isDue = false;
        PlanToSendAgain(node);
    }

    /// <inheritdoc/>
    public void Receive(INode node, Message message)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(message);
        switch (message.Body)
        {
            case ReadRequest read:
                node.Reply(message, new ReadAnswer(_copies.GetValueOrDefault(read.Key).Value));
                break;
            case WriteRequest when !_handled.Add(message.Id):
                break; // The network has doubled it. A write that takes effect twice would bring an old value back.
            case WriteRequest write:
                Write(node, write);
                node.Reply(message, new WriteAnswer());
                break;
            case CausalWrites writes:
                _heldBack.AddRange(writes.Writes.Where(write => !_heldBack.Contains(write)));
                ShowWhatHasItsCauses();
                node.Send(message.From, new CausalReceived(_shown[message.From]));
                break;
            case CausalReceived received:
                var sent = _unacknowledged[message.From];
                while (sent.TryPeek(out var oldest) && oldest.Dot.Counter <= received.Count)
                    sent.Dequeue();
                break;
        }

        PlanToSendAgain(node);
    }

    /// <summary>Sends each of the others all that it has not acknowledged.</summary>
    /// <param name="node">The node it runs on.</param>
    /// <param name="timer">The one timer that there is.</param>
    public void TimerFired(INode node, object timer)
    {
        ArgumentNullException.ThrowIfNull(node);
        foreach (var (other, writes) in _unacknowledged.Where(pending => pending.Value.Count > 0))
            node.Send(other, new CausalWrites([.. writes]));
        _isDue = false;
        PlanToSendAgain(node);
    }

    /// <summary>Takes a client's write: whatever is shown here may be its cause.</summary>
    private void Write(INode node, WriteRequest request)
    {
        var number = _options.StampAboveSeen ? _lastStamp + 1 : Math.Max(node.Now.Ticks, 1);
        var write = new CausalWrite(_shown.Next(node.Name), _shown, request.Key, new Copy(new Stamp(number, node.Name), request.Value));
        Show(write);
        foreach (var (other, writes) in _unacknowledged)
        {
            writes.Enqueue(write);
            node.Send(other, new CausalWrites([write]));
        }
    }

    /// <summary>Shows writes that were held back, as long as one of them has all its causes here: each may be the cause of the next.</summary>
    private void ShowWhatHasItsCauses()
    {
        _heldBack.RemoveAll(write => _shown.Covers(write.Dot));
        while (_heldBack.Find(MayBeShown) is { } next)
        {
            Show(next);
            _heldBack.RemoveAll(write => _shown.Covers(write.Dot));
        }
    }

    /// <summary>A replica's own writes follow each other in any case, else they could not be counted.</summary>
    private bool MayBeShown(CausalWrite write) =>
        _options.WaitForCauses ? _shown.Covers(write.After) : _shown[write.Dot.Node] == write.Dot.Counter - 1;

    private void Show(CausalWrite write)
    {
        _shown = _shown.Increment(write.Dot.Node);
        _lastStamp = Math.Max(_lastStamp, write.Copy.Stamp.Number);
        if (write.Copy.Stamp > _copies.GetValueOrDefault(write.Key).Stamp)
            _copies[write.Key] = write.Copy;
    }

    private void PlanToSendAgain(INode node)
    {
        if (_isDue || _unacknowledged.Values.All(writes => writes.Count == 0))
            return;
        _isDue = true;
        node.SetTimer(_options.Resend, "send again");
    }
}
