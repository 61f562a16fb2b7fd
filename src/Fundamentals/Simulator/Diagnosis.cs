namespace Fundamentals.Simulator;

/// <summary>Puts into words why a simulation cannot go on, and how to run the very same one again.</summary>
internal sealed class Diagnosis(Simulation simulation)
{
    public string Replay => simulation.Options == new SimulationOptions()
        ? $"The same again: new Simulation(seed: {simulation.Seed})."
        : $"The same again: new Simulation(seed: {simulation.Seed}, options), with {simulation.Options}.";

    /// <summary>A client's script has ended by an exception.</summary>
    public SimulationException OfScript(Client client, Exception failure)
    {
        if (failure is not LeftSimulationException left)
            return Of($"Client {client.Name}", failure);

        var what = left.What is null ? left.Message : $"{left.What} {LeavingCause.Describe(left.Cause ?? client.Outside)}";
        return new LeftSimulationException($"Client {client.Name}, {After(client)}: {what} {Replay}", failure);
    }

    /// <summary>Something else than a script has thrown.</summary>
    public SimulationException Of(string who, Exception failure) =>
        new($"{who} failed at {simulation.Now}: {failure.GetType().Name}: {failure.Message} {Replay}", failure);

    /// <summary>The watch had to end a wait that blocked the run's thread.</summary>
    public SimulationException OfBlocked(WatchedRun run, Exception failure)
    {
        var client = run.Culprit ?? run.During?.Client;
        var who = client is not null ? $"Client {client.Name}" : run.During?.Who ?? "The condition of RunWhile";
        var call = BlockingCall.Of(run.Place);
        var inner = run.Failure ?? (failure is SimulationException ? null : failure);
        var waits = client?.Waits.Count > 0 ? $"while it waits for {AllOf(client)}" : client is null ? "and waits" : $"and waits, {After(client)}";
        var what = $"{who} blocks the simulation's thread at {simulation.Now}{call}, {waits}.";
        if (call.IsSleep)
            return new LeftSimulationException($"{what} Real time means nothing in a simulation. Use await client.Delay(…), and in a node SetTimer. {Replay}", inner);
        var text = $"{what} All that happens in a simulation happens on this thread, so nothing can happen until the wait ends. "
            + $"{(client is null ? "Only clients can wait: a node gets messages, and sets timers." : "Write await instead of Wait(), Result or GetResult(), and instead of a lock that another client holds.")} {Replay}";
        return client?.Waits.Count > 0 ? new DeadlockException(text, inner) : new LeftSimulationException(text, inner);
    }

    /// <summary>Nothing more will happen, and clients are not done.</summary>
    public SimulationException OfWaiting(IReadOnlyList<Client> waiting)
    {
        var outside = waiting.Where(client => client.Waits.Count == 0).Select(client => (client, cause: CauseOf(client))).ToList();
        if (outside.Count > 0)
        {
            // Of those who wait for each other, one may have left.
            var (client, cause) = outside.Find(one => one.cause is not null && one.cause != LeavingCause.Completion) is { client: not null } left ? left : outside[0];
            return new LeftSimulationException($"Client {client.Name} waits for something that is not of the simulation, at {simulation.Now}, {After(client)}. {LeavingCause.Describe(cause)} {Replay}");
        }

        var lines = waiting.Select(client => $"{client.Name} waits for {AllOf(client)}");
        return new DeadlockException($"Nothing more will happen after {simulation.Now}, and {string.Join("; ", lines)}. {Replay}");
    }

    /// <summary>What a client awaits, or what made it leave: it may be about to.</summary>
    private static LeavingCause? CauseOf(Client client)
    {
        var awaited = client.Awaited();
        return client.Outside ?? awaited;
    }

    private static string AllOf(Client client) => string.Join(" and ", client.Waits.Select(wait => wait.What));

    /// <summary>Says where in its script a client is, as far as the simulation can know.</summary>
    private static string After(Client client) => client.LastWait is { } last ? $"after it had waited for {last}" : "before it waited for anything of the simulation";
}
