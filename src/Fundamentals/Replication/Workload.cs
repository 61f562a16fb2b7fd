using Fundamentals.Networking;

namespace Fundamentals.Replication;

/// <summary>
/// Clients that read and write at random, for as long as the story lasts. Every value is written once. Each keeps to a
/// schedule of its own, so that a slow or refusing store faces about as many requests as a fast one; only a client that is
/// still waiting when a request is due asks later.
/// </summary>
public sealed record Workload
{
    /// <summary>Gets how many clients there are; at least 1. They are named c1, c2, … and talk to the replicas in turn. Default: 6.</summary>
    public int Clients { get; init; } = 6;

    /// <summary>Gets the keys, of which each request takes one at random; at least one. Default: x alone.</summary>
    public IReadOnlyList<string> Keys { get; init; } = ["x"];

    /// <summary>Gets the share of requests that write, from 0 to 1. Default: 0.3.</summary>
    public double WriteShare { get; init => field = Probability.Require(value, nameof(WriteShare)); } = 0.3;

    /// <summary>Gets how long it is from one request of a client to its next, on average (exponential); positive. Default: 500 ms.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets until when requests begin, from the start of the simulation; positive. Default: 10 s.</summary>
    public TimeSpan Until { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Adds the clients to a store. A request that fails is in the store's history, and the client goes on.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="InvalidOperationException">There is no client, no key, or no time between requests.</exception>
    public void Use(ReplicatedStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Clients < 1 || Keys is not { Count: > 0 } || Every <= TimeSpan.Zero)
            throw new InvalidOperationException($"A workload needs at least one client and one key, and time between requests: {this}.");
        for (var i = 0; i < Clients; i++)
            store.AddClient($"c{i + 1}", store.Replicas[i % store.Replicas.Count], Work);
    }

    private async Task Work(StoreClient client)
    {
        var gap = Latency.Exponential(Every);
        var due = client.Now;
        for (var i = 1; ; i++)
        {
            due += gap.Draw(client.Random);
            if (due > client.Now)
                await client.Delay(due - client.Now);
            due = client.Now;
            if (due >= Until)
                return;
            var key = client.Random.Pick(Keys);
            try
            {
                if (client.Random.Chance(WriteShare))
                    await client.Write(key, $"{client.Name}-{i}");
                else
                    await client.Read(key);
            }
            catch (Exception failure) when (failure is UnavailableException or TimeoutException)
            {
                // It is in the history; to go on is what a user does.
            }
        }
    }
}
