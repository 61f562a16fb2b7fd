namespace Fundamentals.Hashing;

/// <summary>
/// Which of some keys move when one partitioner takes the place of another, from where to where. It asks both
/// partitioners about every key, so it is true of any two, and true of these keys only.
/// </summary>
public sealed class Movement
{
    private Movement(IReadOnlyList<string> before, IReadOnlyList<string> after, IReadOnlyList<KeyMove> moves, IReadOnlyList<MoveCount> counts, int keyCount)
    {
        NodesBefore = before;
        NodesAfter = after;
        Moves = moves;
        Counts = counts;
        KeyCount = keyCount;
    }

    /// <summary>Gets the nodes before the change, in the order they were added; those without keys included.</summary>
    public IReadOnlyList<string> NodesBefore { get; }

    /// <summary>Gets the nodes after the change, likewise.</summary>
    public IReadOnlyList<string> NodesAfter { get; }

    /// <summary>Gets the keys whose node changes, in the order they were given.</summary>
    public IReadOnlyList<KeyMove> Moves { get; }

    /// <summary>
    /// Gets how many keys go from each node to each, those that stay included; pairs without keys are left out. In the
    /// order of the nodes before, then of the nodes after.
    /// </summary>
    public IReadOnlyList<MoveCount> Counts { get; }

    /// <summary>Gets the number of keys looked at.</summary>
    public int KeyCount { get; }

    /// <summary>Gets the moved part of the keys, from 0 to 1.</summary>
    public double Fraction => (double)Moves.Count / KeyCount;

    /// <summary>Looks every key up in both partitioners.</summary>
    /// <param name="before">The placement now.</param>
    /// <param name="after">The placement after the change.</param>
    /// <param name="keys">At least one key; a key given twice counts twice.</param>
    /// <exception cref="ArgumentException">There are no keys.</exception>
    /// <exception cref="InvalidOperationException">One of the partitioners has no nodes.</exception>
    public static Movement Between(IPartitioner before, IPartitioner after, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Between(before.Nodes, after.Nodes, keys, key => (before.NodeFor(key), after.NodeFor(key)));
    }

    /// <summary>Places every key with both, one key after the other, and compares: what a restart with the new nodes would move.</summary>
    /// <param name="before">A placement with the nodes there are now.</param>
    /// <param name="after">A placement with the nodes after the change.</param>
    /// <param name="keys">At least one key; a key given twice is placed twice.</param>
    /// <exception cref="ArgumentException">There are no keys.</exception>
    /// <exception cref="InvalidOperationException">One of the placements has no nodes.</exception>
    public static Movement Between(IPlacement before, IPlacement after, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Between(before.Nodes, after.Nodes, keys, key => (before.Place(key), after.Place(key)));
    }

    /// <summary>Says how many keys move.</summary>
    public override string ToString() => $"{Moves.Count} of {KeyCount} keys move ({Fraction:P1})";

    private static Movement Between(IReadOnlyList<string> nodesBefore, IReadOnlyList<string> nodesAfter, IReadOnlyCollection<string> keys, Func<string, (string From, string To)> find)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0)
            throw new ArgumentException("There are no keys to move. Give at least one, for example Keys.Numbered(\"user-\", 10_000).", nameof(keys));

        var moves = new List<KeyMove>();
        var counts = new Dictionary<(string From, string To), int>();
        foreach (var key in keys)
        {
            var (from, to) = find(key);
            counts[(from, to)] = counts.GetValueOrDefault((from, to)) + 1;
            if (!string.Equals(from, to, StringComparison.Ordinal))
                moves.Add(new KeyMove(key, from, to));
        }

        // Walks the nodes, not the dictionary: the order of its entries is nobody's promise.
        MoveCount[] ordered = [..
            from source in nodesBefore
            from target in nodesAfter
            where counts.ContainsKey((source, target))
            select new MoveCount(source, target, counts[(source, target)])];
        return new Movement(nodesBefore, nodesAfter, moves.AsReadOnly(), Array.AsReadOnly(ordered), keys.Count);
    }
}

/// <summary>A key that moves.</summary>
/// <param name="Key">The key.</param>
/// <param name="From">The node that kept it.</param>
/// <param name="To">The node that keeps it now.</param>
public readonly record struct KeyMove(string Key, string From, string To)
{
    /// <summary>Writes the key and both nodes.</summary>
    public override string ToString() => $"{Key}: {From} → {To}";
}

/// <summary>How many keys go from one node to another, or stay where they are.</summary>
/// <param name="From">The node that kept them.</param>
/// <param name="To">The node that keeps them now; the same one if they stay.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct MoveCount(string From, string To, int Count)
{
    /// <summary>Gets a value indicating whether these keys stay where they are.</summary>
    public bool Stays => string.Equals(From, To, StringComparison.Ordinal);

    /// <summary>Writes both nodes and the count.</summary>
    public override string ToString() => Stays ? $"{From} keeps {Count}" : $"{From} → {To}: {Count}";
}
