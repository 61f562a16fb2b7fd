using System.Collections.Concurrent;
using Fundamentals.Faults;
using Fundamentals.Histories;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>A store under a workload, a nemesis and a bad network; then all is well again.</summary>
internal sealed record FaultyRun(QuorumOptions Store)
{
    public static readonly IReadOnlyList<FaultKind> NotTheClock = [.. Enum.GetValues<FaultKind>().Where(kind => kind is not (FaultKind.Skew or FaultKind.Drift))];

    public static readonly LinkOptions BadLink = new()
    {
        Latency = Latency.LogNormal(2.Milliseconds, 0.8),
        Loss = 0.03,
        Duplication = 0.05,
        Reordering = 0.1,
        HoldBack = Latency.Uniform(TimeSpan.Zero, 200.Milliseconds),
    };

    /// <summary>Gets many short crashes, each of which loses the node's memory.</summary>
    public static NemesisOptions Forgetting { get; } = new()
    {
        Kinds = [FaultKind.Crash],
        LoseMemory = 1,
        Duration = 3.Seconds,
        Every = 100.Milliseconds,
        Shortest = 10.Milliseconds,
        Longest = 50.Milliseconds,
    };

    public IReadOnlyList<string> Nodes { get; init; } = ["a", "b", "c"];

    public NemesisOptions Faults { get; init; } = new() { Duration = 3.Seconds, Every = 400.Milliseconds, Shortest = 50.Milliseconds, Longest = 800.Milliseconds };

    public LinkOptions Link { get; init; } = BadLink;

    public Action<ReplicatedStore> Work { get; init; } = store => new Workload { Keys = ["x", "y"], WriteShare = 0.4, Every = 40.Milliseconds, Until = 3.Seconds }.Use(store);

    public FaultSchedule Draw(ulong seed) => Nemesis.Draw(seed, Nodes, Faults);

    /// <summary>Makes the store, with its clients and faults to come.</summary>
    public (Simulation Simulation, ReplicatedStore Store) Begin(Attempt attempt)
    {
        var simulation = new Simulation(attempt.Seed, new SimulationOptions { Trace = false, Link = Link });
        var store = new ReplicatedStore(simulation, Nodes, others => new QuorumReplica(others, Store));
        Work(store);
        attempt.Schedule.Install(simulation);
        return (simulation, store);
    }

    /// <summary>Runs until the workload and the faults are over, and everybody has given up what will not come.</summary>
    public (Simulation Simulation, ReplicatedStore Store) Run(ulong seed) => Run(new Attempt(seed, Draw(seed), 0));

    public (Simulation Simulation, ReplicatedStore Store) Run(Attempt attempt)
    {
        var (simulation, store) = Begin(attempt);
        simulation.RunUntil(5.Seconds);
        simulation.Network.Options = new LinkOptions();
        simulation.RunUntil(6.Seconds);
        return (simulation, store);
    }

    /// <summary>Does one thing after the other, whatever comes of each.</summary>
    public static async Task Until(StoreClient client, TimeSpan end, TimeSpan pause, Func<int, Task> act)
    {
        for (var n = 1; client.Now < end; n++)
        {
            await client.Delay(Latency.Exponential(pause).Draw(client.Random));
            try
            {
                await act(n);
            }
            catch (Exception failure) when (failure is UnavailableException or TimeoutException)
            {
                // It is in the history.
            }
        }
    }

    public History History(ulong seed) => Run(seed).Store.History;
}

/// <summary>Many seeds at once.</summary>
internal static class Seeds
{
    public const int Many = 1000;

    /// <summary>Finds the seeds for which something is wrong, with what it is; by seed.</summary>
    public static IReadOnlyList<string> Failing(Func<ulong, string?> check, int count = Many)
    {
        var failures = new ConcurrentDictionary<ulong, string>();
        Parallel.For(1, count + 1, i =>
        {
            if (check((ulong)i) is { } failure)
                failures[(ulong)i] = failure;
        });
        return [.. failures.OrderBy(failure => failure.Key).Select(failure => $"seed {failure.Key}: {failure.Value}")];
    }
}
