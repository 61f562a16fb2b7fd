namespace Fundamentals.Hashing;

/// <summary>
/// Rendezvous hashing, also called highest random weight: for every key each node draws a number, which depends on the
/// two of them alone, and the highest number gets the key.
/// </summary>
/// <remarks>
/// <para>It promises that only what must move does, as the ring does, and a spread as even as that of the hash itself:
/// there are no arcs that may turn out long or short. Shares are in proportion to the weights. It keeps nothing but the
/// nodes, and the order in which they were added does not matter.</para>
/// <para>It does not promise speed with many nodes: a lookup asks all of them, O(N).</para>
/// <para>Thaler and Ravishankar, "Using Name-Based Mappings to Increase Hit Rates" (IEEE/ACM Transactions on Networking
/// 6(1), 1998). A node of weight w scores -w / ln(u), where u is its draw, evenly spread between 0 and 1: the logarithmic
/// method of Schindelhauer and Schomaker, "Weighted Distributed Hash Tables" (SPAA 2005). That grows with u, so nodes of
/// equal weight are compared by u alone, and placements without weights do not depend on a platform's logarithm.</para>
/// </remarks>
public sealed class RendezvousPartitioner : IPartitioner
{
    private readonly NodeRoster _roster;
    private readonly KeyHash _hash;
    private readonly bool _isEven;
    private readonly Candidate[] _candidates;

    private RendezvousPartitioner(NodeRoster roster, KeyHash hash)
    {
        _roster = roster;
        _hash = hash;
        _isEven = roster.IsEven;
        _candidates = [.. roster.Members
            .OrderBy(member => member.Node, StringComparer.Ordinal) // so that a tie goes to the same node in any order of adding
            .Select(member => new Candidate(member.Node, hash.Of(member.Node), member.Weight))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Places keys on nodes of weight 1.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static RendezvousPartitioner Of(params string[] nodes) => Of((IEnumerable<string>)nodes);

    /// <summary>Places keys on nodes of weight 1.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty partitioner.</param>
    /// <param name="hash">How keys and names are hashed; <see cref="KeyHash.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static RendezvousPartitioner Of(IEnumerable<string> nodes, KeyHash? hash = null) =>
        new(NodeRoster.Of(nodes), hash ?? KeyHash.Default);

    /// <summary>Places keys on nodes in proportion to their weights.</summary>
    /// <param name="nodes">Distinct names, each with a positive weight.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a weight is not a positive number.</exception>
    public static RendezvousPartitioner Weighted(params (string Node, double Weight)[] nodes) =>
        Weighted((IEnumerable<(string, double)>)nodes);

    /// <summary>Places keys on nodes in proportion to their weights.</summary>
    /// <param name="nodes">Distinct names, each with a positive weight.</param>
    /// <param name="hash">How keys and names are hashed; <see cref="KeyHash.Default"/> if not given.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a weight is not a positive number.</exception>
    public static RendezvousPartitioner Weighted(IEnumerable<(string Node, double Weight)> nodes, KeyHash? hash = null) =>
        new(NodeRoster.Of(nodes), hash ?? KeyHash.Default);

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        var keyHash = _hash.Of(key);
        var best = 0;
        var bestScore = Score(_candidates[0], keyHash);
        for (var index = 1; index < _candidates.Length; index++)
        {
            var score = Score(_candidates[index], keyHash);
            if (score > bestScore)
                (best, bestScore) = (index, score);
        }

        return _candidates[best].Node;
    }

    /// <summary>
    /// The nodes to keep copies of a key on: those with the highest scores, the highest first. The first is
    /// <see cref="NodeFor"/>; where it fails, the second has the key already. Takes O(N log N).
    /// </summary>
    /// <param name="key">Any key.</param>
    /// <param name="count">How many nodes, from 1 to the number of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many nodes.</exception>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public IReadOnlyList<string> PreferenceList(ReadOnlySpan<char> key, int count)
    {
        _roster.RequireAny("partitioner");
        _roster.RequireCount(count);
        var keyHash = _hash.Of(key);
        string[] best = [.. _candidates
            .OrderByDescending(candidate => Score(candidate, keyHash)) // a stable sort: ties stay in the order of names
            .Take(count)
            .Select(candidate => candidate.Node)];
        return Array.AsReadOnly(best);
    }

    /// <summary>
    /// What each node draws for a key, in the order of <see cref="Nodes"/>; the highest score gets it. Between nodes of
    /// equal weight a score is the draw itself, strictly between 0 and 1; else it is a positive number.
    /// </summary>
    /// <param name="key">Any key.</param>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public IReadOnlyList<NodeScore> ScoresFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("partitioner");
        var scores = new NodeScore[_candidates.Length];
        var keyHash = _hash.Of(key);
        foreach (var candidate in _candidates)
            scores[_roster.IndexOfKnown(candidate.Node)] = new NodeScore(candidate.Node, Score(candidate, keyHash));
        return Array.AsReadOnly(scores);
    }

    /// <summary>Adds a node of weight 1.</summary>
    /// <inheritdoc cref="IPartitioner.Add"/>
    public RendezvousPartitioner Add(string node) => Add(node, weight: 1);

    /// <summary>Adds a node.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    /// <param name="weight">Its share relative to the others, a positive number.</param>
    /// <exception cref="ArgumentException">The name is missing or already there, or the weight is not a positive number.</exception>
    public RendezvousPartitioner Add(string node, double weight) => new(_roster.Add(node, weight), _hash);

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <inheritdoc cref="IPartitioner.Remove"/>
    public RendezvousPartitioner Remove(string node) => new(_roster.Remove(node), _hash);

    /// <summary>The weight of a node.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    public double WeightOf(string node) => _roster.WeightOf(node);

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts and names the nodes.</summary>
    public override string ToString() => $"rendezvous of {_roster.Count} nodes: {_roster}";

    private double Score(in Candidate candidate, ulong keyHash)
    {
        // Unmixed, the draws of two nodes for one key would be as far apart for every key.
        var u = Fraction(SplitMix64.Mix(candidate.Hash ^ keyHash));
        return _isEven ? u : -candidate.Weight / Math.Log(u);
    }

    /// <summary>The upper 52 bits as a number strictly between 0 and 1, in the middle of its step, so that ln(u) is neither 0 nor infinite.</summary>
    private static double Fraction(ulong bits) => ((bits >> 12) + 0.5) * (1.0 / (1UL << 52));

    private readonly record struct Candidate(string Node, ulong Hash, double Weight);
}

/// <summary>What a node draws for a key.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Score">The draw, weighted if the nodes have different weights.</param>
public readonly record struct NodeScore(string Node, double Score)
{
    /// <summary>Writes the node and the score.</summary>
    public override string ToString() => $"{Node}: {Score:0.000}";
}
