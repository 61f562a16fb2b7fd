using Fundamentals.Simulator;

namespace Fundamentals.Hashing;

/// <summary>
/// Queues at many servers, and customers that each look at d of them, chosen at random, and join the shortest: what choosing
/// by load is worth when there is a queue, and not only a count.
/// </summary>
/// <remarks>
/// Customers come at random (Poisson), on average <c>load</c> for each server in the time in which a server serves one;
/// services take exponential times. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing" (IEEE TPDS 12(10),
/// 2001), section 2; Vvedenskaya, Dobrushin and Karpelevich, "Queueing System with Selection of the Shortest of Two Queues"
/// (Problems of Information Transmission 32(1), 1996).
/// </remarks>
public static class Supermarket
{
    /// <summary>How many customers have come and gone, for each server, before counting begins.</summary>
    private const int WarmUp = 1_000;

    /// <summary>The mean time from joining a queue to having been served, in mean service times, with endlessly many servers: the sum over i from 1 of load^((d^i - d)/(d - 1)), and 1/(1 - load) for d = 1.</summary>
    /// <param name="load">Which part of the time a server is busy, from 0 to below 1.</param>
    /// <param name="choices">How many queues a customer looks at, d, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The load or the number of choices is out of range.</exception>
    public static double ExpectedTime(double load, int choices)
    {
        Check(load, choices);
        if (choices == 1)
            return 1 / (1 - load);
        double sum = 0, exponent = 0;
        for (var power = 1.0; ; power *= choices)
        {
            // Of all queues load^(1 + d + ... + d^(i - 1)) have i customers or more.
            var term = Math.Pow(load, exponent);
            if (term < double.Epsilon || sum + term == sum)
                return sum;
            sum += term;
            exponent += power * choices;
        }
    }

    /// <summary>Lets customers come and go, and takes the mean. Takes O(events).</summary>
    /// <param name="load">Which part of the time a server is busy, from 0 to below 1.</param>
    /// <param name="choices">How many queues a customer looks at, from 1; one may come up twice.</param>
    /// <param name="random">Decides who comes when and looks where.</param>
    /// <param name="servers">How many servers there are, from 1.</param>
    /// <param name="events">How many arrivals and ends of service, some of which find nobody to serve.</param>
    /// <returns>The mean time from joining a queue to having been served, in mean service times.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double MeanTime(double load, int choices, RandomStream random, int servers = 500, int events = 10_000_000)
    {
        Check(load, choices);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(events, 1);
        var queues = new int[servers];
        long present = 0, sum = 0;
        for (var i = -WarmUp * servers; i < events; i++)
        {
            if (random.NextDouble() * (1 + load) < load)
            {
                queues[Shortest(queues, choices, random)]++;
                present++;
            }
            else if (random.Next(servers) is var server && queues[server] > 0)
            {
                queues[server]--;
                present--;
            }

            if (i >= 0)
                sum += present;
        }

        // Little's law: how many are there, on average, is how many come in a unit of time, times how long each stays.
        return (double)sum / events / (load * servers);
    }

    private static int Shortest(int[] queues, int choices, RandomStream random)
    {
        var best = random.Next(queues.Length);
        for (var choice = 1; choice < choices; choice++)
        {
            var other = random.Next(queues.Length);
            if (queues[other] < queues[best])
                best = other;
        }

        return best;
    }

    private static void Check(double load, int choices)
    {
        if (!(load > 0 && load < 1))
            throw new ArgumentOutOfRangeException(nameof(load), load, "The load is the part of the time that a server is busy, between 0 and 1: at 1 queues grow for ever.");
        ArgumentOutOfRangeException.ThrowIfLessThan(choices, 1);
    }
}
