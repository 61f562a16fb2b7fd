using Fundamentals.Replication;

namespace Fundamentals.Exercises.Pacelc;

/// <summary>The exercises of chapter 03, PACELC.</summary>
public static class Chapter03
{
    /// <summary>
    /// Gets exercise 3.1. <c>Wait(roundTrips, quorum)</c> returns how long it takes until <c>quorum</c> replicas have
    /// answered, when all are asked at once and the round trip to each takes as given, in no order. The quorum is at least
    /// 1 and at most the number of replicas. It leaves the list as it is.
    /// </summary>
    public static Exercise<Func<IReadOnlyList<TimeSpan>, int, TimeSpan>> QuorumLatency { get; } = Pacelc.QuorumLatency.Make();

    /// <summary>
    /// Gets exercise 3.2. <c>Missed(n, r, w)</c> returns the chance, from 0 to 1, that a read of <c>r</c> different replicas,
    /// chosen at random among <c>n</c>, meets none of the <c>w</c> that have the newest write; <c>r</c> and <c>w</c> are from
    /// 1 to <c>n</c>.
    /// </summary>
    public static Exercise<Func<int, int, int, double>> ChanceOfStale { get; } = Pacelc.ChanceOfStale.Make();

    /// <summary>
    /// Gets exercise 3.3. <c>Choose(requirement, measure)</c> returns the setting with the least mean latency over all
    /// requests among those that keep all limits of the requirement, or null if none does. <c>measure(reads, writes)</c>
    /// measures a setting; each quorum is from 1 to <see cref="Requirement.Replicas"/>.
    /// </summary>
    public static Exercise<Func<Requirement, Func<int, int, PbsResult>, (int Reads, int Writes)?>> ChooseQuorums { get; } = Pacelc.ChooseQuorums.Make();

    /// <summary>Gets all exercises, in order.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [QuorumLatency, ChanceOfStale, ChooseQuorums];

    /// <summary>Gets which of them are solved, according to the progress file in the current folder.</summary>
    public static ChapterProgress Progress => ProgressIn(ProgressFile.Here);

    /// <summary>Finds which of them are solved according to a progress file.</summary>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress ProgressIn(ProgressFile file) => ChapterProgress.Of("Chapter 03, PACELC", All, file);
}
