using Fundamentals.Simulator;

namespace Fundamentals.Replication.Sharding;

/// <summary>A shard on its way to another node, as the node sees it that it leaves.</summary>
/// <param name="shard">The name of the shard.</param>
/// <param name="to">Where it goes.</param>
/// <param name="epoch">The epoch that begins when it is there.</param>
/// <param name="contents">What is in it, now and as it changes.</param>
/// <param name="options">The knobs.</param>
internal sealed class Departure(string shard, string to, long epoch, SortedDictionary<string, string> contents, ShardedOptions options)
{
    private readonly SortedSet<string> _toSend = new(contents.Keys, StringComparer.Ordinal);
    private ShardPart? _part;

    public string To => to;

    public long Epoch => epoch;

    /// <summary>Gets a value indicating whether the token is under way: from then on nothing of it can be called back.</summary>
    public bool IsSealed => _part is { IsLast: true };

    /// <summary>A key was written, so that what was sent of it is old.</summary>
    public void Changed(string key) => _toSend.Add(key);

    public bool IsWaitingFor(long epochOfPart, int number) => _part is { } part && part.Epoch == epochOfPart && part.Number == number;

    /// <summary>Makes the next part. What fits into one part goes with the token.</summary>
    public void Next()
    {
        List<string> keys = [.. _toSend.Take(options.PartSize)];
        _toSend.ExceptWith(keys);
        _part = new ShardPart(
            shard,
            epoch,
            (_part?.Number ?? 0) + 1,
            [.. keys.Select(key => KeyValuePair.Create(key, contents.GetValueOrDefault(key)))],
            IsLast: _toSend.Count == 0);
    }

    /// <summary>Sends the part, and again if nothing is heard of it.</summary>
    public void Send(INode node)
    {
        node.Send(to, _part!);
        node.SetTimer(options.Resend, new SendAgain(shard, epoch, _part!.Number));
    }
}

/// <summary>Reminds the owner of a part that may have got lost.</summary>
internal sealed record SendAgain(string Shard, long Epoch, int Number)
{
    public override string ToString() => "send again";
}
