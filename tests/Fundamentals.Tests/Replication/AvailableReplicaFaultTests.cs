using Fundamentals.Checkers;
using Fundamentals.Histories;
using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication;

/// <summary>Availability, convergence and causality under faults, and what becomes of them where a rule is left out.</summary>
public sealed class AvailableReplicaFaultTests
{
    private const int Schedules = 1_000;

    /// <summary>When all must agree: what was on its way when the faults ended has come, at most 0.8 s later, and been told.</summary>
    private static readonly TimeSpan Agreed = FaultyRun.Healed + 1.Seconds;

    /// <summary>By when the last of it has been passed on, and all have said that they have it.</summary>
    private static readonly TimeSpan Silent = Agreed + 250.Milliseconds;

    [Fact]
    public void Promises_UnderAnyFaultsWithMemoryKept_AreKept()
    {
        var answered = 0;
        Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        {
            var run = Run(seed, new AvailableOptions(), wrongClocks: true, trace: true);
            var wrong = WhatIsPending(run) ?? WhatIsMadeUp(run) ?? WhichGuaranteeIsNotKept(run);
            run.Simulation.RunUntilIdle();
            var trace = run.Simulation.Trace;
            var requests = trace.Messages<WriteRequest>().Events.Concat(trace.Messages<ReadRequest>().Events).Where(happened => happened.Kind == TraceKind.Deliver).ToList();
            Interlocked.Add(ref answered, requests.Count);
            return wrong ?? WhatIsNotAnsweredAtOnce(requests, trace) ?? WhoStillTalks(trace);
        }));
        Assert.True(answered > 100 * Schedules);
    }

    [Fact]
    public void Histories_WithRightClocks_AreCausallyConvergent() => Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        WhatIsNotCausal(Run(seed, new AvailableOptions(), wrongClocks: false))));

    [Fact]
    public void Histories_WithWrongClocks_AreNotCausal()
    {
        var wrong = Seeds.FirstWrong(Schedules, seed => WhatIsNotCausal(Run(seed, new AvailableOptions(), wrongClocks: true)));

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"wrong clocks: {wrong}");
    }

    [Theory]
    [InlineData("no tie-breaker")]
    [InlineData("older copies win, too")]
    [InlineData("no tombstones")]
    public void Copies_WithARuleLeftOut_DoNotAgree(string mutation)
    {
        var options = mutation switch
        {
            "no tie-breaker" => new AvailableOptions { Wins = (copy, held) => copy.Stamp.Number > held.Stamp.Number },
            "older copies win, too" => new AvailableOptions { Wins = (_, _) => true },
            _ => new AvailableOptions { Tombstones = false },
        };

        var wrong = Seeds.FirstWrong(Schedules, seed => WhatIsPending(Run(seed, options, wrongClocks: false)));

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"{mutation}: {wrong}");
    }

    [Fact]
    public void Histories_WithoutPassingOn_ShowEffectsBeforeCauses()
    {
        var options = new AvailableOptions { PassOn = false };

        // Rare: a reader must meet the effect in the moment before its cause arrives.
        var wrong = Seeds.FirstWrong(4 * Schedules, seed => WhatIsNotCausal(Run(seed, options, wrongClocks: false)));

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"no passing on: {wrong}");
    }

    /// <summary>Besides the usual clients, some that write and delete at the same instants at different replicas.</summary>
    private static FaultyRun Run(ulong seed, AvailableOptions options, bool wrongClocks, bool trace = false)
    {
        var run = new FaultyRun(seed, others => new AvailableReplica(others, options), wrongClocks, trace: trace);
        foreach (var replica in run.Store.Replicas)
        {
            run.Store.AddClient($"at {replica}", replica, async client =>
            {
                for (var i = 0; client.Now < FaultyRun.Healed; i++)
                {
                    var cart = client.Random.Pick(["cart 1", "cart 2"]);
                    try
                    {
                        await (client.Random.Chance(0.3) ? client.Delete(cart) : client.Write(cart, $"{client.Name}-{i}"));
                    }
                    catch (TimeoutException)
                    {
                        // It is in the history.
                    }

                    await client.Delay(50.Milliseconds - new TimeSpan(client.Now.Ticks % 50.Milliseconds.Ticks));
                }
            });
            run.Simulation.Network.Connect($"at {replica}", replica, new LinkOptions());
        }

        run.Simulation.RunUntil(Agreed);
        return run;
    }

    private static string? WhatIsNotAnsweredAtOnce(List<TraceEvent> requests, Trace trace)
    {
        var answers = trace.Events.Where(happened => happened is { Kind: TraceKind.Send, Message.Body: ReadAnswer or WriteAnswer }).ToLookup(happened => (happened.Message!.Request, happened.At));
        return requests.DistinctBy(happened => happened.Message!.Id).Where(happened => !answers.Contains((happened.Message!.Request, happened.At))).Select(happened => $"not answered at once: {happened}").FirstOrDefault();
    }

    private static string? WhoStillTalks(Trace trace) =>
        trace.Since(Silent).Messages<Gossip>().Only(TraceKind.Send).Events.Select(happened => $"not silent: {happened}").FirstOrDefault();

    private static string? WhatIsPending(FaultyRun run) => run.Store.Disagreements is { Count: > 0 } pending
        ? $"at {run.Simulation.Now} the copies of {string.Join("; ", pending.Select(key => $"{key.Key} are {string.Join(", ", key.Value.Select(value => value ?? "nothing"))}"))}\n{run.Schedule}"
        : null;

    private static string? WhatIsMadeUp(FaultyRun run)
    {
        var writes = run.History.Operations.Where(operation => operation.Action == "write").ToLookup(write => (write.Key, write.Input));
        return run.History.Operations.Where(read => read is { Action: "read", Outcome: Outcome.Ok, Output: not null } && !writes[(read.Key, read.Output)].Any(write => write.Invoke < read.Return))
            .Select(read => $"made up: {read}").FirstOrDefault();
    }

    private static string? WhatIsNotCausal(FaultyRun run) =>
        CausalConsistency.Check(WithoutDeletions(run)) is Violated violated ? $"{violated}\n{run.Schedule}" : null;

    private static string? WhichGuaranteeIsNotKept(FaultyRun run)
    {
        var history = WithoutDeletions(run);
        return SessionGuarantees.All.Select(guarantee => SessionGuarantees.Check(history, guarantee)).OfType<Violated>().FirstOrDefault() is { } violated ? $"{violated}\n{run.Schedule}" : null;
    }

    /// <summary>A deletion writes nothing, which a check cannot tell from other deletions.</summary>
    private static History WithoutDeletions(FaultyRun run) => run.History.Where(operation => !operation.Key!.StartsWith("cart"));
}
