using Fundamentals.Simulator;

namespace Fundamentals.Replication.Quorums;

/// <summary>
/// Anti-entropy: from time to time a node compares its copies with those of another, drawn at random, by their Merkle
/// trees, and the two exchange the ranges that differ (DeCandia et al., "Dynamo", SOSP 2007, section 4.7).
/// </summary>
/// <remarks>
/// Promised: owners that can reach each other come to hold the same, also of keys that nobody reads. A lost message costs a
/// try and nothing else: each message says all that its receiver needs. Not promised: when, nor that a version survives
/// that no owner has, as one that is only a hint.
/// </remarks>
internal sealed class AntiEntropy(QuorumOptions options, Placement placement, IReadOnlyList<string> others, CopyStore copies)
{
    private readonly Dictionary<string, (long Changes, MerkleTree Tree)> _trees = new(StringComparer.Ordinal);

    public void Start(INode node)
    {
        if (options.AntiEntropyEvery is { } time && others.Count > 0)
            node.SetTimer(time, new AntiEntropyIsDue());
    }

    public void TimerFired(INode node)
    {
        var other = node.Random.Pick(others);
        node.Send(other, new CompareRanges([TreeWith(node.Name, other).Root]));
        Start(node);
    }

    /// <summary>Answers for the ranges that differ: a step further down, or with the copies where there is nothing to halve.</summary>
    public void Compare(INode node, string from, CompareRanges message)
    {
        var tree = TreeWith(node.Name, from);
        IReadOnlyList<MerkleRange> differing = [.. message.Ranges.Where(theirs => tree.HashOf(theirs.Range) != theirs.Hash).Select(theirs => theirs.Range)];
        IReadOnlyList<RangeHash> halves = [.. differing.Where(range => !tree.IsLeaf(range))
            .SelectMany(range => new[] { range.Left, range.Right }).Select(half => new RangeHash(half, tree.HashOf(half)))];
        IReadOnlyList<MerkleRange> leaves = [.. differing.Where(tree.IsLeaf)];
        if (halves.Count > 0)
            node.Send(from, new CompareRanges(halves));
        if (leaves.Count > 0)
            node.Send(from, new ExchangeRanges(leaves, CopiesIn(tree, leaves)));
    }

    /// <summary>Sends back what the other lacks, or has older, of the ranges it asks about. What it sent itself has been merged already.</summary>
    public void Exchange(INode node, string from, ExchangeRanges message)
    {
        var tree = TreeWith(node.Name, from);
        var theirs = message.Copies.ToDictionary(StringComparer.Ordinal);
        IReadOnlyList<KeyValuePair<string, Versioned>> news = [.. CopiesIn(tree, message.Ranges).Where(mine => theirs.GetValueOrDefault(mine.Key) != mine.Value)];
        if (news.Count > 0)
            node.Send(from, new ExchangeRanges([], news));
    }

    private IReadOnlyList<KeyValuePair<string, Versioned>> CopiesIn(MerkleTree tree, IReadOnlyList<MerkleRange> ranges) =>
        [.. ranges.SelectMany(tree.KeysIn).Select(key => KeyValuePair.Create(key, copies.Find(key)!))];

    /// <summary>The tree of the keys that both own; built anew when something has changed.</summary>
    private MerkleTree TreeWith(string self, string other)
    {
        if (!_trees.TryGetValue(other, out var known) || known.Changes != copies.Changes)
        {
            var shared = copies.Copies.Where(copy => placement.IsOwner(self, copy.Key) && placement.IsOwner(other, copy.Key));
            _trees[other] = known = (copies.Changes, new MerkleTree(shared.Select(copy => KeyValuePair.Create(copy.Key, copy.Value.ToString()))));
        }

        return known.Tree;
    }
}

/// <summary>A timer: copies are to be compared with another node's.</summary>
internal sealed record AntiEntropyIsDue
{
    public override string ToString() => "anti-entropy";
}
