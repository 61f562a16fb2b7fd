using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;
using Fundamentals.Replication;
using Fundamentals.Replication.PrimaryBackup;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication.PrimaryBackup;

/// <summary>What clients see under faults that stay at a replica, move with their position, or move without, and what becomes of it where a rule is left out.</summary>
public sealed class PrimaryReplicaFaultTests
{
    private const int Schedules = 1_000;

    private static readonly CheckLimits Limits = new() { Configurations = 5_000_000 };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Promises_ToClientsThatStay_AreKeptUnderAnyFaultsWithMemoryKept(int waitFor)
    {
        var outcomes = new int[3];
        Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        {
            var run = Run(seed, new PrimaryOptions { WaitFor = waitFor }, Movement.None);
            foreach (var operation in run.History.Operations)
                Interlocked.Increment(ref outcomes[(int)operation.Outcome]);
            return WhatIsPending(run) ?? WhatIsNotSequential(run) ?? WhatIsNotLinearizableAtThePrimary(run);
        }));

        // The faults were no decoration: of a hundred requests or more a run, some were left in doubt.
        Assert.True(outcomes[0] > 70 * Schedules, string.Join(" ", outcomes));
        Assert.True(outcomes[2] > 3 * Schedules, string.Join(" ", outcomes));
    }

    [Fact]
    public void Reads_AtLiveReplicas_AreAnsweredAtOnceUnderAnyFaults()
    {
        var answered = 0;
        Assert.Null(Seeds.FirstWrong(Schedules, seed =>
        {
            var trace = Run(seed, new PrimaryOptions(), Movement.None, trace: true).Simulation.Trace;
            var requests = trace.Messages<ReadRequest>().Only(TraceKind.Deliver).Events;
            Interlocked.Add(ref answered, requests.Count);
            return FaultyRun.WhatIsNotAnsweredAtOnce(requests, trace);
        }));
        Assert.True(answered > 70 * Schedules, $"{answered}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Writes_ThatAreConfirmed_AreAtAsManyFollowersAsAskedFor(int waitFor) =>
        Assert.Null(Seeds.FirstWrong(Schedules, seed => WhatIsNotSafe(seed, waitFor, waitFor)));

    [Fact]
    public void Writes_ThatWaitForNobody_AreConfirmedBeforeAnyFollowerHasThem() =>
        Assert.NotNull(Seeds.FirstWrong(Schedules, seed => WhatIsNotSafe(seed, 0, 1)));

    [Fact]
    public void Histories_OfClientsThatMoveWithTheirPosition_AreSequentiallyConsistent() =>
        Assert.Null(Seeds.FirstWrong(Schedules, seed => WhatIsNotSequential(Run(seed, new PrimaryOptions(), Movement.WithPosition))));

    [Theory]
    [InlineData(SessionGuarantee.ReadYourWrites)]
    [InlineData(SessionGuarantee.MonotonicReads)]
    [InlineData(SessionGuarantee.MonotonicWrites)]
    [InlineData(SessionGuarantee.WritesFollowReads)]
    public void Histories_OfClientsThatMoveWithoutIt_BreakTheGuarantee(SessionGuarantee guarantee) => Breaks(
        $"moving, {guarantee}",
        seed => SessionGuarantees.Check(Run(seed, new PrimaryOptions(), Movement.WithoutPosition).History, guarantee));

    [Fact]
    public void Histories_WhereFollowersAnswerBeforeTheyHaveTheWrite_BreakReadYourWrites() => Breaks(
        "answered before applied",
        seed => SessionGuarantees.Check(Run(seed, new PrimaryOptions { AnswerWhenApplied = false }, Movement.None).History, SessionGuarantee.ReadYourWrites));

    [Fact]
    public void Histories_WhereFollowersTakeWritesInAnyOrder_BreakMonotonicWrites() => Breaks(
        "log in any order",
        seed => SessionGuarantees.Check(Run(seed, new PrimaryOptions { InOrder = false }, Movement.None).History, SessionGuarantee.MonotonicWrites));

    [Theory]
    [InlineData("answered before applied")]
    [InlineData("log in any order")]
    public void Histories_WithARuleLeftOut_AreNotSequential(string mutation)
    {
        var options = mutation == "log in any order" ? new PrimaryOptions { InOrder = false } : new PrimaryOptions { AnswerWhenApplied = false };

        Assert.NotNull(Seeds.FirstWrong(Schedules, seed => WhatIsNotSequential(Run(seed, options, Movement.None))));
    }

    [Fact]
    public void Histories_WhereWritesWaitForAllFollowers_AreStillNotLinearizable() => Breaks(
        "reads at followers",
        seed => Linearizability.Check(Run(seed, new PrimaryOptions { WaitFor = 2 }, Movement.None).History, new RegisterModel(), Limits));

    private static void Breaks(string what, Func<ulong, Verdict> check)
    {
        var wrong = Seeds.FirstWrong(Schedules, seed => check(seed) is Violated violated ? violated.ToString() : null);

        Assert.NotNull(wrong);
        TestContext.Current.SendDiagnosticMessage($"{what}: {wrong}");
    }

    /// <summary>A client looks into the followers as soon as it hears that a write of its own is done.</summary>
    private static string? WhatIsNotSafe(ulong seed, int waitFor, int copies)
    {
        var run = new FaultyRun(seed, others => new PrimaryReplica(others, "paris", new PrimaryOptions { WaitFor = waitFor }), wrongClocks: true);
        string? wrong = null;
        run.Store.AddClient("careful", "paris", async client =>
        {
            for (var i = 0; client.Now < FaultyRun.Healed; i++)
            {
                try
                {
                    await client.Write("x", $"careful-{i}");
                    var found = run.Store.Replicas.Where(name => name != "paris").Count(name => ((PrimaryReplica)run.Store[name]).Log.Any(entry => entry.Value == $"careful-{i}"));
                    if (found < copies)
                        wrong ??= $"at {client.Now} write {i} is confirmed and at {found} followers\n{run.Schedule}";
                }
                catch (Exception failure) when (failure is UnavailableException or TimeoutException)
                {
                    // Not confirmed.
                }

                await client.Delay(50.Milliseconds);
            }
        });
        run.Simulation.RunUntil(FaultyRun.Settled);
        return wrong;
    }

    private static FaultyRun Run(ulong seed, PrimaryOptions options, Movement movement, bool trace = false)
    {
        var run = new FaultyRun(seed, others => new PrimaryReplica(others, "paris", options), wrongClocks: true, trace: trace);
        if (movement != Movement.None)
        {
            foreach (var replica in run.Store.Replicas)
                run.Store.AddClient($"from {replica}", replica, client => Move(client, run.Store.Replicas, movement));
        }

        run.Simulation.RunUntil(FaultyRun.Settled);
        return run;
    }

    /// <summary>Reads and writes at another replica each time.</summary>
    private static async Task Move(StoreClient client, IReadOnlyList<string> replicas, Movement movement)
    {
        var session = new SessionClient(client);
        for (var i = 0; client.Now < FaultyRun.Healed; i++)
        {
            client.Replica = client.Random.Pick(replicas);
            var key = client.Random.Pick(["x", "y"]);
            try
            {
                Task request = (movement, client.Random.Chance(0.4)) switch
                {
                    (Movement.WithPosition, true) => session.Write(key, $"{client.Name}-{i}"),
                    (Movement.WithPosition, false) => session.Read(key),
                    (_, true) => client.Write(key, $"{client.Name}-{i}"),
                    _ => client.Read(key),
                };
                await request;
            }
            catch (Exception failure) when (failure is UnavailableException or TimeoutException)
            {
                // It is in the history.
            }

            await client.Delay(20.Milliseconds);
        }
    }

    /// <summary>
    /// The search for an order takes too long on runs of this size. The log is an order of the writes; this puts each read at
    /// the first place in it that suits its process, which finds one if there is one.
    /// </summary>
    private static string? WhatIsNotSequential(FaultyRun run)
    {
        var log = ((PrimaryReplica)run.Store["paris"]).Log;
        var places = log.ToDictionary(entry => (entry.Key, (object?)entry.Value), entry => entry.Position);
        var reached = run.History.Processes.ToDictionary(process => process, _ => 0L);
        foreach (var operation in run.History.Operations.Where(operation => operation.Outcome == Outcome.Ok || operation.Action == "write"))
        {
            var key = operation.Key!;
            var isRead = operation.Action == "read";
            if (!places.TryGetValue((key, isRead ? operation.Output : operation.Input), out var place) && !isRead && operation.Outcome == Outcome.Unknown)
                continue; // It never came to the log.
            if (isRead && place == 0 && operation.Output is not null)
                return $"made up: {operation}";
            var overwritten = log.Where(entry => entry.Key == key && entry.Position > place).Select(entry => entry.Position).DefaultIfEmpty(long.MaxValue).First();
            if (isRead ? overwritten <= reached[operation.Process] : place <= reached[operation.Process])
                return $"'{operation}' comes after position {reached[operation.Process]}\n{run.Schedule}";

            // A write in doubt takes effect when it likes, so that its process may read from before it.
            if (operation.Outcome == Outcome.Ok)
                reached[operation.Process] = Math.Max(reached[operation.Process], place);
        }

        return null;
    }

    /// <summary>All writes, and the reads of the workload's clients that use the primary, which is the first replica.</summary>
    private static string? WhatIsNotLinearizableAtThePrimary(FaultyRun run)
    {
        var replicas = run.Store.Replicas.Count;
        var history = run.History.Where(operation => operation.Action == "write" || operation.Process == "c1" || operation.Process == $"c{replicas + 1}");
        return Linearizability.Check(history, new RegisterModel(), Limits) is { IsSatisfied: false } verdict ? $"{verdict}\n{run.Schedule}" : null;
    }

    private static string? WhatIsPending(FaultyRun run) => run.Store.Disagreements is { Count: > 0 } pending
        ? $"at {run.Simulation.Now} the copies of {string.Join(", ", pending.Keys)} differ\n{run.Schedule}"
        : null;

    private enum Movement
    {
        None,
        WithPosition,
        WithoutPosition,
    }
}
