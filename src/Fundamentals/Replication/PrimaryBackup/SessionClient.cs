namespace Fundamentals.Replication.PrimaryBackup;

/// <summary>
/// A client of a store with a primary that keeps a position of the log: that of the newest thing it has seen or written. It
/// shows it with every read, and a replica that has not come as far waits until it has. So it may go from replica to
/// replica, and has all four session guarantees (Terry et al., "Session Guarantees for Weakly Consistent Replicated Data",
/// PDIS 1994, section 5, with one position in place of a version vector, since there is one log).
/// </summary>
/// <param name="client">The client that asks; its <see cref="StoreClient.Replica"/> may be set between requests.</param>
public sealed class SessionClient(StoreClient client)
{
    private readonly StoreClient _client = client ?? throw new ArgumentNullException(nameof(client));

    /// <summary>
    /// Gets or sets the position: all that there is to a session. Hand it over, in a cookie or a message, and whoever goes on
    /// from it sees what was seen. 0 has seen nothing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long Position { get; set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A position in a log is not negative."); }

    /// <summary>Reads a key, in a copy that is at least as new as all that this session has seen.</summary>
    /// <param name="key">The key.</param>
    /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
    /// <returns>The value; null if there is none.</returns>
    /// <exception cref="UnavailableException">The replica did not come that far in time.</exception>
    /// <exception cref="TimeoutException">No answer came in time.</exception>
    public async Task<string?> Read(string key, TimeSpan? deadline = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return Seen(await _client.Ask<SessionAnswer>("read", key, null, new SessionRead(key, Position), deadline, answer => answer.Value)).Value;
    }

    /// <summary>Writes a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value. For a checker to tell writes apart, write each value once.</param>
    /// <param name="deadline">How long to wait at most; by default as for other calls.</param>
    /// <exception cref="UnavailableException">The replica refuses; the write is in doubt.</exception>
    /// <exception cref="TimeoutException">No answer came in time. Whether it was written is unknown.</exception>
    public async Task Write(string key, string value, TimeSpan? deadline = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        Seen(await _client.Ask<SessionAnswer>("write", key, value, new SessionWrite(key, value), deadline, _ => null));
    }

    private SessionAnswer Seen(SessionAnswer answer)
    {
        Position = Math.Max(Position, answer.Position);
        return answer;
    }
}
