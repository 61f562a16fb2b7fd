namespace Fundamentals.Replication.Quorums;

/// <summary>
/// One round of messages from a coordinator to the nodes of a key, over once enough have answered or patience ends. An
/// owner that does not answer may be replaced by the next spare node; then either answer counts, and both count as one.
/// </summary>
internal sealed class Round
{
    private readonly Dictionary<string, string> _standsFor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Versioned?> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _covered = new(StringComparer.Ordinal);

    public required string Key { get; init; }

    /// <summary>Gets the nodes to ask at first.</summary>
    public required IReadOnlyList<string> Nodes { get; init; }

    /// <summary>Gets the nodes to ask instead of those that do not answer, in order.</summary>
    public Queue<string> Spares { get; init; } = [];

    /// <summary>Gets how many of <see cref="Nodes"/> must have answered, themselves or by a spare.</summary>
    public required int Needed { get; init; }

    /// <summary>Gets those of <see cref="Nodes"/> that need not be asked, and count.</summary>
    public IReadOnlyList<string> Already { get; init; } = [];

    /// <summary>Gets what makes the message, of the round's number and of the node that the receiver stands in for, if so.</summary>
    public required Func<ulong, string?, object> Message { get; init; }

    /// <summary>Gets what happens when enough have answered, once.</summary>
    public required Action Enough { get; init; }

    /// <summary>Gets what happens when patience ended before that.</summary>
    public required Action TooFew { get; init; }

    /// <summary>Gets what happens when all have answered or patience ends, if the round goes on that long; null to end it when enough have answered.</summary>
    public Action? Late { get; init; }

    /// <summary>Gets a value indicating whether silent nodes are replaced even when enough have answered.</summary>
    public bool ReplacesAll { get; init; }

    /// <summary>Gets or sets the coordinator's number for it.</summary>
    public ulong Number { get; set; }

    /// <summary>Gets the timers to call off at the end.</summary>
    public List<IDisposable> Timers { get; } = [];

    public bool HasEnough => _covered.Count >= Needed;

    public bool HasAll => _covered.Count == Nodes.Count;

    /// <summary>Gets how many of <see cref="Nodes"/> have answered, themselves or by a spare.</summary>
    public int Count => _covered.Count;

    /// <summary>Gets what each node has answered, in the order the answers came.</summary>
    public IReadOnlyDictionary<string, Versioned?> Answers => _answers;

    /// <summary>Gets what all answers together know.</summary>
    public Versioned? Merged => _answers.Values.Aggregate((Versioned?)null, Versioned.Merge);

    /// <summary>Gets the nodes for which nobody has answered yet.</summary>
    public IEnumerable<string> Silent => Nodes.Where(node => !_covered.Contains(node));

    /// <summary>Remembers whom a node is asked for, itself or another.</summary>
    public void Asked(string node, string instead) => _standsFor[node] = instead;

    /// <summary>Takes an answer; one from a node that was not asked counts for nothing.</summary>
    public void Take(string from, Versioned? version)
    {
        if (!_standsFor.TryGetValue(from, out var node))
            return;
        _answers[from] = version;
        _covered.Add(node);
    }
}
