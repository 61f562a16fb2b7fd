using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// A key-value store of several replicas, each a node of a simulation, whatever protocol they speak. Its clients' requests
/// and answers are recorded, for a checker to judge.
/// </summary>
public sealed class ReplicatedStore
{
    private readonly Simulation _simulation;
    private readonly HistoryRecorder _recorder;
    private readonly Dictionary<string, IReplica> _replicas = new(StringComparer.Ordinal);

    /// <summary>Adds the replicas to a simulation.</summary>
    /// <param name="simulation">The simulation.</param>
    /// <param name="replicas">The names of the replicas; distinct, at least one.</param>
    /// <param name="design">
    /// Makes a replica, given the names of the others: this is where one design is swapped for another. Called again when a
    /// replica restarts without its memory.
    /// </param>
    public ReplicatedStore(Simulation simulation, IEnumerable<string> replicas, Func<IReadOnlyList<string>, IReplica> design)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentNullException.ThrowIfNull(replicas);
        ArgumentNullException.ThrowIfNull(design);
        _simulation = simulation;
        _recorder = new HistoryRecorder(simulation);
        Replicas = [.. replicas];
        ArgumentOutOfRangeException.ThrowIfLessThan(Replicas.Count, 1, nameof(replicas));
        foreach (var name in Replicas)
        {
            IReadOnlyList<string> others = [.. Replicas.Where(other => other != name)];
            simulation.AddNode(name, () => _replicas[name] = design(others));
        }
    }

    /// <summary>Gets the names of the replicas.</summary>
    public IReadOnlyList<string> Replicas { get; }

    /// <summary>Gets what clients have asked for so far, and what came of it.</summary>
    public History History => _recorder.History;

    /// <summary>
    /// Gets the keys on which the replicas' own copies differ, by name, each with what every replica holds, null for
    /// nothing: what is still pending after a fault. Only replicas that are to keep a key can differ on it.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> Disagreements
    {
        get
        {
            IReadOnlyList<IReplica> replicas = [.. Replicas.Select(name => _replicas[name])];
            IReadOnlyList<IReadOnlyDictionary<string, string>> contents = [.. replicas.Select(replica => replica.Contents)];
            var differing = new SortedDictionary<string, IReadOnlyList<string?>>(StringComparer.Ordinal);
            foreach (var key in contents.SelectMany(copies => copies.Keys).Distinct(StringComparer.Ordinal))
            {
                IReadOnlyList<string?> held = [.. contents.Select(copies => copies.GetValueOrDefault(key))];
                if (held.Where((_, i) => replicas[i].Owns(key)).Distinct(StringComparer.Ordinal).Count() > 1)
                    differing.Add(key, held);
            }

            return differing;
        }
    }

    /// <summary>Gets a replica's state machine, as it is now.</summary>
    /// <param name="name">One of <see cref="Replicas"/>.</param>
    /// <exception cref="ArgumentException">There is no such replica.</exception>
    public IReplica this[string name] => _replicas.TryGetValue(name, out var replica)
        ? replica
        : throw new ArgumentException($"The store has no replica '{name}'. It has: {string.Join(", ", Replicas)}.", nameof(name));

    /// <summary>Adds a client; its script starts at the current time, once the simulation runs.</summary>
    /// <param name="name">A name that no other node or client has.</param>
    /// <param name="at">The replica it talks to.</param>
    /// <param name="script">What it does.</param>
    /// <exception cref="ArgumentException">There is no such replica.</exception>
    public Client AddClient(string name, string at, Func<StoreClient, Task> script)
    {
        ArgumentNullException.ThrowIfNull(script);
        _ = this[at];
        return _simulation.AddClient(name, client => script(new StoreClient(client, at, _recorder)));
    }
}
