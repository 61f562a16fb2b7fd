using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>Verdicts on real histories. What they cost is in the benchmarks.</summary>
[Trait("Needs", "Anchors")]
public sealed class RecordedHistoriesTests
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
    public void Check_TenClientsOfAStore_WholeGivesTheSameVerdictAsByKey()
    {
        var history = RecordedHistories.Read("kv/c10-ok.txt");

        Assert.True(Linearizability.Check(history, new KeyValueModel()).IsSatisfied);
        Assert.True(Linearizability.Check(history, new KeyValueModel(), byPart: false).IsSatisfied);
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
}
