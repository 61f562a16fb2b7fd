namespace Fundamentals.Hashing;

/// <summary>
/// Decides where each of many requests, or keys, goes, knowing how many each node has at that moment. Unlike a partitioner
/// it changes with everything it places, and the same key may go to another node the next time. Not safe for several
/// threads at once.
/// </summary>
public interface IPlacement
{
    /// <summary>Gets the nodes, in the order they were added.</summary>
    IReadOnlyList<string> Nodes { get; }

    /// <summary>Gets how many are placed and not yet released.</summary>
    int Total { get; }

    /// <summary>Places one more, and counts it. Allocates nothing.</summary>
    /// <param name="key">Any key.</param>
    /// <returns>Its node: whoever wants it back must remember which, or look wherever it may be.</returns>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    string Place(ReadOnlySpan<char> key);

    /// <summary>Ends one: a request is answered, or a key deleted.</summary>
    /// <param name="node">The node that <see cref="Place"/> named.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    void Release(string node);

    /// <summary>How many a node has now.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    int LoadOf(string node);
}
