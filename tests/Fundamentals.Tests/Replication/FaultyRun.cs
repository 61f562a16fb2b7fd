using Fundamentals.Faults;
using Fundamentals.Histories;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication;

/// <summary>A store of three or five replicas and some clients, under faults that a seed decides, and after them.</summary>
internal sealed class FaultyRun
{
    /// <summary>When the faults end, and the clients begin nothing new.</summary>
    public static readonly TimeSpan Healed = 3.Seconds;

    /// <summary>When every client has its answer or has given up.</summary>
    public static readonly TimeSpan Settled = Healed + 2.Seconds;

    private static readonly FaultKind[] AllButSkew = [FaultKind.Partition, FaultKind.PartitionOneWay, FaultKind.Isolate, FaultKind.Hold, FaultKind.Crash, FaultKind.Pause, FaultKind.Slow];

    public FaultyRun(ulong seed, Func<IReadOnlyList<string>, IReplica> design, bool wrongClocks, double loseMemory = 0, bool trace = false)
    {
        var random = new RandomStream(seed, "world");
        var replicas = new[] { "paris", "tokyo", "oslo", "lima", "cairo" }.Take(random.Chance(0.3) ? 5 : 3).ToArray();
        Simulation = new Simulation(seed, new SimulationOptions { Trace = trace, Link = Bad(random) });
        Store = new ReplicatedStore(Simulation, replicas, design);
        new Workload { Clients = replicas.Length + 2, Keys = ["x", "y"], Every = 50.Milliseconds, WriteShare = 0.4, Until = Healed }.Use(Store);
        Schedule = Nemesis.Draw(seed, replicas, new NemesisOptions
        {
            Kinds = wrongClocks ? [.. AllButSkew, FaultKind.Skew, FaultKind.Drift] : AllButSkew,
            Duration = Healed,
            Every = 250.Milliseconds,
            Shortest = 50.Milliseconds,
            Longest = 1.Seconds,
            LoseMemory = loseMemory,
            MostSlowness = 4,
        });
        Schedule.Install(Simulation);
        Simulation.At(Healed, () => Simulation.Network.Options = new LinkOptions());
    }

    public Simulation Simulation { get; }

    public ReplicatedStore Store { get; }

    public FaultSchedule Schedule { get; }

    public History History => Store.History;

    /// <summary>Lets a client at each replica read and write every key, one after the other, once all is settled.</summary>
    /// <returns>What was not answered.</returns>
    public IReadOnlyList<Operation> AskAllAgain()
    {
        Simulation.RunUntil(Settled);
        foreach (var replica in Store.Replicas)
        {
            Store.AddClient($"after {replica}", replica, async client =>
            {
                foreach (var key in new[] { "x", "y" })
                {
                    await client.Read(key);
                    await client.Write(key, $"after {replica}");
                }
            });
        }

        try
        {
            Simulation.Run();
        }
        catch (SimulationException)
        {
            // A request that is not answered ends the script that asked; the history has it.
        }

        return [.. History.Operations.Where(operation => operation.Process.StartsWith("after ") && operation.Outcome != Outcome.Ok)];
    }

    /// <summary>Finds a request that its replica did not answer at the moment it came; one that came twice needs one answer.</summary>
    public static string? WhatIsNotAnsweredAtOnce(IEnumerable<TraceEvent> requests, Trace trace)
    {
        var answers = trace.Events.Where(happened => happened is { Kind: TraceKind.Send, Message.Body: ReadAnswer or WriteAnswer }).ToLookup(happened => (happened.Message!.Request, happened.At));
        return requests.DistinctBy(happened => happened.Message!.Id).Where(happened => !answers.Contains((happened.Message!.Request, happened.At))).Select(happened => $"not answered at once: {happened}").FirstOrDefault();
    }

    private static LinkOptions Bad(RandomStream random) => new()
    {
        Latency = Latency.Uniform(1.Milliseconds, 5.Milliseconds),
        Loss = 0.05 * random.NextDouble(),
        Duplication = 0.05 * random.NextDouble(),
        Reordering = 0.1 * random.NextDouble(),
        HoldBack = Latency.Uniform(TimeSpan.Zero, 200.Milliseconds),
    };
}
