using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// Latencies of stores in production, as the authors of <see cref="Pbs"/> fitted them: table 3 of the paper. Each has three
/// replicas and waits for one; change that with <c>with { ReadQuorum = 2 }</c>.
/// </summary>
public static class WarsFits
{
    private static readonly Latency Ssd = Mixture(0.9122, leastMilliseconds: 0.235, shape: 10, ratePerMillisecond: 1.66);

    private static readonly Latency YammerRead = Mixture(0.982, leastMilliseconds: 1.5, shape: 3.8, ratePerMillisecond: 0.0217);

    /// <summary>Gets LNKD-SSD: Voldemort at LinkedIn on solid-state drives. Nearly all of it is network and processor.</summary>
    public static WarsOptions LinkedInSsd { get; } = new() { Write = Ssd, Ack = Ssd, Read = Ssd, Response = Ssd };

    /// <summary>Gets LNKD-DISK: the same on spinning disks, where a write reads first, and now and then waits for a flush.</summary>
    public static WarsOptions LinkedInDisk { get; } = LinkedInSsd with { Write = Mixture(0.38, leastMilliseconds: 1.05, shape: 1.51, ratePerMillisecond: 0.183) };

    /// <summary>Gets YMMR: Riak at Yammer. Six writes in a hundred take hundreds of milliseconds.</summary>
    /// <remarks>
    /// The paper prints 3.35 for the shape of the writes' Pareto distribution; the authors' program has 3.5, and only that
    /// gives their 89.3 % of consistent reads just after a write.
    /// </remarks>
    public static WarsOptions Yammer { get; } = new()
    {
        Write = Mixture(0.939, leastMilliseconds: 3, shape: 3.5, ratePerMillisecond: 0.0028),
        Ack = YammerRead,
        Read = YammerRead,
        Response = YammerRead,
    };

    /// <summary>Gets WAN: LNKD-DISK with each replica on a continent of its own, 75 ms one way from the others.</summary>
    public static WarsOptions WideArea { get; } = LinkedInDisk with { RemoteDelay = 75.Milliseconds };

    /// <summary>The body of a fit is Pareto, and its tail exponential.</summary>
    private static Latency Mixture(double body, double leastMilliseconds, double shape, double ratePerMillisecond) => Latency.Mixture(
        (body, Latency.Pareto(leastMilliseconds.Milliseconds, shape)),
        (1 - body, Latency.Exponential((1 / ratePerMillisecond).Milliseconds)));
}
