using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Replication;

namespace Fundamentals.Tests.Replication;

/// <summary>Safety and liveness under faults, and what becomes of safety where a rule is left out.</summary>
public sealed class MajorityReplicaFaultTests
{
    private const int Schedules = 1_000;

    [Fact]
    public void Histories_UnderAnyFaultsWithMemoryKept_AreLinearizableAndAllIsAnsweredAfterwards()
    {
        var outcomes = new int[3];
        Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        {
            var run = new FaultyRun(seed, others => new MajorityReplica(others), wrongClocks: true);
            var pending = run.AskAllAgain();
            foreach (var operation in run.History.Operations)
                Interlocked.Increment(ref outcomes[(int)operation.Outcome]);
            return pending.Count > 0
                ? $"not answered after all had healed: {string.Join("; ", pending)}\n{run.Schedule}"
                : WhatIsNotLinearizable(run);
        }));

        // The faults were no decoration: of a hundred requests or more a run, some were refused and some left in doubt.
        Assert.True(outcomes.Sum() > 100 * Schedules, string.Join(" ", outcomes));
        Assert.All(outcomes, count => Assert.InRange(count, 5 * Schedules, int.MaxValue));
    }

    [Theory]
    [InlineData("no write-back")]
    [InlineData("no question before a write")]
    [InlineData("quorum of 1")]
    public void Histories_WithARuleLeftOut_AreNotLinearizable(string mutation)
    {
        var wrong = Seeds.FirstWrong(Schedules, seed => WhatIsNotLinearizable(seed, Mutated(mutation)));

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"{mutation}: {wrong}");
    }

    [Fact]
    public void Histories_WhereACrashLosesMemory_AreNotLinearizable()
    {
        var wrong = Seeds.FirstWrong(Schedules, seed => WhatIsNotLinearizable(seed, new MajorityOptions(), loseMemory: 1));

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"memory lost: {wrong}");
    }

    private static MajorityOptions Mutated(string mutation) => mutation switch
    {
        "no write-back" => new MajorityOptions { WriteBack = false },
        "no question before a write" => new MajorityOptions { AskBeforeWrite = false },
        _ => new MajorityOptions { Quorum = 1 },
    };

    private static string? WhatIsNotLinearizable(ulong seed, MajorityOptions options, double loseMemory = 0)
    {
        var run = new FaultyRun(seed, others => new MajorityReplica(others, options), wrongClocks: true, loseMemory);
        run.Simulation.RunUntil(FaultyRun.Settled);
        return WhatIsNotLinearizable(run);
    }

    private static string? WhatIsNotLinearizable(FaultyRun run) =>
        Linearizability.Check(run.History, new RegisterModel(), new CheckLimits { Configurations = 5_000_000 }) is { IsSatisfied: false } verdict ? $"{verdict}\n{run.Schedule}" : null;
}
