using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.PrimaryBackup;
using Fundamentals.Simulator;

namespace Fundamentals.Exercises.Consistency;

/// <summary>What is wrong with how a read was done.</summary>
internal enum ReadFault
{
    Old,
    PrimaryFirst,
    PrimaryNotNeeded,
    NotBackAtOwnReplica,
    Hidden,
    NotWhatWasRead,
    ThrownForNothing,
    NeverDone,
}

/// <summary>What came of all reads of a run.</summary>
/// <param name="Faults">What was wrong, of each kind once.</param>
/// <param name="Text">The first read that was wrong, in words.</param>
internal sealed record ProfileResult(IReadOnlyList<ReadFault> Faults, string Text);

/// <summary>Users who write and read their own profiles, and each other's, at followers that lag; for a while the primary is down.</summary>
internal sealed class ProfileCase(ulong seed)
{
    private const int Versions = 12;

    private static readonly string[] Replicas = ["primary", "oslo", "tokyo"];

    public static ProfileResult Right { get; } = new([], "every read is new enough, and the primary is asked only where the near replica is behind");

    public static IEnumerable<ProfileCase> All() => Enumerable.Range(1, 12).Select(seed => new ProfileCase((ulong)seed));

    /// <summary>Runs an answer; what it throws besides an unavailable or silent store comes through.</summary>
    public ProfileResult Run(Func<StoreClient, string, long, Task<string?>> read)
    {
        var simulation = new Simulation(seed);
        var store = new ReplicatedStore(simulation, Replicas, others => new PrimaryReplica(others, "primary"));
        foreach (var follower in Replicas.Skip(1))
            simulation.Network.Connect("primary", follower, new LinkOptions { Latency = Latency.Exponential(80.Milliseconds) });

        // First the followers lose the primary, which takes writes that they do not get; then it is down.
        simulation.At(0.7.Seconds, () => simulation.Faults.Partition(["primary"], Replicas[1..]));
        simulation.At(1.2.Seconds, () => simulation.Faults.Crash("primary"));
        simulation.At(3.Seconds, () =>
        {
            simulation.Faults.Restart("primary");
            simulation.Faults.Heal();
        });
        var watch = new ReadWatch(simulation.Trace, read);
        store.AddClient("ann", "oslo", client => Use(client, "ann", watch));
        store.AddClient("bob", "tokyo", client => Use(client, "bob", watch));
        store.AddClient("eve", "oslo", client => Look(client, "ann", watch));
        simulation.RunUntil(60.Seconds);
        if (watch.Error is { } error)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
        return watch.Result;
    }

    public override string ToString() => $"profiles at followers that lag, and a primary that is cut off, and then down for two seconds, seed {seed}";

    private static async Task Use(StoreClient client, string key, ReadWatch watch)
    {
        var near = client.Replica;
        var written = 0L;
        for (var version = 1; version <= Versions && !watch.IsOver; version++)
        {
            client.Replica = "primary";
            try
            {
                await client.Write(key, $"{version}");
                written = version;
            }
            catch (Exception failure) when (failure is UnavailableException or TimeoutException)
            {
                // In doubt: the user does not rely on it.
            }

            for (var i = 0; i < 3 && !watch.IsOver; i++)
            {
                client.Replica = near;
                await watch.Read(client, key, written);
                await client.Delay(client.Random.Next(120).Milliseconds);
            }
        }
    }

    private static async Task Look(StoreClient client, string key, ReadWatch watch)
    {
        for (var i = 0; i < 20 && !watch.IsOver; i++)
        {
            await watch.Read(client, key, 0);
            await client.Delay(client.Random.Next(200).Milliseconds);
        }
    }
}
