using Fundamentals.Simulator;

namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>The writes that a follower has passed on to the primary, and that its clients wait for.</summary>
/// <param name="primary">The name of the primary.</param>
/// <param name="resend">How long to wait before passing one on again.</param>
internal sealed class PassedWrites(string primary, TimeSpan resend)
{
    private readonly Dictionary<long, (PassedWrite Write, long? Position)> _open = [];
    private long _last;

    /// <summary>Passes a write on, again and again until it is logged or removed.</summary>
    /// <returns>Its number.</returns>
    public long Add(INode node, string key, string? value)
    {
        var write = new PassedWrite(++_last, key, value);
        _open.Add(write.Number, (write, null));
        Pass(node, write);
        return write.Number;
    }

    public void Logged(WriteLogged logged)
    {
        if (_open.TryGetValue(logged.Number, out var open))
            _open[logged.Number] = (open.Write, logged.Position);
    }

    /// <summary>Finds where the primary has logged a write; null as long as that is not known.</summary>
    public long? PositionOf(long number) => _open.TryGetValue(number, out var open) ? open.Position : null;

    public void Remove(long number) => _open.Remove(number);

    public void TimerFired(INode node, object timer)
    {
        if (timer is PassAgain again && _open.TryGetValue(again.Number, out var open) && open.Position is null)
            Pass(node, open.Write);
    }

    /// <summary>Forgets them, whose timers a crash has called off. Numbers go on, so that late answers fit no new one.</summary>
    public void Forget() => _open.Clear();

    private void Pass(INode node, PassedWrite write)
    {
        node.Send(primary, write);
        node.SetTimer(resend, new PassAgain(write.Number));
    }

    private sealed record PassAgain(long Number)
    {
        public override string ToString() => "pass on again";
    }
}
