namespace Fundamentals.Replication;

/// <summary>
/// Visitors of a forum, which has a post and a comment: each of them posts, or reads the post and then comments, or reads the
/// comment and then the post. So writes have causes, and whoever misses one can tell. Every value is written once.
/// </summary>
public sealed record ForumWorkload
{
    private const int MostPause = 150;

    /// <summary>Gets how many visitors there are, from 1 to 26. They are named a, b, c, … and begin at the replicas in turn. Default: 6.</summary>
    public int Visitors { get; init; } = 6;

    /// <summary>Gets how often each comes, with up to 150 ms between two visits; at least 1. Default: 6.</summary>
    public int Visits { get; init; } = 6;

    /// <summary>Gets a value indicating whether each visit goes to a replica at random, as behind a load balancer. Default: false, visitors stay where they began.</summary>
    public bool Moves { get; init; }

    /// <summary>Gets how long after its last visit each reads both once more, so that a checker can tell whether all agree in the end; positive. Default: 10 s.</summary>
    public TimeSpan LastLook { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Adds the visitors to a store. A visit that fails is in the store's history, and the visitor comes again.</summary>
    /// <param name="store">The store.</param>
    /// <exception cref="InvalidOperationException">A number is out of its range.</exception>
    public void Use(ReplicatedStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Visitors is < 1 or > 26 || Visits < 1 || LastLook <= TimeSpan.Zero)
            throw new InvalidOperationException($"A forum needs from 1 to 26 visitors, at least one visit and a last look after it: {this}.");
        for (var i = 0; i < Visitors; i++)
            store.AddClient($"{(char)('a' + i)}", store.Replicas[i % store.Replicas.Count], visitor => Work(visitor, store.Replicas));
    }

    private async Task Work(StoreClient visitor, IReadOnlyList<string> replicas)
    {
        for (var i = 1; i <= Visits; i++)
        {
            await visitor.Delay(TimeSpan.FromMilliseconds(visitor.Random.Next(MostPause)));
            if (Moves)
                visitor.Replica = visitor.Random.Pick(replicas);
            try
            {
                await Visit(visitor, $"{visitor.Name}{i}");
            }
            catch (Exception failure) when (failure is UnavailableException or TimeoutException)
            {
                // It is in the history; to come again is what a user does.
            }
        }

        await visitor.Delay(LastLook);
        await visitor.Read("post");
        await visitor.Read("comment");
    }

    private static async Task Visit(StoreClient visitor, string text)
    {
        switch (visitor.Random.Next(3))
        {
            case 0:
                await visitor.Write("post", text);
                break;
            case 1:
                await visitor.Read("post");
                await visitor.Write("comment", text);
                break;
            default:
                await visitor.Read("comment");
                await visitor.Read("post");
                break;
        }
    }
}
