using Fundamentals.Simulator;

namespace Fundamentals.Replication.Sharding;

/// <summary>The requests that came in at a node and are not answered yet.</summary>
/// <param name="patience">How long they wait.</param>
internal sealed class OpenRequests(TimeSpan patience)
{
    private readonly Dictionary<long, (Message Request, IDisposable Timer)> _open = [];
    private long _last;

    /// <summary>Has a client's request wait.</summary>
    /// <returns>Its number.</returns>
    public long Add(INode node, Message request)
    {
        _open.Add(++_last, (request, node.SetTimer(patience, new GiveUp(_last))));
        return _last;
    }

    /// <summary>Answers a client. An answer that comes too late changes nothing.</summary>
    public void Answer(INode node, long number, object answer)
    {
        if (!_open.Remove(number, out var open))
            return;
        open.Timer.Dispose();
        node.Reply(open.Request, answer);
    }

    /// <summary>Refuses a request whose patience is at an end. A write is in doubt: it may be done, or wait for a token.</summary>
    public void TimerFired(INode node, object timer)
    {
        if (timer is GiveUp end && _open.TryGetValue(end.Number, out var open))
            Answer(node, end.Number, new Refusal($"{node.Name} heard nothing from the owner within {patience.TotalMilliseconds} ms", HadNoEffect: open.Request.Body is ReadRequest));
    }

    /// <summary>Forgets all, whose timers a crash has called off. Numbers go on, so that late answers fit no new one.</summary>
    public void Forget() => _open.Clear();

    private sealed record GiveUp(long Number)
    {
        public override string ToString() => "give up";
    }
}
