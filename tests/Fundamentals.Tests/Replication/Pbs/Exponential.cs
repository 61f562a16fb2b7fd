using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication;

/// <summary>A store whose latencies are exponential: of writes, and of everything else.</summary>
internal static class Exponential
{
    public static WarsOptions Of(double writeMilliseconds, double otherMilliseconds)
    {
        var other = Latency.Exponential(otherMilliseconds.Milliseconds);
        return new WarsOptions { Write = Latency.Exponential(writeMilliseconds.Milliseconds), Ack = other, Read = other, Response = other };
    }
}
