using Fundamentals.Checkers;
using Fundamentals.Replication;
using Fundamentals.Replication.Causal;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication.Causal;

/// <summary>Availability, causality and convergence under faults, and what becomes of them where a rule is left out.</summary>
public sealed class CausalReplicaFaultTests
{
    private const int Schedules = 1_000;

    /// <summary>When all must agree: what was on its way when the faults ended has come, at most 0.8 s later, and been sent again.</summary>
    private static readonly TimeSpan Agreed = FaultyRun.Healed + 1.5.Seconds;

    [Fact]
    public void Promises_UnderAnyFaultsWithMemoryKept_AreKept()
    {
        var answered = 0;
        Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        {
            var run = Run(seed, new CausalOptions(), trace: true);
            var trace = run.Simulation.Trace;
            var requests = trace.Messages<WriteRequest>().Events.Concat(trace.Messages<ReadRequest>().Events).Where(happened => happened.Kind == TraceKind.Deliver).ToList();
            Interlocked.Add(ref answered, requests.Count);
            var wrong = FaultyRun.WhatIsNotAnsweredAtOnce(requests, trace) ?? WhatIsPending(run) ?? WhatIsNotCausal(run);
            run.Simulation.RunUntilIdle();
            return wrong ?? WhoStillTalks(trace);
        }));
        Assert.True(answered > 100 * Schedules);
    }

    [Theory]
    [InlineData("causes not waited for")]
    [InlineData("stamped by the clock")]
    public void Histories_WithARuleLeftOut_AreNotCausal(string mutation)
    {
        var options = mutation == "stamped by the clock" ? new CausalOptions { StampAboveSeen = false } : new CausalOptions { WaitForCauses = false };

        var wrong = Seeds.FirstWrong(Schedules, seed => WhatIsNotCausal(Run(seed, options)));

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"{mutation}: {wrong}");
    }

    private static FaultyRun Run(ulong seed, CausalOptions options, bool trace = false)
    {
        var run = new FaultyRun(seed, others => new CausalReplica(others, options), wrongClocks: true, trace: trace);
        run.Simulation.RunUntil(Agreed);
        return run;
    }

    private static string? WhatIsNotCausal(FaultyRun run) =>
        CausalConsistency.Check(run.History) is Violated violated ? $"{violated}\n{run.Schedule}" : null;

    private static string? WhatIsPending(FaultyRun run) => run.Store.Disagreements is { Count: > 0 } pending
        ? $"at {run.Simulation.Now} the copies of {string.Join(", ", pending.Keys)} differ\n{run.Schedule}"
        : null;

    private static string? WhoStillTalks(Trace trace) =>
        trace.Since(Agreed + 200.Milliseconds).Messages<CausalWrites>().Only(TraceKind.Send).Events.Select(happened => $"not silent: {happened}").FirstOrDefault();
}
