namespace Fundamentals.Simulator;

/// <summary>
/// Something a client waits for. It ends by an event of the loop, be it an answer, a deadline or a cancellation, and
/// never from inside other code: what the client does next starts with an empty stack.
/// </summary>
internal abstract class Wait(Client client) : Happening
{
    private CancellationTokenRegistration _registration;

    public override Client Client => client;

    /// <summary>Gets what is waited for, as the end of "waits for …".</summary>
    public abstract string What { get; }

    protected bool IsOver { get; private set; }

    public void CancelWith(CancellationToken token)
    {
        if (token.CanBeCanceled)
            _registration = token.UnsafeRegister(static (wait, token) => ((Wait)wait!).CancelLater(token), this);
    }

    /// <summary>Ends the wait, once: the caller then completes the task.</summary>
    protected bool TryEnd()
    {
        if (IsOver)
            return false;
        IsOver = true;
        Revision++;
        _registration.Dispose();
        Client.Ended(this);
        return true;
    }

    protected abstract void Cancel(CancellationToken token);

    private void CancelLater(CancellationToken token)
    {
        Client.Simulation.Loop.RequireInside("Cancelling");
        Client.Simulation.Schedule(TimeSpan.Zero, new Cancellation(this, token));
    }

    private sealed class Cancellation(Wait wait, CancellationToken token) : Happening
    {
        public override Client Client => wait.Client;

        public override void Happen()
        {
            if (wait.TryEnd())
                wait.Cancel(token);
        }
    }
}

/// <summary>A client's delay.</summary>
internal sealed class DelayWait(Client client, TimeSpan delay) : Wait(client)
{
    private readonly TaskCompletionSource _done = new();

    public override string What => delay == Timeout.InfiniteTimeSpan ? "a delay without end" : $"a delay of {delay}";

    public Task Task => _done.Task;

    public override void Happen()
    {
        if (TryEnd())
            _done.SetResult();
    }

    protected override void Cancel(CancellationToken token) => _done.SetCanceled(token);
}

/// <summary>A client's call, until it is answered or its deadline passes.</summary>
internal sealed class CallWait(Client client, string to, object body, TimeSpan deadline) : Wait(client)
{
    private readonly TaskCompletionSource<object> _done = new();

    public override string What => $"{to} to answer {body}";

    public Task<object> Task => _done.Task;

    /// <summary>Gets or sets the number the answer will carry.</summary>
    public long Request { get; set; }

    /// <summary>Gets or sets the trace's number of its sending.</summary>
    public long Sent { get; set; }

    public void Answer(object answer)
    {
        if (TryEnd())
            _done.SetResult(answer);
    }

    /// <summary>The deadline has passed.</summary>
    public override void Happen()
    {
        if (!TryEnd())
            return;
        Client.TimeOut(this);
        _done.SetException(new TimeoutException(
            $"{to} did not answer {Client.Name}'s {body} within {deadline.TotalMilliseconds} ms. Whether it was carried out is unknown."));
    }

    protected override void Cancel(CancellationToken token) => _done.SetCanceled(token);
}
