namespace Fundamentals.Faults;

/// <summary>What one run of a scenario is to bear.</summary>
/// <param name="Seed">The simulation's seed.</param>
/// <param name="Schedule">The faults.</param>
/// <param name="Clients">How many clients there are.</param>
public sealed record Attempt(ulong Seed, FaultSchedule Schedule, int Clients);

/// <summary>The smallest attempt found that still fails.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Failure">How it fails.</param>
/// <param name="Runs">How many runs the search took.</param>
/// <param name="IsMinimal">Whether nothing more can be left out; false if the runs were used up before.</param>
public sealed record Shrunk(Attempt Attempt, string Failure, int Runs, bool IsMinimal)
{
    /// <summary>Writes a test that fails as long as the scenario does.</summary>
    /// <param name="name">The test's name.</param>
    /// <param name="scenario">How the test calls the scenario: the name of a method that takes an <see cref="Faults.Attempt"/>.</param>
    public string ToTest(string name = "Scenario_ShortestFailingSchedule_Passes", string scenario = "Scenario")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentException.ThrowIfNullOrWhiteSpace(scenario);
        var schedule = Attempt.Schedule.ToCode().Replace("\n", "\n    ", StringComparison.Ordinal);
        return $$"""
            [Fact]
            public void {{name}}()
            {
                // Failed with: {{Failure.ReplaceLineEndings(" ")}}
                var schedule = {{schedule}};
                Assert.Null({{scenario}}(new Attempt(Seed: {{Attempt.Seed}}, schedule, Clients: {{Attempt.Clients}})));
            }
            """;
    }
}

/// <summary>Finds out which faults of a schedule a failure needs.</summary>
public static class Shrinking
{
    /// <summary>
    /// Leaves out clients and faults, and shortens faults, as long as the scenario fails still. Deterministic, if the scenario is.
    /// </summary>
    /// <remarks>
    /// Faults are left out by delta debugging: Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input"
    /// (IEEE TSE 28(2), 2002), section 3. What is found is the least in that no single fault can be left out, no fault
    /// halved and no client spared; a quite different schedule may be shorter.
    /// </remarks>
    /// <param name="failing">An attempt that fails.</param>
    /// <param name="scenario">Runs an attempt; it answers with what went wrong, or null. An exception counts as a failure.</param>
    /// <param name="mostRuns">How many runs to spend at most; at least one. Default: 500.</param>
    /// <exception cref="ArgumentException">The attempt does not fail.</exception>
    public static Shrunk Shrink(Attempt failing, Func<Attempt, string?> scenario, int mostRuns = 500)
    {
        ArgumentNullException.ThrowIfNull(failing);
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRuns, 1);
        var search = new ShrinkSearch(scenario, mostRuns);
        if (!search.Fails(failing))
            throw new ArgumentException("There is nothing to shrink: this attempt does not fail.", nameof(failing));
        search.Run();
        return new Shrunk(search.Best, search.Failure, search.Runs, search.Runs < mostRuns);
    }
}
