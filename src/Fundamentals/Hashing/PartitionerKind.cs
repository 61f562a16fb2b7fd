using System.Numerics;

namespace Fundamentals.Hashing;

/// <summary>One of the rules by which keys are placed, made for any nodes, so that all can be compared in the same way.</summary>
/// <param name="Name">What a picture or table calls it.</param>
/// <param name="Make">Makes it for these nodes: an <see cref="IPartitioner"/>, or an <see cref="IPlacement"/> with nothing placed.</param>
public sealed record PartitionerKind(string Name, Func<IReadOnlyList<string>, object> Make)
{
    private const int Reference = 8;

    /// <summary>A node in the list of nodes: its name twice, and its weight.</summary>
    private const int Roster = (2 * Reference) + sizeof(double);

    /// <summary>A point of a ring: a position and a node.</summary>
    private const int Point = sizeof(ulong) + Reference;

    /// <summary>A node that draws: its name, its hash and its weight.</summary>
    private const int Candidate = Reference + sizeof(ulong) + sizeof(double);

    /// <summary>A node of a token ring without its tokens: two objects and an array around them, and its rack in a dictionary.</summary>
    private const int TokenMember = 128;

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

    /// <summary>What a rule has to remember: the bytes of its arrays and of the objects in them, the names of the nodes apart.</summary>
    /// <param name="made">What <see cref="Make"/> has made.</param>
    /// <exception cref="ArgumentException">It is none of the rules.</exception>
    public static long BytesOf(object made) => made switch
    {
        IndexedRing ring => BytesOf(ring.Ring) + (sizeof(int) * (2L << BitOperations.Log2((uint)ring.Ring.Points.Count | 1))),
        BoundedLoads placement => BytesOf(placement.Ring) + (sizeof(int) * ((long)placement.Ring.Points.Count + placement.Nodes.Count)),
        PowerOfChoices placement => BytesOf(placement.Ring) + (sizeof(int) * ((long)placement.Ring.Points.Count + placement.Nodes.Count)),
        IPartitioner partitioner => (Roster * partitioner.Nodes.Count) + (partitioner switch
        {
            ModuloPartitioner or JumpPartitioner => 0,
            ConsistentHashRing ring => Point * ring.Points.Count,
            KetamaRing ring => Point * ring.Points.Count,
            TokenRing ring => ring.Members.Sum(member => TokenMember + ((Point + sizeof(long)) * member.Tokens.Count)),
            MultiProbePartitioner probes => (Point * probes.Nodes.Count) + (sizeof(int) * (2L << BitOperations.Log2((uint)probes.Nodes.Count | 1))),
            RendezvousPartitioner rendezvous => Candidate * rendezvous.Nodes.Count,
            MaglevPartitioner maglev => (Reference * maglev.Nodes.Count) + (sizeof(int) * maglev.TableSize),
            RangePartitioner ranges => ranges.Ranges.Sum(range => (3 * Reference) + Text(range.From)),
            _ => throw new ArgumentException($"{made} is no rule whose memory is known.", nameof(made)),
        }),
        _ => throw new ArgumentException($"{made} is no rule whose memory is known.", nameof(made)),
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
        var made = Make(nodes);
        if (made is not IPlacement placement)
            return KeyLoad.Of((IPartitioner)made, keys);
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

    /// <summary>A string: its header, its length, its letters, and the end, in whole words.</summary>
    private static int Text(string text) => (22 + (2 * text.Length) + 7) / 8 * 8;
}
