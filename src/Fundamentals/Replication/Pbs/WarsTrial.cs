using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>What came of one trial, in ticks of 100 ns.</summary>
/// <param name="Write">When the write was acknowledged, since it began.</param>
/// <param name="Read">When the read was answered, since it began.</param>
/// <param name="Visible">How long after the acknowledgement a read must begin to see the write; not negative.</param>
internal readonly record struct WarsOutcome(long Write, long Read, long Visible);

/// <summary>
/// Tries once: a write, and a read that begins when it is acknowledged. A trial draws the same whatever the quorums, so
/// that with the same seed they are compared on the same luck. Not safe for several threads at once.
/// </summary>
internal sealed class WarsTrial(WarsOptions options, RandomStream random)
{
    private readonly long[] _acknowledged = new long[options.Replicas];
    private readonly long[] _responded = new long[options.Replicas];
    private readonly long[] _lead = new long[options.Replicas];

    public WarsOutcome Next()
    {
        var writer = random.Next(options.Replicas);
        var reader = random.Next(options.Replicas);
        for (var i = 0; i < options.Replicas; i++)
        {
            var toWriter = i == writer ? 0 : options.RemoteDelay.Ticks;
            var toReader = i == reader ? 0 : options.RemoteDelay.Ticks;
            var written = options.Write.Ticks(random) + toWriter;
            _acknowledged[i] = written + options.Ack.Ticks(random) + toWriter;
            var asked = options.Read.Ticks(random) + toReader;
            _responded[i] = asked + options.Response.Ticks(random) + toReader;
            _lead[i] = written - asked;
        }

        Array.Sort(_acknowledged);
        Array.Sort(_responded, _lead);
        var done = _acknowledged[options.WriteQuorum - 1];

        // The read sees the write if one of the first to respond had it when it was asked: written <= done + t + asked.
        var earliest = _lead[0];
        for (var i = 1; i < options.ReadQuorum; i++)
            earliest = Math.Min(earliest, _lead[i]);
        return new WarsOutcome(done, _responded[options.ReadQuorum - 1], Math.Max(0, earliest - done));
    }
}
