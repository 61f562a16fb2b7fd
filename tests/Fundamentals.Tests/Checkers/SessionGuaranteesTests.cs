using CsCheck;
using Fundamentals.Checkers;
using Fundamentals.Checkers.ReadsFrom;
using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

public sealed class SessionGuaranteesTests(ITestOutputHelper output)
{
    private const int Histories = 5_000;

    public static TheoryData<SessionGuarantee> Guarantees => [.. SessionGuarantees.All];

    [Theory]
    [MemberData(nameof(Guarantees))]
    public void Check_LongerHistories_AgreesWithEveryDemandOneByOne(SessionGuarantee guarantee)
    {
        var kept = 0;
        LaggingReplicas.Any.Sample(
            history =>
            {
                var reads = ReadsFromRelation.Of(history, "test");
                var isKept = new VersionOrder(reads, "test", new SearchLimit(new CheckLimits())).Find(AllDemands.Of(reads, guarantee)) is null;

                var verdict = SessionGuarantees.Check(history, guarantee);

                Assert.Equal((isKept, !isKept), (verdict.IsSatisfied, verdict.IsViolated));
                if (isKept)
                    Interlocked.Increment(ref kept);
                if (verdict is Violated violated)
                    Assert.True(SessionGuarantees.Check(history.Where(operation => violated.Evidence.Any(shown => shown.Index == operation.Index)), guarantee).IsViolated, violated.ToString());
            },
            iter: Histories,
            print: history => HistoryText.Write(history));
        output.WriteLine($"{kept} of {Histories} keep it");
        Assert.InRange(kept, Histories / 20, Histories * 19 / 20);
    }

    [Theory]
    [MemberData(nameof(Guarantees))]
    public void Of_OneWriterAndOneReader_AsksEachReadForOneWriteAtMost(SessionGuarantee guarantee)
    {
        var reads = ReadsFromRelation.Of(LargeHistory.Relayed(4_000), "test");

        var demands = SessionDemands.Of(reads, guarantee, new SearchLimit(new CheckLimits())).ToList();

        Assert.InRange(demands.Count, 0, 2_000);
    }
}
