namespace Fundamentals.Replication.Sharding;

/// <summary>What a node does with a request for a shard.</summary>
public enum Turn
{
    /// <summary>It is the owner: it reads or writes its own copy, and answers.</summary>
    Answer,

    /// <summary>It sends the request to the owner that it knows of.</summary>
    PassOn,

    /// <summary>It keeps the request until the shard is here.</summary>
    Wait,
}

/// <summary>What a node knows of a shard. There is one owner in every epoch, and whoever gets the shard begins the next.</summary>
/// <param name="Me">The node that knows it.</param>
/// <param name="Owner">The owner of the epoch.</param>
/// <param name="Epoch">The newest epoch that the node has heard of, from 1: that in which the store began.</param>
public readonly record struct ShardView(string Me, string Owner, long Epoch)
{
    /// <summary>Writes it as a person would say it.</summary>
    public override string ToString() => $"{Me} knows that {Owner} has it in epoch {Epoch}";
}
