using System.Diagnostics;
using Fundamentals.Benchmarks.Simulator;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.Replication;

/// <summary>What a million trials of each fit cost, beside drawing the twelve million latencies alone, as one table.</summary>
internal static class BoundedStaleness
{
    private const int Trials = 1_000_000;
    private const int RoundCount = 7;

    public static void Print()
    {
        Console.WriteLine($"| fit, R = W = 1 | s on {Environment.ProcessorCount} processors (best) | target | processor time, s | draws alone, s | ratio |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|");
        Row("LNKD-SSD", WarsFits.LinkedInSsd);
        Row("LNKD-DISK", WarsFits.LinkedInDisk);
        Row("YMMR", WarsFits.Yammer);
        Row("WAN", WarsFits.WideArea);
    }

    private static void Row(string name, WarsOptions options)
    {
        var run = new WholeRun(options);
        var rates = Rounds.Measure(RoundCount, run, new DrawsAlone(options));
        var clock = run.Seconds.TakeLast(RoundCount).ToList();
        Console.WriteLine($"| {name} | {Rounds.Median(clock):F2} ({clock.Min():F2}) | 1.5 | {Trials / Rounds.Median(rates[0]):F2} | {Trials / Rounds.Median(rates[1]):F2} | {Rounds.Ratio(rates[1], rates[0]):F1} |");
    }

    private sealed class WholeRun(WarsOptions options) : IWorkload
    {
        public List<double> Seconds { get; } = [];

        public long Run()
        {
            var clock = Stopwatch.StartNew();
            var trials = Pbs.Run(options, Trials, seed: 1).Trials;
            Seconds.Add(clock.Elapsed.TotalSeconds);
            return trials;
        }
    }

    private sealed class DrawsAlone(WarsOptions options) : IWorkload
    {
        private long _sum;

        public long Run()
        {
            var random = new RandomStream(1, "draws");
            for (var i = 0; i < Trials * options.Replicas; i++)
            {
                _sum += options.Write.Draw(random).Ticks + options.Ack.Draw(random).Ticks;
                _sum += options.Read.Draw(random).Ticks + options.Response.Draw(random).Ticks;
            }

            return _sum == 0 ? 0 : Trials;
        }
    }
}
