using Fundamentals.Simulator;

namespace Fundamentals.Replication;

/// <summary>
/// One replica of a key-value store: it answers <see cref="ReadRequest"/> and <see cref="WriteRequest"/>, and talks to the
/// other replicas in messages of its own.
/// </summary>
public interface IReplica : IStateMachine
{
    /// <summary>Gets what its own copy holds now, by key; a deleted key is not in it, and siblings are written <c>a | b</c>.</summary>
    IReadOnlyDictionary<string, string> Contents { get; }

    /// <summary>Tells whether it is to keep a key. A store may keep each key on some of its nodes only, and a node
    /// that has not started may keep none. Default: it keeps all.</summary>
    /// <param name="key">Any key.</param>
    bool Owns(string key) => true;
}
