using Fundamentals.Faults;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Faults;

public sealed class ShrinkingTests
{
    [Fact]
    public void Shrink_FailureNeedsTwoFaultsAndThreeClients_FindsExactlyThose()
    {
        var failing = new Attempt(7, Nemesis.Draw(7, ["a", "b", "c"], new NemesisOptions { Duration = TimeSpan.FromMinutes(1) }), Clients: 40);
        var needed = failing.Schedule.Faults.Where(fault => fault.For > Ms(400)).Where((_, i) => i is 3 or 9).Select(fault => fault.Fault).ToList();
        Assert.InRange(failing.Schedule.Faults.Count, 40, 100);

        var shrunk = Shrinking.Shrink(failing, attempt =>
            attempt.Clients >= 3 && needed.All(fault => attempt.Schedule.Faults.Any(other => other.Fault.Equals(fault) && other.For >= Ms(40))) ? "lost" : null);

        Assert.Equal(needed, shrunk.Attempt.Schedule.Faults.Select(fault => fault.Fault));
        Assert.All(shrunk.Attempt.Schedule.Faults, fault => Assert.InRange(fault.For!.Value, Ms(40), Ms(80)));
        Assert.Equal(3, shrunk.Attempt.Clients);
        Assert.Equal("lost", shrunk.Failure);
        Assert.True(shrunk.IsMinimal);
        Assert.InRange(shrunk.Runs, 10, 200);
    }

    [Fact]
    public void Shrink_StoreThatForgets_EndsInTheOneCrashThatLosesMemory()
    {
        var seed = Enumerable.Range(1, 100).Select(seed => (ulong)seed).First(seed => Scenario(Drawn(seed)) is not null);

        var shrunk = Shrinking.Shrink(Drawn(seed), Scenario);
        var again = Shrinking.Shrink(Drawn(seed), Scenario);

        var only = Assert.Single(shrunk.Attempt.Schedule.Faults);
        Assert.Equal(FaultKind.Crash, only.Fault.Kind);
        Assert.True(only.Fault.LoseMemory);
        Assert.Equal(1, shrunk.Attempt.Clients);
        Assert.Equal(shrunk.Failure, Scenario(shrunk.Attempt));
        Assert.Equal((shrunk.ToTest(), shrunk.Runs), (again.ToTest(), again.Runs));
    }

    [Fact]
    public void ToTest_Shrunk_IsATestAsText()
    {
        var schedule = new FaultSchedule(new ScheduledFault(Fault.Crash("a"), Ms(5), Ms(1)));
        var shrunk = new Shrunk(new Attempt(7, schedule, 2), "lost\na write", 12, IsMinimal: true);

        Assert.Equal(
            """
            [Fact]
            public void Store_Crash_KeepsWrites()
            {
                // Failed with: lost a write
                var schedule = new FaultSchedule([
                    new(Fault.Crash("a"), At: TimeSpan.FromMilliseconds(5), For: TimeSpan.FromMilliseconds(1)),
                ]);
                Assert.Null(Scenario(new Attempt(Seed: 7, schedule, Clients: 2)));
            }
            """,
            shrunk.ToTest("Store_Crash_KeepsWrites"),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Shrink_RunsUsedUp_SaysThatLessMayDo()
    {
        var failing = new Attempt(7, Nemesis.Draw(7, ["a", "b", "c"]), Clients: 40);

        var shrunk = Shrinking.Shrink(failing, _ => throw new InvalidOperationException("always"), mostRuns: 3);

        Assert.Equal(3, shrunk.Runs);
        Assert.False(shrunk.IsMinimal);
        Assert.Equal("InvalidOperationException: always", shrunk.Failure);
    }

    [Fact]
    public void Shrink_AttemptThatPasses_IsRefused() =>
        Assert.Throws<ArgumentException>(() => Shrinking.Shrink(new Attempt(1, FaultSchedule.Empty, 1), _ => null));

    private static Attempt Drawn(ulong seed) => new(seed, Nemesis.Draw(seed, ["a", "b", "c"], new NemesisOptions { LoseMemory = 0.5 }), Clients: 8);

    /// <summary>Clients write and read back from one of three stores; what was acknowledged must not be gone.</summary>
    private static string? Scenario(Attempt attempt)
    {
        var simulation = new Simulation(attempt.Seed, new SimulationOptions { CallDeadline = Ms(50) });
        foreach (var name in new[] { "a", "b", "c" })
            simulation.AddNode(name, () => new Store());
        string? lost = null;
        for (var i = 0; i < attempt.Clients; i++)
        {
            simulation.AddClient($"client{i}", async client =>
            {
                for (var n = 0; n < 10; n++)
                {
                    await client.Delay(Ms(50));
                    try
                    {
                        await client.Call("a", $"{client.Name} {n}");
                        await client.Delay(TimeSpan.FromSeconds(3));
                        if (!await client.Call<bool>("a", $"?{client.Name} {n}"))
                            lost ??= "an acknowledged write is gone";
                    }
                    catch (TimeoutException)
                    {
                        // Nothing was acknowledged, or nothing could be read: nothing to check.
                    }
                }
            });
        }

        attempt.Schedule.Install(simulation);
        simulation.RunUntil(TimeSpan.FromSeconds(30));
        return lost;
    }

    private sealed class Store : IStateMachine
    {
        private readonly HashSet<string> _written = new(StringComparer.Ordinal);

        public void Receive(INode node, Message message)
        {
            var text = (string)message.Body;
            node.Reply(message, text[0] == '?' ? _written.Contains(text[1..]) : _written.Add(text));
        }
    }
}
