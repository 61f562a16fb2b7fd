using Fundamentals.Benchmarks.Simulator;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;
using Fundamentals.Tests.Checkers;

namespace Fundamentals.Benchmarks.Checkers;

/// <summary>What checking histories costs, beside the times of Porcupine, the well-known checker in Go, as one table.</summary>
internal static class CheckCosts
{
    private const int RoundCount = 9;
    private const double Thousand = 1000;

    public static void Print()
    {
        Console.WriteLine("| history | checked | operations | ms (best) | Porcupine in Go, ms | share (best) |");
        Console.WriteLine("|---|---|--:|--:|--:|--:|");
        if (RecordedHistory.All() is { } recorded)
        {
            var etcd = recorded.Where(history => history.IsEtcd).ToList();
            Row(new Checks($"{etcd.Count} of etcd", "each whole", 5, etcd.Select(history => history.History), history => Linearizability.Check(history, new CasRegisterModel())), etcd.Sum(history => history.GoMilliseconds));
            var ok = recorded.Single(history => history.Name == "kv/c10-ok.txt");
            Row(new Checks("ten clients of a store", "by key", 100, [ok.History], ByKey), ok.GoMilliseconds);

            // Not in the list that comes with the histories; measured when they were collected.
            const double goWhole = 3000;
            Row(new Checks("ten clients of a store", "whole", 1, [ok.History], history => Linearizability.Check(history, new KeyValueModel(), byPart: false)), goWhole);
        }
        else
        {
            Console.WriteLine("| recorded histories are absent: set FUNDAMENTALS_ANCHORS | | | | | |");
        }

        Row(new Checks("30 clients, 1,000 keys", "by key", 1, [LargeHistory.Record(100_020, keys: 1_000, clients: 30)], ByKey));
        Row(new Checks("the same; 0.3 % lost or late", "by key", 1, [LargeHistory.Record(100_020, keys: 1_000, clients: 30, lost: 0.003)], ByKey));
    }

    private static Verdict ByKey(History history) => Linearizability.Check(history, new KeyValueModel());

    private static void Row(Checks checks, double? goMilliseconds = null)
    {
        var times = Rounds.Measure(RoundCount, checks)[0].Select(rate => Thousand / rate).ToList();
        var (middle, best) = (Rounds.Median(times), times.Min());
        var beside = goMilliseconds is { } go ? $"{go:N1} | {middle / go:P0} ({best / go:P0})" : " | ";
        Console.WriteLine($"| {checks.Name} | {checks.How} | {checks.Operations:N0} | {middle:N2} ({best:N2}) | {beside} |");
    }

    private sealed class Checks(string name, string how, int times, IEnumerable<History> histories, Func<History, Verdict> check) : IWorkload
    {
        private readonly History[] _histories = [.. histories];

        public string Name => name;

        public string How => how;

        public int Operations => _histories.Sum(history => history.Operations.Length);

        public long Run()
        {
            for (var i = 0; i < times; i++)
            {
                foreach (var history in _histories)
                {
                    if (check(history) is Undecided undecided)
                        throw new InvalidOperationException($"{name}: {undecided}");
                }
            }

            return times;
        }
    }
}
