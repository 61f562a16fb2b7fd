using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>A quorum store in a simulation where a message takes 1 ms; its nodes have started.</summary>
internal sealed class QuorumWorld
{
    private int _clients;

    public QuorumWorld(QuorumOptions? options = null, params string[] nodes)
    {
        if (nodes.Length == 0)
            nodes = ["a", "b", "c"];
        Store = new ReplicatedStore(Simulation, nodes, others => new QuorumReplica(others, options));
        Simulation.RunFor(TimeSpan.Zero);
    }

    public Simulation Simulation { get; } = new(1);

    public ReplicatedStore Store { get; }

    public QuorumReplica this[string node] => (QuorumReplica)Store[node];

    public IEnumerable<string> OwnersOf(string key) => Store.Replicas.Where(node => Store[node].Owns(key));

    public IEnumerable<string> OthersThanOwnersOf(string key) => Store.Replicas.Except(OwnersOf(key));

    /// <summary>Lets a client do something, and waits for it.</summary>
    public void Do(string at, Func<StoreClient, Task> script)
    {
        var client = Store.AddClient($"client{++_clients}", at, script);
        Simulation.RunWhile(() => !client.IsFinished);
    }

    public T Do<T>(string at, Func<StoreClient, Task<T>> script)
    {
        T result = default!;
        Do(at, async client => { result = await script(client); });
        return result;
    }

    public UnavailableException Refused(string at, Func<StoreClient, Task> script)
    {
        UnavailableException? refused = null;
        Do(at, async client =>
        {
            refused = await Assert.ThrowsAsync<UnavailableException>(() => script(client));
        });
        return refused!;
    }

    public string Held(string key) => string.Join(", ", Store.Replicas.Select(node => Store[node].Contents.GetValueOrDefault(key, "-")));
}
