using System.Collections.Concurrent;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Pacelc;

/// <summary>A quorum of reads and one of writes, as chosen; null where no setting will do.</summary>
internal sealed record Choice((int Reads, int Writes)? Quorums);

/// <summary>One setting, and what was measured of it.</summary>
internal sealed record Measured(int Reads, int Writes, PbsResult Result)
{
    public TimeSpan SlowRead => Result.ReadLatency.Percentile(0.999);

    public TimeSpan SlowWrite => Result.WriteLatency.Percentile(0.999);

    public TimeSpan MeanRead { get; } = Result.ReadLatency.Mean;

    public TimeSpan MeanWrite { get; } = Result.WriteLatency.Mean;

    public double Mean(double readShare) => (readShare * MeanRead.Ticks) + ((1 - readShare) * MeanWrite.Ticks);
}

/// <summary>A store whose settings can be measured. Each is measured once, and the same whoever asks.</summary>
internal sealed class MeasuredStore(string name, WarsOptions fit, int replicas)
{
    private const int Trials = 5_000;

    private readonly ConcurrentDictionary<(int Reads, int Writes), Measured> _settings = [];

    public string Name => name;

    public int Replicas => replicas;

    /// <summary>Gets all settings, by reads and then by writes.</summary>
    public IReadOnlyList<Measured> Settings =>
        [.. Enumerable.Range(1, replicas).SelectMany(reads => Enumerable.Range(1, replicas).Select(writes => Measure(reads, writes)))];

    public Measured Measure(int reads, int writes) => _settings.GetOrAdd((reads, writes), setting => new Measured(
        setting.Reads,
        setting.Writes,
        Pbs.Run(fit with { Replicas = replicas, ReadQuorum = setting.Reads, WriteQuorum = setting.Writes }, Trials, seed: 303)));
}

/// <summary>A requirement to a store, to choose R and W for.</summary>
internal sealed class WorkloadCase(MeasuredStore store, Requirement requirement)
{
    public MeasuredStore Store => store;

    public Requirement Requirement => requirement;

    /// <summary>The setting with the least mean latency of those that some test lets pass.</summary>
    public Choice Best(Func<Measured, bool> isFit) => Best(isFit, setting => setting.Mean(requirement.ReadShare));

    /// <summary>The setting with the least cost of those that some test lets pass; of equal ones the first.</summary>
    public Choice Best(Func<Measured, bool> isFit, Func<Measured, double> cost) =>
        new(store.Settings.Where(isFit).MinBy(cost) is { } best ? (best.Reads, best.Writes) : null);

    public bool Fits(Measured setting) => IsFresh(setting) && ReadsInTime(setting) && WritesInTime(setting);

    public bool IsFresh(Measured setting) => setting.Result.ConsistentAt(requirement.FreshAfter) >= requirement.Fresh;

    public bool ReadsInTime(Measured setting) => setting.SlowRead <= requirement.ReadLimit;

    public bool WritesInTime(Measured setting) => setting.SlowWrite <= requirement.WriteLimit;

    public override string ToString() => $"{store.Name}; {requirement}";

    /// <summary>
    /// Some to think about, then many drawn for which one replica for both is not enough, and where what must be certain is
    /// not just what no trial happened to refute.
    /// </summary>
    public static IEnumerable<WorkloadCase> All()
    {
        var wide = new MeasuredStore("three continents, 75 ms apart", WarsFits.WideArea, 3);
        var disk = new MeasuredStore("LinkedIn's disks", WarsFits.LinkedInDisk, 3);
        var slow = new MeasuredStore("Yammer's Riak", WarsFits.Yammer, 3);
        var five = new MeasuredStore("five replicas with LinkedIn's disks", WarsFits.LinkedInDisk, 5);
        yield return new WorkloadCase(wide, new Requirement { Replicas = 3, ReadShare = 0.9, Fresh = 1 });
        yield return new WorkloadCase(wide, new Requirement { Replicas = 3, ReadShare = 0.2, Fresh = 1 });
        yield return new WorkloadCase(disk, new Requirement { Replicas = 3, ReadShare = 0.5, Fresh = 0.99, FreshAfter = 1.Milliseconds });
        yield return new WorkloadCase(slow, new Requirement { Replicas = 3, ReadShare = 0.9, Fresh = 0.999, WriteLimit = 500.Milliseconds });
        yield return new WorkloadCase(slow, new Requirement { Replicas = 3, ReadShare = 0.5, Fresh = 1 });
        yield return new WorkloadCase(wide, new Requirement { Replicas = 3, ReadShare = 0.5, Fresh = 1, ReadLimit = 100.Milliseconds, WriteLimit = 100.Milliseconds });

        var random = new RandomStream(303, "requirements");
        MeasuredStore[] stores = [wide, disk, slow, five];
        for (var i = 0; i < 40;)
        {
            var drawn = Draw(random, stores[i % stores.Length]);
            if (drawn.Best(drawn.Fits).Quorums is var (reads, writes)
                && ((reads, writes) == (1, 1) || (drawn.Requirement.Fresh == 1 && reads + writes <= drawn.Store.Replicas)))
                continue;
            yield return drawn;
            i++;
        }
    }

    /// <summary>Limits are drawn near what some setting takes, so that they matter.</summary>
    private static WorkloadCase Draw(RandomStream random, MeasuredStore store)
    {
        var (reads, writes) = (random.Pick(store.Settings), random.Pick(store.Settings));
        return new WorkloadCase(store, new Requirement
        {
            Replicas = store.Replicas,
            ReadShare = (1 + random.Next(99)) / 100.0,
            Fresh = random.Pick([0.5, 0.9, 0.99, 0.999, 1]),
            FreshAfter = random.Pick([0, 1, 5, 20, 100]).Milliseconds,
            ReadLimit = random.Chance(0.5) ? TimeSpan.MaxValue : Math.Ceiling(reads.SlowRead.TotalMilliseconds * 1.05).Milliseconds,
            WriteLimit = random.Chance(0.5) ? TimeSpan.MaxValue : Math.Ceiling(writes.SlowWrite.TotalMilliseconds * 1.05).Milliseconds,
        });
    }
}
