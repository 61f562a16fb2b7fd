namespace Fundamentals.Hashing;

/// <summary>
/// The power of two choices: each key has two nodes, or d of them, and goes to the one that has less at that moment.
/// </summary>
/// <remarks>
/// <para>It promises that with n keys on n nodes the fullest has about ln ln n / ln d + O(1), where one choice alone gives
/// ln n / ln ln n; and that with many keys the fullest is ahead of the average by as little as that, however many they are
/// (Berenbrink and others, "Balanced Allocations: The Heavily Loaded Case", STOC 2000). A hot key is spread over its d
/// nodes, and no further.</para>
/// <para>It does not promise to tell where a key is without asking all of its nodes, or remembering. More than two choices
/// gain little.</para>
/// <para>Azar and others, "Balanced Allocations" (STOC 1994); Mitzenmacher, "The Power of Two Choices in Randomized Load
/// Balancing" (IEEE TPDS 12(10), 2001), where they are queues. Choices on a ring, whose arcs differ in length, are as good:
/// Byers, Considine and Mitzenmacher, "Geometric Generalizations of the Power of Two Choices" (SPAA 2004).</para>
/// </remarks>
public sealed class PowerOfChoices : IPlacement
{
    /// <summary>More than this is surely a slip.</summary>
    private const int MostChoices = 100;

    private readonly RingLoads _loads;

    /// <summary>Starts with nothing placed.</summary>
    /// <param name="ring">The nodes, and which of them a key may choose from. The first choice is the ring's own.</param>
    /// <param name="choices">How many positions a key has, from 1, which is the ring alone, to 100. Two of them may be of one node.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of choices is out of range.</exception>
    public PowerOfChoices(ConsistentHashRing ring, int choices = 2)
    {
        ArgumentNullException.ThrowIfNull(ring);
        if (choices is < 1 or > MostChoices)
            throw new ArgumentOutOfRangeException(nameof(choices), choices, $"The number of choices must be from 1 to {MostChoices}; 2 is usual, and more gain little.");
        _loads = new RingLoads(ring);
        Choices = choices;
    }

    /// <summary>Gets the ring that it goes by.</summary>
    public ConsistentHashRing Ring => _loads.Ring;

    /// <summary>Gets how many positions a key has.</summary>
    public int Choices { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _loads.Ring.Nodes;

    /// <inheritdoc/>
    public int Total => _loads.Total;

    /// <summary>Places one more on that of the key's nodes which has least for its weight; the earlier choice, if there are several. Allocates nothing.</summary>
    /// <inheritdoc/>
    public string Place(ReadOnlySpan<char> key)
    {
        var keyHash = _loads.Ring.Options.Hash.Of(key);
        var best = OwnerAt(keyHash, choice: 0);
        for (var choice = 1; choice < Choices; choice++)
        {
            var node = OwnerAt(keyHash, choice);
            if (_loads[node] / _loads.WeightOf(node) < _loads[best] / _loads.WeightOf(best))
                best = node;
        }

        return _loads.Take(best);
    }

    /// <summary>The nodes that a key may be on: whoever looks for it must ask them all.</summary>
    /// <param name="key">Any key.</param>
    /// <returns>As many nodes as there are choices, in their order; one may be there twice.</returns>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public IReadOnlyList<string> CandidatesFor(ReadOnlySpan<char> key)
    {
        var keyHash = _loads.Ring.Options.Hash.Of(key);
        return Array.AsReadOnly<string>([.. Enumerable.Range(0, Choices).Select(choice => Nodes[OwnerAt(keyHash, choice)])]);
    }

    /// <inheritdoc/>
    public void Release(string node) => _loads.Release(node);

    /// <inheritdoc/>
    public int LoadOf(string node) => _loads.LoadOf(node);

    /// <summary>Says how many are placed and how.</summary>
    public override string ToString() => $"{Total} placed, each on the emptier of {Choices} choices: {_loads.Ring}";

    private int OwnerAt(ulong keyHash, int choice) =>
        _loads.OwnerOf(_loads.FirstAtOrAfter(SplitMix64.Probe(keyHash, choice)));
}
