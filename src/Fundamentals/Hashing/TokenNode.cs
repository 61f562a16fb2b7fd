namespace Fundamentals.Hashing;

/// <summary>A node of a <see cref="TokenRing"/>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rack">What it shares with others that may fail together: a rack, or a cloud's availability zone.</param>
/// <param name="Tokens">
/// Its places on the ring, at least one. It owns the tokens after the next lower one of any node, up to and including each
/// of its own.
/// </param>
public sealed record TokenNode(string Name, string Rack, IReadOnlyList<long> Tokens)
{
    /// <summary>Names the node and the rack, and counts the tokens.</summary>
    public override string ToString() => $"{Name} in {Rack} with {Tokens.Count} tokens";
}
