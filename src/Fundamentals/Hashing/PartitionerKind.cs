namespace Fundamentals.Hashing;

/// <summary>One of the rules by which keys are placed, made for any nodes, so that all can be compared in the same way.</summary>
/// <param name="Name">What a picture or table calls it.</param>
/// <param name="Make">Makes it for these nodes: an <see cref="IPartitioner"/>, or an <see cref="IPlacement"/> with nothing placed.</param>
public sealed record PartitionerKind(string Name, Func<IReadOnlyList<string>, object> Make)
{
    /// <summary>Gets all rules of this library, with their default settings; ranges are split for 1,000 keys a node named as <c>Keys.Numbered("user-", …)</c> names them.</summary>
    public static IReadOnlyList<PartitionerKind> All { get; } =
    [
        new("modulo", nodes => ModuloPartitioner.Of(nodes)),
        new("jump", nodes => JumpPartitioner.Of(nodes)),
        new("maglev, 65,537 slots", nodes => MaglevPartitioner.Of(nodes)),
        new("rendezvous", nodes => RendezvousPartitioner.Of(nodes)),
        new("ring, 100 points a node", nodes => ConsistentHashRing.Of(nodes)),
        new("the same ring, indexed", nodes => IndexedRing.Of(ConsistentHashRing.Of(nodes))),
        new("multi-probe, 21 probes", nodes => MultiProbePartitioner.Of(nodes)),
        new("ketama (MD5)", nodes => KetamaRing.Of(nodes)),
        new("Cassandra, 16 tokens a node", nodes => TokenRing.Of([.. nodes])),
        new("ranges, 10 a node", nodes => RangePartitioner.Of(nodes).Split(Keys.Numbered("user-", nodes.Count * 1000), most: 100)),
        new("bounded loads, 1.25", nodes => new BoundedLoads(ConsistentHashRing.Of(nodes))),
        new("two choices", nodes => new PowerOfChoices(ConsistentHashRing.Of(nodes))),
    ];

    /// <summary>The same with one more node, <c>new</c>. A placement starts again with nothing placed.</summary>
    /// <param name="made">What <see cref="Make"/> has made.</param>
    /// <exception cref="ArgumentException">It is none of the rules.</exception>
    public static object WithOneMore(object made) => made switch
    {
        IPartitioner partitioner => partitioner.Add("new"),
        BoundedLoads placement => new BoundedLoads(placement.Ring.Add("new"), placement.Balance),
        PowerOfChoices placement => new PowerOfChoices(placement.Ring.Add("new"), placement.Choices),
        _ => throw new ArgumentException($"{made} is no rule that takes a node.", nameof(made)),
    };

    /// <summary>Where a key goes: found by a partitioner, placed and counted by a placement.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <returns>Finds the node of a key; the same rule, and the same counts, each time it is called.</returns>
    public Func<string, string> FinderFor(IReadOnlyList<string> nodes) => Make(nodes) switch
    {
        IPlacement placement => key => placement.Place(key),
        var partitioner => key => ((IPartitioner)partitioner).NodeFor(key),
    };

    /// <summary>How many of some keys each node gets.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="keys">At least one key.</param>
    public KeyLoad LoadOf(IReadOnlyList<string> nodes, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (Make(nodes) is not IPlacement placement)
            return KeyLoad.Of((IPartitioner)Make(nodes), keys);
        foreach (var key in keys)
            placement.Place(key);
        return KeyLoad.Of(placement);
    }

    /// <summary>Which of some keys move when one more node joins; a placement places all of them anew.</summary>
    /// <param name="nodes">The nodes before.</param>
    /// <param name="keys">At least one key.</param>
    public Movement MovementWithOneMore(IReadOnlyList<string> nodes, IReadOnlyCollection<string> keys) => Make(nodes) switch
    {
        IPlacement before => Movement.Between(before, (IPlacement)WithOneMore(before), keys),
        var before => Movement.Between((IPartitioner)before, (IPartitioner)WithOneMore(before), keys),
    };

    /// <summary>Writes the name.</summary>
    public override string ToString() => Name;
}
