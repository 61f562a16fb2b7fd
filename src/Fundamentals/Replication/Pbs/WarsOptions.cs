using Fundamentals.Networking;

namespace Fundamentals.Replication;

/// <summary>
/// A Dynamo-style store as the WARS model sees it: four latencies, and how many replicas must answer. The coordinator
/// sends each request to all replicas; a write is done when <see cref="WriteQuorum"/> have acknowledged it, and a read when
/// <see cref="ReadQuorum"/> have responded, of which the newest version counts.
/// </summary>
/// <remarks>
/// Bailis, Venkataraman, Franklin, Hellerstein and Stoica, "Probabilistically Bounded Staleness for Practical Partial
/// Quorums" (PVLDB 5(8), 2012), section 4.1. Each message draws for itself; nothing fails, and nothing repairs replicas
/// behind the scenes.
/// </remarks>
public sealed record WarsOptions
{
    /// <summary>Gets W: how long a write is under way to a replica, until it is visible there.</summary>
    public required Latency Write { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Gets A: how long the acknowledgement of a write is under way back to the coordinator.</summary>
    public required Latency Ack { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Gets R: how long a read is under way to a replica.</summary>
    public required Latency Read { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Gets S: how long a replica's response to a read is under way back to the coordinator.</summary>
    public required Latency Response { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Gets N: how many replicas a key has; at least 1. Default: 3.</summary>
    public int Replicas { get; init => field = AtLeastOne(value, nameof(Replicas)); } = 3;

    /// <summary>Gets R: how many replicas a read waits for; from 1 to <see cref="Replicas"/>. Default: 1.</summary>
    public int ReadQuorum { get; init => field = AtLeastOne(value, nameof(ReadQuorum)); } = 1;

    /// <summary>Gets W: how many replicas a write waits for; from 1 to <see cref="Replicas"/>. Default: 1.</summary>
    public int WriteQuorum { get; init => field = AtLeastOne(value, nameof(WriteQuorum)); } = 1;

    /// <summary>
    /// Gets how much longer each message takes to and from replicas in other data centers; not negative. Zero, the default,
    /// means that all are in one. Else each replica is in a data center of its own, and each write and each read begins in
    /// one of them, drawn at random.
    /// </summary>
    public TimeSpan RemoteDelay { get; init => field = NotNegative(value, nameof(RemoteDelay)); }

    /// <summary>Gets a value indicating whether every read meets every write before it in some replica: R + W &gt; N.</summary>
    public bool IsStrict => (long)ReadQuorum + WriteQuorum > Replicas;

    /// <summary>Checks what no single option can tell.</summary>
    internal static WarsOptions Checked(WarsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.ReadQuorum > options.Replicas || options.WriteQuorum > options.Replicas)
            throw new ArgumentException($"Reads wait for {options.ReadQuorum} and writes for {options.WriteQuorum} of {options.Replicas} replicas. Ask for no more than there are.", nameof(options));
        return options;
    }

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 1.");

    private static TimeSpan NotNegative(TimeSpan value, string name) => value >= TimeSpan.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must not be negative.");
}
