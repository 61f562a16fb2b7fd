using Fundamentals.Hashing;
using Fundamentals.Replication.Sharding;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>The exercises of chapter 10, partitioning and consistent hashing.</summary>
public static class Chapter10
{
    /// <summary>
    /// Gets exercise 10.1. <c>Owner(points, position)</c> returns the node of the first point at this position or after it,
    /// going round past the last. The points are sorted by position, and there is at least one.
    /// </summary>
    public static Exercise<Func<IReadOnlyList<RingPoint>, ulong, string>> OwnerOnTheRing { get; } = Partitioning.OwnerOnTheRing.Make();

    /// <summary>
    /// Gets exercise 10.2. <c>MovedFraction(nodes, onRing)</c> returns which part of the keys, from 0 to 1, can be expected
    /// to move when one node is added to <c>nodes</c> nodes: on a ring, or else with hash(key) % N.
    /// </summary>
    public static Exercise<Func<int, bool, double>> HowMuchMoves { get; } = MovedFraction.Make();

    /// <summary>
    /// Gets exercise 10.3. <c>Replicas(points, position, count)</c> returns the first <c>count</c> distinct nodes clockwise
    /// from the position of a key, in that order; all nodes where there are fewer.
    /// </summary>
    public static Exercise<Func<IReadOnlyList<RingPoint>, ulong, int, IEnumerable<string>>> ReplicasOnDistinctNodes { get; } = Partitioning.ReplicasOnDistinctNodes.Make();

    /// <summary>
    /// Gets exercise 10.4. <c>Pick(nodes, key, score)</c> returns the node with the highest <c>score(node, key)</c>; of
    /// equal ones the first by ordinal comparison of the names.
    /// </summary>
    public static Exercise<Func<IReadOnlyList<string>, string, Func<string, string, ulong>, string>> Rendezvous { get; } = RendezvousPick.Make();

    /// <summary>
    /// Gets exercise 10.5. <c>Next(shard, epoch)</c> returns what a node does with a request, given what it knows of the
    /// shard, and the epoch in which it is the owner as far as the sender knows; 0 from a client.
    /// </summary>
    public static Exercise<Func<ShardView, long, Turn>> HandOver { get; } = HandOverRule.Make();

    /// <summary>Gets all exercises, in order.</summary>
    public static IReadOnlyList<Exercise> All { get; } = [OwnerOnTheRing, HowMuchMoves, ReplicasOnDistinctNodes, Rendezvous, HandOver];

    /// <summary>Gets which of them are solved, according to the progress file in the current folder.</summary>
    public static ChapterProgress Progress => ProgressIn(ProgressFile.Here);

    /// <summary>Finds which of them are solved according to a progress file.</summary>
    /// <param name="file">Where progress is kept.</param>
    public static ChapterProgress ProgressIn(ProgressFile file) => ChapterProgress.Of("Chapter 10, partitioning", All, file);
}
