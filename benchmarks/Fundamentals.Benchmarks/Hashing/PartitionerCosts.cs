using System.Diagnostics;
using Fundamentals.Benchmarks.Simulator;
using Fundamentals.Hashing;

namespace Fundamentals.Benchmarks.Hashing;

/// <summary>What each partitioner costs with 10, 100 and 1,000 nodes, and what it does, as tables.</summary>
internal static class PartitionerCosts
{
    private const int RoundCount = 9;
    private const double NanosecondsPerSecond = 1e9;
    private static readonly int[] NodeCounts = [10, 100, 1000];

    public static void Print()
    {
        PrintLookups();
        PrintSizes();
        PrintTargets();
        PlacementQuality.Print(NodeCounts);
    }

    private static void PrintLookups()
    {
        Head("ns per lookup (times bare XxHash3)");
        var byNodes = NodeCounts.Select(nodes =>
        {
            var names = Keys.Numbered("node-", nodes);
            Lookups[] lookups = [new Lookups.BareHash(), new Lookups.KeyHashing(), .. PartitionerKind.All.Select(kind => Lookups.Of(kind.Make(names)))];
            var rates = Rounds.Measure(RoundCount, [.. lookups.Select(lookup => lookup.Calibrated())]);
            return rates.Select(rate => $"{NanosecondsPerSecond / Rounds.Median(rate):N1} ({Rounds.Ratio(rates[0], rate):N1})").ToArray();
        }).ToArray();
        string[] rows = ["bare XxHash3 of the key's bytes", "key hash: UTF-8 and XxHash3", .. PartitionerKind.All.Select(kind => kind.Name)];
        for (var row = 0; row < rows.Length; row++)
            Console.WriteLine($"| {rows[row]} | {string.Join(" | ", byNodes.Select(cells => cells[row]))} |");
    }

    private static void PrintSizes()
    {
        Head("bytes per node; time to add one more");
        foreach (var kind in PartitionerKind.All)
        {
            var cells = NodeCounts.Select(nodes =>
            {
                var names = Keys.Numbered("node-", nodes);
                var made = kind.Make(names);
                var bytes = BytesOf(() => kind.Make(names));
                return $"{bytes / nodes:N0}; {Readable(Best(() => PartitionerKind.WithOneMore(made)))}";
            });
            Console.WriteLine($"| {kind.Name} | {string.Join(" | ", cells)} |");
        }
    }

    private static void PrintTargets()
    {
        Console.WriteLine("\n| what | median | beside | median | ratio | target |\n|---|--:|---|--:|--:|--:|");
        var thousand = Keys.Numbered("node-", 1000);
        Beside("jump among 1,024 buckets, of hashes", new Lookups.Jump(1024), "its bare loop", new Lookups.BareJump(1024), "1.3");
        Beside("jump among 1,024 nodes, of text", Lookups.Of(JumpPartitioner.Of(Keys.Numbered("node-", 1024))), "its bare loop, of hashes", new Lookups.BareJump(1024), "");
        Beside("maglev, 1,000 nodes, of UTF-8", new Lookups.MaglevOfBytes(MaglevPartitioner.Of(thousand)), "bare XxHash3 of the same and a read", new Lookups.BareHashAndRead(), "3");
        Beside("maglev, 1,000 nodes, of text", Lookups.Of(MaglevPartitioner.Of(thousand)), "key hash of the same and a read", new Lookups.KeyHashAndRead(), "3");
        foreach (var names in new[] { Keys.Numbered("node-", 10), thousand })
        {
            var ring = ConsistentHashRing.Of(names);
            Beside($"ring, {names.Count:N0} nodes, of UTF-8", new Lookups.RingOfBytes(ring), "bare XxHash3 of the same", new Lookups.BareHash(), "");
            Beside($"indexed ring, {names.Count:N0} nodes, of UTF-8", new Lookups.IndexedRingOfBytes(IndexedRing.Of(ring)), "bare XxHash3 of the same", new Lookups.BareHash(), "");
        }

        Console.WriteLine($"| building a ring of 1,000 x 100 points | {Readable(Best(() => ConsistentHashRing.Of(thousand)))} (best) | | | | 50 ms |");
    }

    private static void Beside(string name, Lookups lookups, string bareName, Lookups bare, string target)
    {
        var rates = Rounds.Measure(RoundCount, lookups.Calibrated(), bare.Calibrated());
        var (one, other) = (NanosecondsPerSecond / Rounds.Median(rates[0]), NanosecondsPerSecond / Rounds.Median(rates[1]));
        Console.WriteLine($"| {name} | {one:N1} ns | {bareName} | {other:N1} ns | {Rounds.Ratio(rates[1], rates[0]):N2} | {target} |");
    }

    private static void Head(string title)
    {
        Console.WriteLine($"\n| {title} | {string.Join(" | ", NodeCounts.Select(nodes => $"{nodes:N0} nodes"))} |");
        Console.WriteLine("|---|--:|--:|--:|");
    }

    /// <summary>What stays in memory, the names of the nodes apart. The middle of a few: now and then something else is freed meanwhile.</summary>
    private static double BytesOf(Func<object> make) => Rounds.Median(Enumerable.Range(0, 5).Select(_ =>
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        return (double)bytes;
    }));

    /// <summary>The best time of many on the clock: adding is too short, and too seldom, for rounds.</summary>
    private static TimeSpan Best(Func<object> act)
    {
        var best = TimeSpan.MaxValue;
        var all = Stopwatch.StartNew();
        for (var times = 0; times < 5 || all.Elapsed < TimeSpan.FromSeconds(0.3); times++)
        {
            var clock = Stopwatch.StartNew();
            GC.KeepAlive(act());
            if (clock.Elapsed < best)
                best = clock.Elapsed;
        }

        return best;
    }

    private static string Readable(TimeSpan time) =>
        time.TotalMilliseconds >= 1 ? $"{time.TotalMilliseconds:N1} ms" : $"{time.TotalMicroseconds:N1} us";
}
