namespace Fundamentals.Hashing;

/// <summary>
/// Decides which node keeps a key. Partitioners are immutable values: <see cref="Add"/> and <see cref="Remove"/>
/// answer with a new one, so that the placements before and after a change can be compared.
/// </summary>
/// <remarks>
/// A partitioner may be empty: removing the last node leaves one without nodes, which answers no lookups until a node is
/// added. The same nodes, keys and options give the same placement in every process.
/// </remarks>
public interface IPartitioner
{
    /// <summary>Gets the nodes, in the order they were added.</summary>
    IReadOnlyList<string> Nodes { get; }

    /// <summary>Finds the node that keeps a key. Allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    string NodeFor(ReadOnlySpan<char> key);

    /// <summary>Adds a node.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">The name is missing or already there.</exception>
    IPartitioner Add(string node);

    /// <summary>Tells whether <see cref="Remove"/> can remove this node; some algorithms can only remove the last.</summary>
    /// <returns>False for a node that is not there, too.</returns>
    bool CanRemove(string node);

    /// <summary>Removes a node. Removing the last one leaves an empty partitioner.</summary>
    /// <param name="node">One of <see cref="Nodes"/>.</param>
    /// <exception cref="ArgumentException">There is no such node.</exception>
    /// <exception cref="InvalidOperationException">The algorithm cannot remove this node; <see cref="CanRemove"/> tells.</exception>
    IPartitioner Remove(string node);
}
