using Fundamentals.Simulator;

namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>What a request waits for, and its answer then.</summary>
/// <param name="IsOver">Whether it has come.</param>
/// <param name="Answer">Makes the answer.</param>
internal sealed record Wait(Func<bool> IsOver, Func<object> Answer)
{
    /// <summary>Gets what to do when it is over, either way.</summary>
    public Action? GivenUp { get; init; }
}

/// <summary>Requests that are answered as soon as something has come, or refused when patience is at an end.</summary>
/// <param name="patience">How long they wait.</param>
internal sealed class WaitingRequests(TimeSpan patience)
{
    private readonly SortedDictionary<long, (Message Request, Wait Wait, IDisposable Timer)> _open = [];
    private readonly List<(string To, Wait Wait)> _silent = [];
    private long _last;

    /// <summary>Has a client's request wait.</summary>
    public void Add(INode node, Message request, Wait wait)
    {
        if (wait.IsOver())
            node.Reply(request, wait.Answer());
        else
            _open.Add(++_last, (request, wait, node.SetTimer(patience, new GiveUp(_last))));
    }

    /// <summary>Has another replica wait, which asks again if it hears nothing.</summary>
    public void AddSilent(Wait wait, string to) => _silent.Add((to, wait));

    /// <summary>Answers all whose wait is over.</summary>
    public void AnswerAll(INode node)
    {
        foreach (var (number, (request, wait, timer)) in _open.Where(open => open.Value.Wait.IsOver()).ToList())
        {
            timer.Dispose();
            _open.Remove(number);
            node.Reply(request, wait.Answer());
            wait.GivenUp?.Invoke();
        }

        foreach (var (to, wait) in _silent.Where(silent => silent.Wait.IsOver()).ToList())
            node.Send(to, wait.Answer());
        _silent.RemoveAll(silent => silent.Wait.IsOver());
    }

    /// <summary>Refuses a request whose patience is at an end. A write is in doubt: it may be in the log, or on its way there.</summary>
    public void TimerFired(INode node, object timer)
    {
        if (timer is not GiveUp end || !_open.Remove(end.Number, out var open))
            return;
        var isRead = open.Request.Body is SessionRead;
        var what = isRead ? "had not come as far as the client has seen" : "did not hear that the write is safe";
        node.Reply(open.Request, new Refusal($"{node.Name} {what} within {patience.TotalMilliseconds} ms", HadNoEffect: isRead));
        open.Wait.GivenUp?.Invoke();
    }

    /// <summary>Forgets all, whose timers a crash has called off.</summary>
    public void Forget()
    {
        _open.Clear();
        _silent.Clear();
    }

    private sealed record GiveUp(long Number)
    {
        public override string ToString() => "give up";
    }
}
