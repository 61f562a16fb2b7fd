using Fundamentals.Simulator;

namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>How the primary brings its log to the followers: each entry at once, and what is not acknowledged again and again.</summary>
/// <param name="followers">The names of the followers; none at a follower.</param>
/// <param name="log">The log.</param>
/// <param name="resend">How long to wait for an acknowledgement.</param>
internal sealed class LogShipping(IReadOnlyList<string> followers, PrimaryLog log, TimeSpan resend)
{
    private readonly Dictionary<string, long> _received = followers.ToDictionary(follower => follower, _ => 0L, StringComparer.Ordinal);
    private bool _isDue;

    public void Start(INode node)
    {
        _isDue = false;
        Plan(node);
    }

    /// <summary>Sends a new entry to all followers.</summary>
    public void Send(INode node, long position)
    {
        foreach (var follower in followers)
            node.Send(follower, new LogPart(log.After(position - 1)));
        Plan(node);
    }

    /// <summary>Notes how far a follower has come. An acknowledgement that comes late says less than is known.</summary>
    public void Received(string follower, long position) => _received[follower] = Math.Max(_received[follower], position);

    /// <summary>Counts the followers that have an entry.</summary>
    public int CountWith(long position) => _received.Values.Count(received => received >= position);

    public void TimerFired(INode node, object timer)
    {
        if (timer is not ShipAgain)
            return;
        foreach (var follower in followers.Where(follower => _received[follower] < log.Position))
            node.Send(follower, new LogPart(log.After(_received[follower])));
        _isDue = false;
        Plan(node);
    }

    private void Plan(INode node)
    {
        if (_isDue || _received.Values.All(received => received == log.Position))
            return;
        _isDue = true;
        node.SetTimer(resend, new ShipAgain());
    }

    private sealed record ShipAgain
    {
        public override string ToString() => "send the log again";
    }
}
