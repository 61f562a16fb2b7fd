using System.Diagnostics;
using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>Verdicts on real histories, and the time they take beside what Porcupine, in Go, was measured to take.</summary>
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
            var verdict = known.IsEtcd ? Linearizability.Check(history, new CasRegisterModel()) : Linearizability.Check(history, new KeyValueModel());
            Assert.True(known.Operations == history.Operations.Length, $"{known.File} has {history.Operations.Length} operations; {known.Operations} are known.");
            Assert.True(known.IsLinearizable ? verdict.IsSatisfied : verdict.IsViolated, $"{known.File}: {verdict}");
        }
    }

    [Fact]
    public void Check_AllEtcdHistories_TakesAtMostAsLongAsPorcupine()
    {
        var etcd = RecordedHistories.All().Where(known => known.IsEtcd).ToList();
        var histories = etcd.ConvertAll(known => RecordedHistories.Read(known.File));
        var go = etcd.Sum(known => known.GoMicroseconds) / 1000;

        var (time, _) = Best(3, () => histories.ConvertAll(history => Linearizability.Check(history, new CasRegisterModel())));

        output.WriteLine($"{histories.Count} etcd histories: {time:F1} ms; Porcupine {go:F1} ms");
        Assert.InRange(time, 0, go);
    }

    [Fact]
    public void Check_TenClientsOfAStore_ByKeyIsFastAndWholeIsPossible()
    {
        const double MostByKey = 1.5;
        const double MostWhole = 3000;
        var history = RecordedHistories.Read("kv/c10-ok.txt");

        var (byKey, first) = Best(20, () => Linearizability.Check(history, new KeyValueModel()));
        var (whole, second) = Best(3, () => Linearizability.Check(history, new KeyValueModel(), byPart: false));

        output.WriteLine($"c10-ok by key {byKey:F2} ms ({first.Explored} configurations), whole {whole:F0} ms ({second.Explored})");
        Assert.True(first.IsSatisfied && second.IsSatisfied);
        Assert.InRange(byKey, 0, MostByKey);
        Assert.InRange(whole, 0, MostWhole);
    }

    [Theory]
    [InlineData("kv/c01-bad.txt")]
    [InlineData("kv/c10-bad.txt")]
    public void Check_BadHistoriesOfAStore_WholeGivesTheSameVerdictAsByKey(string file)
    {
        var history = RecordedHistories.Read(file);

        Assert.True(Linearizability.Check(history, new KeyValueModel()).IsViolated);
        Assert.True(Linearizability.Check(history, new KeyValueModel(), byPart: false).IsViolated);
    }

    [Fact]
    public void SmallestEvidence_StaleRead_IsTheReadAndOneOperationBeforeIt()
    {
        var history = RecordedHistories.Read("kv/c10-bad.txt");
        var model = NamedModels.Named("kv");
        var violated = (Violated)model.CheckLinearizable(history);

        var evidence = SmallestEvidence.Of(history, violated, model.CheckLinearizable).Evidence;

        Assert.Equal(2, evidence.Length);
        Assert.Equal(violated.Blocked, evidence[1]);
        Assert.True(evidence[0].Precedes(evidence[1]));
    }

    [Theory]
    [InlineData("etcd/etcd_000.log")]
    [InlineData("etcd/etcd_040.log")]
    [InlineData("etcd/etcd_102.log")]
    public void Write_RecordedHistory_ReadsBackWithTheSameVerdict(string file)
    {
        var history = RecordedHistories.Read(file);
        var back = HistoryText.Parse(HistoryText.Write(history));

        Assert.Equal(Linearizability.Check(history, new CasRegisterModel()).ToString(), Linearizability.Check(back, new CasRegisterModel()).ToString());
    }

    /// <summary>The shortest of several runs: the machine may be busy with other work.</summary>
    private static (double Milliseconds, T Result) Best<T>(int runs, Func<T> run)
    {
        var result = run();
        var best = double.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            result = run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (best, result);
    }
}
