using System.Diagnostics;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;

namespace Fundamentals.Tests.Checkers;

/// <summary>Verdicts on real histories, and the time they take beside that of Porcupine in Go.</summary>
public sealed class RecordedHistoriesTests(ITestOutputHelper output)
{
    [Fact]
    public void Check_AllRecordedHistories_GivesTheKnownVerdicts()
    {
        var all = RecordedHistories.All();
        Assert.Equal(45, all.Count);
        foreach (var known in all)
        {
            var history = RecordedHistories.Read(known.File);
            var verdict = Check(known.File);
            Assert.True(known.Operations == history.Operations.Length, $"{known.File} has {history.Operations.Length} operations; {known.Operations} are known.");
            Assert.True(verdict is Satisfied or Violated && verdict.IsSatisfied == known.IsLinearizable, $"{known.File}: {verdict}");
        }
    }

    [Fact]
    public void Check_AllEtcdHistories_TakesNoLongerThanGo()
    {
        var etcd = RecordedHistories.All().Where(known => known.File.StartsWith("etcd", StringComparison.Ordinal)).ToList();
        var histories = etcd.ConvertAll(known => RecordedHistories.Read(known.File));
        var first = Milliseconds(() => histories.ForEach(history => Linearizability.Check(history, new CasRegisterModel())));
        var again = Milliseconds(() => histories.ForEach(history => Linearizability.Check(history, new CasRegisterModel())));
        output.WriteLine($"41 etcd histories: first {first:F1} ms, again {again:F1} ms; Go {etcd.Sum(known => known.GoMicroseconds) / 1000:F1} ms");
        foreach (var known in etcd)
        {
            var history = RecordedHistories.Read(known.File);
            Verdict? v = null;
            var ms = Milliseconds(() => v = Linearizability.Check(history, new CasRegisterModel()));
            output.WriteLine($"{known.File} {ms:F2} ms {v!.Explored} go {known.GoMicroseconds / 1000:F2}");
        }
        Assert.InRange(again, 0, etcd.Sum(known => known.GoMicroseconds) / 1000);
    }

    [Fact]
    public void Check_Kv_ByKeyAndWhole()
    {
        foreach (var file in new[] { "kv/c01-ok.txt", "kv/c01-bad.txt", "kv/c10-bad.txt", "kv/c10-ok.txt" })
        {
            var history = RecordedHistories.Read(file);
            for (var i = 0; i < 4; i++)
            {
                Verdict? v = null, w = null;
                var part = Milliseconds(() => v = Linearizability.Check(history, new KeyValueModel()));
                var whole = Milliseconds(() => w = Linearizability.Check(history, new KeyValueModel(), byPart: false));
                output.WriteLine($"{file} part {part:F2} {v!.Explored} whole {whole:F1} {w!.Explored} {v} {w}");
                Assert.Equal(v!.IsSatisfied, w!.IsSatisfied);
            }
        }
    }

    private static Verdict Check(string file) => file.StartsWith("etcd", StringComparison.Ordinal)
        ? Linearizability.Check(RecordedHistories.Read(file), new CasRegisterModel())
        : Linearizability.Check(RecordedHistories.Read(file), new KeyValueModel());

    private static double Milliseconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
