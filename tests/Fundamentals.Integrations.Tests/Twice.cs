using Fundamentals.Simulator;

namespace Fundamentals.Integrations.Tests;

/// <summary>Runs a script in two simulations of the same seed, which must give the same trace, event by event.</summary>
internal static class Twice
{
    /// <returns>What was noted, such as "12.5 c: text", with the time in ms.</returns>
    public static IReadOnlyList<string> Run(Func<Client, Task> script, Action<Simulation>? setUp = null, ulong seed = 1) =>
        Notes(Trace(script, setUp, seed));

    public static IReadOnlyList<TraceEvent> Trace(Func<Client, Task> script, Action<Simulation>? setUp = null, ulong seed = 1)
    {
        var first = Once(script, setUp, seed);
        var second = Once(script, setUp, seed);
        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        return first;
    }

    public static IReadOnlyList<string> Notes(IEnumerable<TraceEvent> trace) =>
        [.. trace.Where(one => one.Kind == TraceKind.Note).Select(one => $"{one.At.TotalMilliseconds:0.####} {one.Node}: {one.Detail}")];

    private static List<TraceEvent> Once(Func<Client, Task> script, Action<Simulation>? setUp, ulong seed)
    {
        var simulation = new Simulation(seed);
        setUp?.Invoke(simulation);
        var thread = Environment.CurrentManagedThreadId;
        simulation.AddClient("c", async client =>
        {
            await script(client);
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
        });
        simulation.RunUntilIdle();
        return [.. simulation.Trace.Events];
    }
}
