namespace Fundamentals.Hashing;

/// <summary>
/// Decides which node keeps a key. Partitioners are immutable values: <see cref="Add"/> and <see cref="Remove"/>
/// answer with a new one, so that the placements before and after a change can be compared.
/// </summary>
public interface IPartitioner
{
    /// <summary>Gets the nodes, in the order they were added.</summary>
    IReadOnlyList<string> Nodes { get; }

    /// <summary>Finds the node that keeps a key. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    string NodeFor(ReadOnlySpan<char> key);

    /// <summary>Adds a node.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    IPartitioner Add(string node);

    /// <summary>Tells whether <see cref="Remove"/> can remove this node; some algorithms can only remove the last.</summary>
    bool CanRemove(string node);

    /// <summary>Removes a node.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    IPartitioner Remove(string node);
}
