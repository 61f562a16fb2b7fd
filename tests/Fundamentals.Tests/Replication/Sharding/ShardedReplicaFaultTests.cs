using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Hashing;
using Fundamentals.Replication.Sharding;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Sharding;

/// <summary>Shards that move to and fro under faults and load: nothing is lost, and what becomes of it where a rule is left out.</summary>
public sealed class ShardedReplicaFaultTests
{
    private const int Schedules = 1_000;

    private static readonly CheckLimits Limits = new() { Configurations = 5_000_000 };

    [Fact]
    public void Histories_WhileShardsMoveUnderAnyFaultsWithMemoryKept_AreLinearizableAndAllIsAnsweredAfterwards()
    {
        var outcomes = new int[3];
        var moves = 0L;
        Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        {
            var (run, options) = Run(seed, options => options);
            var pending = run.AskAllAgain();
            foreach (var operation in run.History.Operations)
                Interlocked.Increment(ref outcomes[(int)operation.Outcome]);
            Interlocked.Add(ref moves, EpochsOf(run, options));
            return pending.Count > 0
                ? $"not answered after all had healed: {string.Join("; ", pending)}\n{run.Schedule}"
                : WhatHasNotOneOwner(run, options) ?? WhatIsNotLinearizable(run);
        }));

        // Neither the moves nor the faults were decoration: of a hundred requests or more a run, some were refused and some
        // left in doubt, while shards moved several times.
        Assert.True(outcomes.Sum() > 100 * Schedules, string.Join(" ", outcomes));
        Assert.All(outcomes, count => Assert.InRange(count, 5 * Schedules, int.MaxValue));
        Assert.InRange(moves, 5 * Schedules, long.MaxValue);
    }

    [Theory]
    [InlineData("what changes is not sent again")]
    [InlineData("the owner answers until the token is there")]
    [InlineData("a part is taken twice")]
    [InlineData("the next owner does not wait for the token")]
    public void Histories_WithARuleLeftOut_AreNotLinearizable(string mutation)
    {
        var wrong = Seeds.FirstWrong(Schedules, seed =>
        {
            var (run, _) = Run(seed, options => Mutated(options, mutation));
            run.Simulation.RunUntil(FaultyRun.Settled);
            return WhatIsNotLinearizable(run);
        });

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"{mutation}: {wrong}");
    }

    [Fact]
    public void Histories_WhereACrashLosesMemory_AreNotLinearizable() => Assert.NotNull(Seeds.FirstWrong(Schedules, seed =>
    {
        var (run, _) = Run(seed, options => options, loseMemory: 1);
        run.Simulation.RunUntil(FaultyRun.Settled);
        return WhatIsNotLinearizable(run);
    }));

    [Fact]
    public void Run_Twice_IsTheSameEventByEvent()
    {
        string Trace()
        {
            var (run, _) = Run(7, options => options, trace: true);
            run.AskAllAgain();
            return string.Join('\n', run.Simulation.Trace.Events);
        }

        Assert.Equal(Trace(), Trace());
    }

    private static ShardedOptions Mutated(ShardedOptions options, string mutation) => mutation switch
    {
        "what changes is not sent again" => options with { SendChanges = false },
        "the owner answers until the token is there" => options with { StopFirst = false },
        "a part is taken twice" => options with { TakeOnce = false },
        _ => options with { Rule = (shard, epoch) => ShardedReplica.Next(shard, epoch) == Turn.PassOn ? Turn.PassOn : Turn.Answer },
    };

    /// <summary>A store with one shard or two, one key to a part, and somebody who orders them about until all heals.</summary>
    private static (FaultyRun Run, ShardedOptions Options) Run(ulong seed, Func<ShardedOptions, ShardedOptions> mutate, double loseMemory = 0, bool trace = false)
    {
        var options = mutate(new ShardedOptions(ModuloPartitioner.Of("paris", "tokyo")) { Shards = 1 + (int)(seed % 2), PartSize = 1 });
        var run = new FaultyRun(seed, _ => new ShardedReplica(options), wrongClocks: true, loseMemory, trace);
        run.Simulation.AddClient("operator", async client =>
        {
            while (client.Now < FaultyRun.Healed)
            {
                try
                {
                    await client.Call(client.Random.Pick(run.Store.Replicas), new MoveShard(client.Random.Pick(options.ShardNames), client.Random.Pick(run.Store.Replicas)), deadline: 200.Milliseconds);
                }
                catch (TimeoutException)
                {
                    // The order is lost, or late, and another follows.
                }

                await client.Delay(30.Milliseconds);
            }
        });
        return (run, options);
    }

    private static IEnumerable<(string Node, ShardView View)> Views(FaultyRun run, string shard) =>
        run.Store.Replicas.Select(name => (name, ((ShardedReplica)run.Store[name]).ViewOf(shard)));

    private static long EpochsOf(FaultyRun run, ShardedOptions options) =>
        options.ShardNames.Sum(shard => Views(run, shard).Max(known => known.View.Epoch) - 1);

    private static string? WhatHasNotOneOwner(FaultyRun run, ShardedOptions options) => options.ShardNames
        .Where(shard => Views(run, shard).Count(known => known.View.Owner == known.Node) != 1)
        .Select(shard => $"{shard}: {string.Join("; ", Views(run, shard))}\n{run.Schedule}")
        .FirstOrDefault();

    private static string? WhatIsNotLinearizable(FaultyRun run) =>
        Linearizability.Check(run.History, new RegisterModel(), Limits) is { IsSatisfied: false } verdict ? $"{verdict}\n{run.Schedule}" : null;
}
