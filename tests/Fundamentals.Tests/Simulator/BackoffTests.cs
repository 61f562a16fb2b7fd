using Fundamentals.Networking;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>
/// The contest of the AWS Architecture Blog, "Exponential Backoff and Jitter" (2015): a hundred clients read the version of
/// one row and then write it, which succeeds only if nobody was quicker; else they back off and start again. The expected
/// numbers are the means of the blog's own program, with base 5 ms, cap 2 s and a network of 10 ms with deviation 2 ms.
/// </summary>
public sealed class BackoffTests
{
    private const int Runs = 200;

    [Fact]
    public void Contest_FiveWaysToBackOff_AgreesWithTheBlogsProgram()
    {
        var none = Contest(() => (_, _) => 0);
        var exponential = Contest(() => (attempt, _) => Cap(attempt));
        var equal = Contest(() => (attempt, random) => Cap(attempt) * (0.5 + 0.5 * random.NextDouble()));
        var full = Contest(() => (attempt, random) => Cap(attempt) * random.NextDouble());
        var decorrelated = Contest(Decorrelated);

        Agrees(none, calls: 2425, time: 2032);
        Agrees(exponential, calls: 1853, time: 63_355);
        Agrees(equal, calls: 812, time: 6601);
        Agrees(full, calls: 796, time: 4900);
        Agrees(decorrelated, calls: 1002, time: 4578);
        Assert.Equal([full, equal, decorrelated, exponential, none], new[] { none, exponential, equal, full, decorrelated }.OrderBy(result => result.Calls));
        Assert.Equal([none, decorrelated, full, equal, exponential], new[] { none, exponential, equal, full, decorrelated }.OrderBy(result => result.Time));
    }

    private static double Cap(int attempt) => Math.Min(2000, 5 * Math.Pow(2, attempt));

    private static Func<int, RandomStream, double> Decorrelated()
    {
        var last = 5.0;
        return (_, random) => last = Math.Min(2000, 5 + (last * 3 - 5) * random.NextDouble());
    }

    private static void Agrees((double Calls, double Time) result, double calls, double time)
    {
        Assert.InRange(result.Calls, calls * 0.98, calls * 1.02);
        Assert.InRange(result.Time, time * 0.95, time * 1.05);
    }

    /// <summary>Answers the mean number of writes tried and the mean time until all had succeeded, in milliseconds.</summary>
    private static (double Calls, double Time) Contest(Func<Func<int, RandomStream, double>> makeBackoff)
    {
        var (calls, time) = (0.0, 0.0);
        for (var seed = 1UL; seed <= Runs; seed++)
        {
            var simulation = new Simulation(seed, new SimulationOptions { Trace = false, Link = new() { Latency = Latency.Normal(Ms(10), Ms(2)) } });
            var row = new Row();
            simulation.AddNode("row", row);
            for (var i = 0; i < 100; i++)
            {
                var backoff = makeBackoff();
                simulation.AddClient($"client{i}", async client =>
                {
                    for (var attempt = 1; !await client.Call<bool>("row", await client.Call<int>("row", "read")); attempt++)
                        await client.Delay(Ms(backoff(attempt, client.Random)));
                });
            }

            simulation.Run();
            calls += row.Writes;
            time += simulation.Now.TotalMilliseconds;
        }

        return (calls / Runs, time / Runs);
    }

    private sealed class Row : IStateMachine
    {
        private int _version;

        public int Writes { get; private set; }

        public void Receive(INode node, Message message)
        {
            if (message.Body is not int version)
            {
                node.Reply(message, _version);
                return;
            }

            Writes++;
            node.Reply(message, version == _version);
            if (version == _version)
                _version++;
        }
    }
}
