using Fundamentals.Exercises.Pacelc;
using Fundamentals.Replication;
using Choose = System.Func<Fundamentals.Exercises.Pacelc.Requirement, System.Func<int, int, Fundamentals.Replication.PbsResult>, (int Reads, int Writes)?>;

namespace Fundamentals.Exercises.Tests.Pacelc;

public sealed class ChooseQuorumsTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Check_Stub_IsNotSolved() =>
        Assert.Equal(CheckStatus.NotSolved, Check((_, _) => throw new NotSolvedException()).Status);

    [Fact]
    public void Check_ReferenceSolution_IsSolved()
    {
        static (int Reads, int Writes)? Choose(Requirement requirement, Func<int, int, PbsResult> measure)
        {
            (int, int)? best = null;
            var least = double.MaxValue;
            for (var reads = 1; reads <= requirement.Replicas; reads++)
            {
                for (var writes = 1; writes <= requirement.Replicas; writes++)
                {
                    var measured = measure(reads, writes);
                    var mean = Mean(requirement.ReadShare, measured);
                    if (Fits(requirement, measured) && mean < least)
                        (best, least) = ((reads, writes), mean);
                }
            }

            return best;
        }

        var result = Check(Choose);

        Assert.Equal(CheckStatus.Solved, result.Status);
        Assert.StartsWith("Right in all 46 cases tried.", result.Message);
        Assert.Equal(["3.3"], _folder.Progress.Read().Solved);
    }

    [Fact]
    public void Check_Linq_IsSolved() => Assert.Equal(CheckStatus.Solved, Check(Best(Fits, Mean)).Status);

    [Fact]
    public void Check_CertaintyByOverlapAlone_IsSolved() => Assert.Equal(CheckStatus.Solved, Check(Best(
        (requirement, measured) => Fits(requirement, measured) && (requirement.Fresh < 1 || measured.Options.ReadQuorum + measured.Options.WriteQuorum > requirement.Replicas),
        Mean)).Status);

    [Fact]
    public void Check_NoneFeasibleNotReported_SaysSo()
    {
        Says("where none will do", Check((requirement, measure) => Best(Fits, Mean)(requirement, measure) ?? (requirement.Replicas, requirement.Replicas)));
        Says("where none will do", Check((requirement, measure) =>
            Settings(requirement).Where(s => Fits(requirement, measure(s.Reads, s.Writes))).OrderBy(s => Mean(requirement.ReadShare, measure(s.Reads, s.Writes))).First()));
    }

    [Fact]
    public void Check_NeverFinds_SaysSo() => Says("never finds a setting", Check((_, _) => null));

    [Fact]
    public void Check_FirstFeasible_SaysSo()
    {
        Says("the first setting that keeps the limits", Check(Best(Fits, (_, _) => 0)));
        Says("the first setting that keeps the limits", Check((requirement, measure) =>
            Settings(requirement).Where(s => Fits(requirement, measure(s.Reads, s.Writes))).OrderBy(s => s.Writes).First()));
        Says("or the last", Check((requirement, measure) =>
            Settings(requirement).Where(s => Fits(requirement, measure(s.Reads, s.Writes))).Cast<(int, int)?>().LastOrDefault()));
    }

    [Fact]
    public void Check_FastestRegardless_SaysSo()
    {
        Says("the fastest setting, one replica for both", Check(Best((_, _) => true, Mean)));
        Says("the fastest setting, one replica for both", Check((_, _) => (1, 1)));
    }

    [Fact]
    public void Check_Majorities_SaysSo() => Says("always takes majorities", Check((requirement, _) => ((requirement.Replicas / 2) + 1, (requirement.Replicas / 2) + 1)));

    [Fact]
    public void Check_IgnoresOneLimit_SaysSo()
    {
        Says("Fresh above all", Check(Best((q, m) => ReadsInTime(q, m) && WritesInTime(q, m), Mean)));
        Says("does not look at FreshAfter", Check(Best((q, m) => m.ConsistentAt(TimeSpan.Zero) >= q.Fresh && ReadsInTime(q, m) && WritesInTime(q, m), Mean)));
        Says("does not look at ReadLimit", Check(Best((q, m) => IsFresh(q, m) && WritesInTime(q, m), Mean)));
        Says("does not look at WriteLimit", Check(Best((q, m) => IsFresh(q, m) && ReadsInTime(q, m), Mean)));
        Says("neither ReadLimit nor WriteLimit", Check(Best(IsFresh, Mean)));
    }

    [Fact]
    public void Check_StrictOnly_SaysSo() => Says("asks for R + W > N", Check(Best((q, m) => Fits(q, m) && m.Options.IsStrict, Mean)));

    [Fact]
    public void Check_LimitsOfTheMean_SaysSo() => Says("compares means with the limits", Check(Best(
        (q, m) => IsFresh(q, m) && m.ReadLatency.Mean <= q.ReadLimit && m.WriteLatency.Mean <= q.WriteLimit, Mean)));

    [Fact]
    public void Check_OtherMean_SaysSo()
    {
        Says("the wrong way round", Check(Best(Fits, (share, m) => Mean(1 - share, m))));
        Says("weighs reads and writes alike", Check(Best(Fits, (_, m) => Mean(0.5, m))));
        Says("by reads alone or by writes alone", Check(Best(Fits, (_, m) => Mean(1, m))));
        Says("by reads alone or by writes alone", Check(Best(Fits, (_, m) => Mean(0, m))));
        Says("goes by the slow requests", Check(Best(Fits, (share, m) =>
            (share * m.ReadLatency.Percentile(0.999).TotalMilliseconds) + ((1 - share) * m.WriteLatency.Percentile(0.999).TotalMilliseconds))));
    }

    [Fact]
    public void Check_Freshest_SaysSo() => Says("takes the freshest setting", Check((requirement, measure) =>
        Settings(requirement).Where(s => Fits(requirement, measure(s.Reads, s.Writes)))
            .OrderByDescending(s => measure(s.Reads, s.Writes).ConsistentAt(requirement.FreshAfter)).Cast<(int, int)?>().FirstOrDefault()));

    [Fact]
    public void Check_Swapped_SaysSo()
    {
        Says("R and W the wrong way round", Check((requirement, measure) =>
            Best(Fits, Mean)(requirement, measure) is var (reads, writes) ? (writes, reads) : null));
    }

    [Fact]
    public void Check_Constant_SaysSo() => Says("the same setting in every case", Check((_, _) => (2, 1)));

    [Fact]
    public void Check_UnknownMistake_IsWrongWithTheCase()
    {
        var result = Check((requirement, _) => (requirement.Replicas, 1 + ((int)(100 * requirement.ReadShare) % 2)));

        Says("This is not the setting", result);
        Assert.Equal(
            "three continents, 75 ms apart; N = 3; 90 % of the requests read; a read 0 ms after a write is fresh with a chance of at least 1; 99.9th percentile of reads without limit, of writes without limit",
            result.Tried);
        Assert.Equal(("R = 1, W = 3", "R = 3, W = 1"), (result.Expected, result.Got));
    }

    [Fact]
    public void Check_EndlessLoop_SaysSo() => Says("never came to an end", Check((requirement, measure) =>
    {
        while (true)
        {
            if (measure(1, 1).ConsistentAt(requirement.FreshAfter) > 1)
                return (1, 1);
        }
    }));

    [Fact]
    public void Check_QuorumTooLarge_ReportsTheException() =>
        Says("Ask for no more than there are", Check((requirement, measure) => measure(requirement.Replicas + 1, 1).Trials > 0 ? (1, 1) : null));

    [Fact]
    public void Check_Throws_SaysSo() => Says("Your function threw FormatException", Check((_, _) => throw new FormatException("hm")));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 1.5)]
    [InlineData(1, double.NaN)]
    public void Requirement_OutOfRange_Throws(int replicas, double readShare) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Requirement { Replicas = replicas, ReadShare = readShare });

    private static bool IsFresh(Requirement requirement, PbsResult measured) => measured.ConsistentAt(requirement.FreshAfter) >= requirement.Fresh;

    private static bool ReadsInTime(Requirement requirement, PbsResult measured) => measured.ReadLatency.Percentile(0.999) <= requirement.ReadLimit;

    private static bool WritesInTime(Requirement requirement, PbsResult measured) => measured.WriteLatency.Percentile(0.999) <= requirement.WriteLimit;

    private static bool Fits(Requirement requirement, PbsResult measured) =>
        IsFresh(requirement, measured) && ReadsInTime(requirement, measured) && WritesInTime(requirement, measured);

    private static double Mean(double readShare, PbsResult measured) =>
        (readShare * measured.ReadLatency.Mean.TotalMilliseconds) + ((1 - readShare) * measured.WriteLatency.Mean.TotalMilliseconds);

    private static IEnumerable<(int Reads, int Writes)> Settings(Requirement requirement) =>
        from reads in Enumerable.Range(1, requirement.Replicas)
        from writes in Enumerable.Range(1, requirement.Replicas)
        select (reads, writes);

    private static Choose Best(Func<Requirement, PbsResult, bool> isKept, Func<double, PbsResult, double> cost) => (requirement, measure) =>
        Settings(requirement).Where(s => isKept(requirement, measure(s.Reads, s.Writes)))
            .OrderBy(s => cost(requirement.ReadShare, measure(s.Reads, s.Writes))).Cast<(int, int)?>().FirstOrDefault();

    private CheckResult Check(Choose answer) => Chapter03.ChooseQuorums.Check(answer, _folder.Options);

    private static void Says(string part, CheckResult result)
    {
        Assert.Equal(CheckStatus.Wrong, result.Status);
        Assert.Contains(part, result.Message);
    }
}
