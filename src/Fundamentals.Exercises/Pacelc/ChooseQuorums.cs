using Fundamentals.Exercises.Checking;
using Fundamentals.Replication;

namespace Fundamentals.Exercises.Pacelc;

/// <summary>Exercise 3.3: choosing R and W for a workload.</summary>
internal static class ChooseQuorums
{
    public static Exercise<Func<Requirement, Func<int, int, PbsResult>, (int Reads, int Writes)?>> Make() => new(
        "3.3",
        "Choose R and W",
        [
            "With N replicas there are N times N settings, few enough to measure them all. Which of them may you choose at all? And among those, what makes one better?",
            "Two loops, reads and writes from 1 to requirement.Replicas, and measure(reads, writes) for each. Leave out a setting that breaks any of the three limits: ConsistentAt(FreshAfter) below Fresh, or Percentile(0.999) of ReadLatency above ReadLimit, or that of WriteLatency above WriteLimit. Of the rest keep the one with the least mean latency, where the means of reads and writes are weighed by how often each happens; null if there is none.",
            "(int, int)? best = null; var least = double.MaxValue; and in the loops, after the limits: var mean = requirement.ReadShare * measured.ReadLatency.Mean.TotalMilliseconds + (1 - requirement.ReadShare) * measured.WriteLatency.Mean.TotalMilliseconds; if (mean < least) (best, least) = ((reads, writes), mean);",
        ],
        new Examination<Func<Requirement, Func<int, int, PbsResult>, (int Reads, int Writes)?>, WorkloadCase, Choice>
        {
            // Measured when they are first tried, and not when the chapter is first named.
            Cases = new LazyList<WorkloadCase>(WorkloadCase.All),
            Ask = (answer, one, steps) => new Choice(answer(one.Requirement, Counted(one.Store, steps))),
            Solve = one => one.Best(one.Fits),
            AreEqual = (left, right) => left == right,
            Describe = one => one.ToString(),
            Write = choice => choice.Quorums is var (reads, writes) ? $"R = {reads}, W = {writes}" : "null: no setting",
            WhenSolved = "No setting is best for all: each of these was the least that its data could do with.",
            WhenWrong = "This is not the setting with the least mean latency among those that keep all the limits.",
            Mistakes = Known(),
        });

    private static IReadOnlyList<Mistake<WorkloadCase, Choice>> Known() =>
    [
        Mistakes.OnlyWhere<WorkloadCase, Choice>(
            "Your function chooses a setting where none will do, or throws there. That a requirement cannot be met is an answer, and somebody must hear it: return null.",
            attempt => CannotBeMet(attempt.Case) && !attempt.IsEndless),
        new(
            "Your function never finds a setting. If it compares a limit, mind the direction: a setting will do if ConsistentAt(FreshAfter) is at least Fresh, and each 99.9th percentile at most its limit.",
            attempts => attempts.All(attempt => attempt.Value is { Quorums: null })),
        Like(
            "Your function takes the first setting that keeps the limits, or the last, or goes by reads alone or by writes alone. There may be several: keep the one with the least mean latency over both, each as often as it happens.",
            one => one.Best(one.Fits, _ => 0),
            one => one.Best(one.Fits, setting => (setting.Writes * one.Store.Replicas) + setting.Reads),
            one => one.Best(one.Fits, setting => -(setting.Reads * one.Store.Replicas) - setting.Writes)),
        Like(
            "Your function takes the fastest setting, one replica for both, whatever is asked for. Leave out first what breaks a limit, Fresh above all: without that one the fastest always wins.",
            _ => new Choice((1, 1))),
        Like(
            "Your function always takes majorities. They are one setting among many: for some requirements too slow, for others more than is asked for.",
            one => new Choice(((one.Store.Replicas / 2) + 1, (one.Store.Replicas / 2) + 1))),
        Like(
            "Your function does not look at FreshAfter: a setting will do if ConsistentAt(FreshAfter) is at least Fresh, and that is more than at once.",
            one => one.Best(setting => one.Fits(setting) && setting.Result.ConsistentAt(TimeSpan.Zero) >= one.Requirement.Fresh)),
        Like("Your function asks for R + W > N. Where a chance below 1, or some delay, is enough, smaller quorums do, and are faster.", one => one.Best(setting => one.Fits(setting) && setting.Result.Options.IsStrict)),
        Like("Your function does not look at ReadLimit.", one => one.Best(setting => one.IsFresh(setting) && one.WritesInTime(setting))),
        Like("Your function does not look at WriteLimit.", one => one.Best(setting => one.IsFresh(setting) && one.ReadsInTime(setting))),
        Like("Your function does not look at the limits of latency: neither ReadLimit nor WriteLimit.", one => one.Best(one.IsFresh)),
        Like(
            "Your function compares means with the limits. They are about the 99.9th percentile, Percentile(0.999), which is what the slowest request in a thousand takes.",
            one => one.Best(setting => one.IsFresh(setting) && setting.MeanRead <= one.Requirement.ReadLimit && setting.MeanWrite <= one.Requirement.WriteLimit)),
        Like("Your function weighs reads and writes the wrong way round: ReadShare is the part of the requests that read.", one => one.Best(one.Fits, setting => setting.Mean(1 - one.Requirement.ReadShare))),
        Like("Your function weighs reads and writes alike. Most requests may read: weigh the means with ReadShare and 1 - ReadShare.", one => one.Best(one.Fits, setting => setting.Mean(0.5))),
        Like(
            "Your function goes by the slow requests, the 99.9th percentiles. They have limits of their own; asked for is the least mean latency.",
            one => one.Best(one.Fits, setting => (one.Requirement.ReadShare * setting.SlowRead.Ticks) + ((1 - one.Requirement.ReadShare) * setting.SlowWrite.Ticks))),
        Like("Your function takes the freshest setting that keeps the limits. Fresh enough is enough: of those that are, the fastest.", one => one.Best(one.Fits, setting => -setting.Result.ConsistentAt(one.Requirement.FreshAfter))),
        Like(
            "Your function has R and W the wrong way round. The first is how many replicas a read waits for, in measure and in what you return.",
            one => new Choice(one.Best(one.Fits).Quorums is var (reads, writes) ? (writes, reads) : null)),
        new("Your function returns the same setting in every case. It depends on the requirement.", attempts => attempts.All(attempt => attempt.Value is { } choice && choice == attempts[0].Value)),
    ];

    /// <summary>What is done where no setting will do is another mistake, and does not hide this one.</summary>
    private static Mistake<WorkloadCase, Choice> Like(string message, params Func<WorkloadCase, Choice>[] programs) => new(
        message,
        attempts => programs.Any(program => attempts.All(attempt => attempt.Value == program(attempt.Case) || (CannotBeMet(attempt.Case) && !attempt.IsEndless))));

    private static bool CannotBeMet(WorkloadCase one) => one.Best(one.Fits).Quorums is null;

    private static Func<int, int, PbsResult> Counted(MeasuredStore store, Steps steps) => (reads, writes) =>
    {
        steps.Take();
        return store.Measure(reads, writes).Result;
    };
}
