using CsCheck;
using Fundamentals.Clocks;

namespace Fundamentals.Tests.Clocks;

/// <summary>What a client or a pair of replicas does, in a store of one key.</summary>
internal enum StoreStep
{
    Read,
    Write,
    Remove,
    Sync,
}

/// <summary>
/// A store of one key on a few replicas, three times over: with <see cref="Siblings{T}"/>; with the published dotted version
/// vector sets; and with causal histories as plain sets of writes, which is what the other two stand for.
/// A value is the number of its write.
/// </summary>
internal sealed class StoreWorld
{
    public const int Clients = 3;

    public static readonly string[] Nodes = ["a", "b", "c"];

    public static readonly Gen<(StoreStep What, int Who, int Where)[]> Steps =
        Gen.Select(Gen.Frequency((3, Gen.Const(StoreStep.Read)), (4, Gen.Const(StoreStep.Write)), (1, Gen.Const(StoreStep.Remove)), (3, Gen.Const(StoreStep.Sync))), Gen.Int[0, Clients - 1], Gen.Int[0, Nodes.Length - 1])
            .Array[0, 40];

    private readonly HashSet<int>[] _known = [.. Nodes.Select(_ => new HashSet<int>())];
    private readonly HashSet<int>[] _seen = [.. Enumerable.Range(0, Clients).Select(_ => new HashSet<int>())];
    private readonly VersionVector[] _contexts = [.. Enumerable.Repeat(VersionVector.Zero, Clients)];
    private readonly List<HashSet<int>> _histories = [];

    public Siblings<int>[] Replicas { get; } = [.. Nodes.Select(_ => new Siblings<int>())];

    public DvvSet[] Published { get; } = [.. Nodes.Select(_ => DvvSet.Empty)];

    /// <summary>Gets, of each write, its dotted version vector; nothing for a removal.</summary>
    public Dictionary<int, DottedVersionVector> Versions { get; } = [];

    public void Do((StoreStep What, int Who, int Where) step)
    {
        var (what, who, where) = step;
        switch (what)
        {
            case StoreStep.Read:
                (_contexts[who], _seen[who]) = (Replicas[where].Context, [.. _known[where]]);
                break;
            case StoreStep.Write:
                Happen(who, where);
                Replicas[where] = Replicas[where].Write(_contexts[who], Nodes[where], _histories.Count - 1);
                Published[where] = Published[where].Update(_contexts[who], Nodes[where], _histories.Count - 1);
                Versions.Add(_histories.Count - 1, new DottedVersionVector(Replicas[where].Versions.Single(version => version.Value == _histories.Count - 1).Dot, _contexts[who]));
                break;
            case StoreStep.Remove:
                Happen(who, where);
                Replicas[where] = Replicas[where].Remove(_contexts[who]);
                Published[where] = Published[where].Sync(DvvSet.Of(_contexts[who]));
                break;
            case StoreStep.Sync:
                var from = who % Nodes.Length;
                _known[where].UnionWith(_known[from]);
                Replicas[where] = Replicas[where].Sync(Replicas[from]);
                Published[where] = Published[where].Sync(Published[from]);
                break;
        }
    }

    /// <summary>What is known of a replica's writes, and is in the history of no other write or removal.</summary>
    public IEnumerable<int> Expected(int where) =>
        _known[where].Where(Versions.ContainsKey).Where(write => !_known[where].Any(other => other != write && _histories[other].Contains(write))).Order();

    public bool Knows(int where, int write) => _known[where].Contains(write);

    /// <summary>Compares two writes' histories as sets.</summary>
    public CausalRelation Compare(int first, int second)
    {
        var (one, other) = (_histories[first].Where(Versions.ContainsKey).ToHashSet(), _histories[second].Where(Versions.ContainsKey).ToHashSet());
        if (one.SetEquals(other))
            return CausalRelation.Equal;
        return one.IsSubsetOf(other) ? CausalRelation.Before : one.IsSupersetOf(other) ? CausalRelation.After : CausalRelation.Concurrent;
    }

    private void Happen(int who, int where)
    {
        _histories.Add([.. _seen[who], _histories.Count]);
        _known[where].UnionWith(_histories[^1]);
    }
}
