using Fundamentals.Replication.Sharding;

namespace Fundamentals.Exercises.Partitioning;

/// <summary>A request at a node, to try an answer to exercise 10.5 on.</summary>
/// <param name="Shard">What the node knows of the shard.</param>
/// <param name="Epoch">The epoch that came with the request.</param>
internal sealed record HandOverCase(ShardView Shard, long Epoch)
{
    private static readonly string[] Nodes = ["ash", "birch", "cedar", "elm", "fir"];

    /// <summary>Gets the solution.</summary>
    public Turn Right => ShardedReplica.Next(Shard, Epoch);

    /// <summary>The story of the chapter first: a client at the owner and elsewhere, the old owner, the next one. Then what can happen in longer stories.</summary>
    public static IEnumerable<HandOverCase> Make()
    {
        yield return new(new("cedar", "cedar", 1), 0);
        yield return new(new("ash", "cedar", 1), 0);
        yield return new(new("cedar", "fir", 2), 1);
        yield return new(new("fir", "cedar", 1), 2);
        yield return new(new("fir", "fir", 2), 2);
        var random = new Random(105);
        for (var story = 0; story < 30; story++)
        {
            foreach (var one in Possible(Owners(random), Nodes[random.Next(Nodes.Length)]))
                yield return one;
        }
    }

    /// <summary>Who owns a shard in one epoch after the other, never the same twice in a row.</summary>
    private static List<string> Owners(Random random)
    {
        List<string> owners = [Nodes[random.Next(Nodes.Length)]];
        while (owners.Count < 6)
        {
            var next = Nodes[random.Next(Nodes.Length)];
            if (next != owners[^1])
                owners.Add(next);
        }

        return owners;
    }

    /// <summary>All that can come to a node in a story: it knows an epoch up to which it has missed none of its own; a request comes from a client, or names it as the owner of an epoch that was its own, or is to be.</summary>
    private static IEnumerable<HandOverCase> Possible(List<string> owners, string me)
    {
        for (var known = 1; known <= owners.Count; known++)
        {
            var view = new ShardView(me, owners[known - 1], known);
            yield return new(view, 0);
            for (var epoch = 1; epoch <= owners.Count; epoch++)
            {
                // The first of its own that is yet to come: it cannot have given away what it has not got.
                var isNamed = owners[epoch - 1] == me && (epoch <= known || !owners.Take(epoch - 1).Skip(known).Contains(me));
                if (isNamed && !(epoch > known && view.Owner == me))
                    yield return new(view, epoch);
            }
        }
    }
}
