using Fundamentals.Hashing;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Every knob of a quorum store. The default is the bare quorum, N = 3, R = W = 2, and every mechanism on top of it is off
/// until it is switched on, so that an experiment shows the one it is about.
/// </summary>
public sealed record QuorumOptions
{
    /// <summary>
    /// Gets the options with which the store is linearizable: a write takes its version after a quorum of reads, and a read
    /// writes back what it saw before it answers. Take either away and it no longer is.
    /// </summary>
    public static QuorumOptions Linearizable { get; } = new()
    {
        Conflicts = ConflictRule.LamportClock,
        VersionFromQuorum = true,
        ReadRepair = ReadRepair.Blocking,
    };

    /// <summary>Gets N, how many nodes own each key; from 1 to the number of nodes. Default: 3.</summary>
    public int Replicas { get; init; } = 3;

    /// <summary>Gets R, how many owners must answer a read unless the request says otherwise; from 1 to N. Default: 2.</summary>
    public int Reads { get; init; } = 2;

    /// <summary>Gets W, how many owners must store a write unless the request says otherwise; from 1 to N. Default: 2.</summary>
    public int Writes { get; init; } = 2;

    /// <summary>Gets how the store decides between versions. Default: the last writer by the wall clock wins.</summary>
    public ConflictRule Conflicts { get; init; } = ConflictRule.PhysicalClock;

    /// <summary>
    /// Gets a value indicating whether a write first asks R owners for their version, so that its own is later than every
    /// write that was acknowledged before. One round trip more. Takes a Lamport or hybrid logical clock. Default: false.
    /// </summary>
    public bool VersionFromQuorum { get; init; }

    /// <summary>Gets whether reads bring replicas up to date that are behind. Default: none do.</summary>
    public ReadRepair ReadRepair { get; init; }

    /// <summary>
    /// Gets a value indicating whether the next nodes of the ring stand in for owners that do not answer, and hand over
    /// what they were given later. Without nodes beyond N there is nobody to stand in. Default: false.
    /// </summary>
    public bool Sloppy { get; init; }

    /// <summary>Gets after how long an owner that does not answer is replaced by the next node; positive. Default: 50 ms.</summary>
    public TimeSpan StandInAfter { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>
    /// Gets how long a stand-in waits before it offers the owner what it keeps for it, and between tries; positive, or null for never. As long
    /// as an owner is away this goes on, and RunUntilIdle does not end. Default: 200 ms.
    /// </summary>
    public TimeSpan? HandoffEvery { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets for how long a coordinator waits for its quorum before it refuses; positive. Default: 300 ms.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Gets how often each node compares its copies with those of another, drawn at random; positive. It never stops, so that RunUntilIdle does
    /// not end: use RunFor. Default: null, never.
    /// </summary>
    public TimeSpan? AntiEntropyEvery { get; init; }

    /// <summary>
    /// Gets how long nodes keep the mark that a key was deleted, from the deletion on and by their clocks; positive. A replica
    /// that was away for longer brings the deleted value back. Default: null, for ever.
    /// </summary>
    public TimeSpan? TombstonesKeptFor { get; init; }

    /// <summary>Gets how the ring is built that places keys on nodes, where there are more nodes than N.</summary>
    public RingOptions Ring { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); } = RingOptions.Default;

    /// <summary>Throws unless a store of so many nodes can work with the options.</summary>
    internal static QuorumOptions Checked(QuorumOptions options, int nodes)
    {
        var (n, r, w) = (options.Replicas, options.Reads, options.Writes);
        Require(n >= 1 && n <= nodes, $"Replicas (N) must be from 1 to the number of nodes, {nodes}");
        Require(r >= 1 && r <= n, $"Reads (R) must be from 1 to N = {n}");
        Require(w >= 1 && w <= n, $"Writes (W) must be from 1 to N = {n}");
        Require(Enum.IsDefined(options.Conflicts), "Conflicts must be one of the rules");
        Require(Enum.IsDefined(options.ReadRepair), "ReadRepair must be one of its kinds");
        Require(
            !options.VersionFromQuorum || options.Conflicts is ConflictRule.LamportClock or ConflictRule.HybridLogicalClock,
            "VersionFromQuorum takes a clock that moves past what it sees, LamportClock or HybridLogicalClock");
        Require(IsPositive(options.StandInAfter), "StandInAfter must be positive");
        Require(IsPositive(options.Patience), "Patience must be positive");
        Require(IsPositive(options.HandoffEvery), "HandoffEvery must be positive, or null for never");
        Require(IsPositive(options.AntiEntropyEvery), "AntiEntropyEvery must be positive, or null for never");
        Require(IsPositive(options.TombstonesKeptFor), "TombstonesKeptFor must be positive, or null for ever");
        return options;

        void Require(bool holds, string otherwise)
        {
            if (!holds)
                throw new ArgumentException($"QuorumOptions: {otherwise}. They are: {options}.", nameof(options));
        }

        static bool IsPositive(TimeSpan? time) => time is null || time > TimeSpan.Zero;
    }
}
