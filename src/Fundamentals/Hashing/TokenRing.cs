using System.Collections.Immutable;

namespace Fundamentals.Hashing;

/// <summary>
/// Cassandra's ring: a key's Murmur3 hash is its token, a signed number; nodes own tokens too, and the first one at the
/// key's or after it has the key. Replicas go to distinct racks as far as there are any.
/// </summary>
/// <remarks>
/// <para>It promises to place keys and replicas as Cassandra does with its Murmur3Partitioner, the default since 1.2, and
/// with NetworkTopologyStrategy within one data centre, for nodes with the same tokens and racks. Only what must move does.
/// </para>
/// <para>It does not promise an even load: that depends on the tokens. Cassandra chooses them at random, or since 4.0 so
/// that the ranges of a keyspace come out alike (allocate_tokens_for_local_replication_factor), and remembers them. Here a
/// node that is given none has hashes of its name, so that a run can be repeated.</para>
/// <para>Lakshman and Malik, "Cassandra: A Decentralized Structured Storage System" (LADIS 2009), sections 5.1 and 5.2;
/// Apache Cassandra, class NetworkTopologyStrategy. What token a key has: <see cref="Murmur3.CassandraToken"/>.</para>
/// </remarks>
public sealed class TokenRing : IPartitioner
{
    /// <summary>How many tokens a node has if not told: what num_tokens is since Cassandra 4.0.</summary>
    public const int DefaultTokens = 16;

    /// <summary>The rack of a node if not told: Cassandra's name for it.</summary>
    public const string DefaultRack = "rack1";

    /// <summary>Tokens are signed, positions are not: flipping the sign keeps their order.</summary>
    private const ulong SignBit = 1UL << 63;

    private static readonly TokenHash Hash = new();

    private readonly NodeRoster _roster;
    private readonly ImmutableArray<TokenNode> _members;
    private readonly Dictionary<string, string> _racks;
    private readonly int _rackCount;
    private readonly RingPoint[] _points;

    private TokenRing(ImmutableArray<TokenNode> members)
    {
        _members = members;
        _roster = NodeRoster.Of(members.Select(member => member.Name));
        _racks = members.ToDictionary(member => member.Name, member => member.Rack, StringComparer.Ordinal);
        _rackCount = members.Select(member => member.Rack).Distinct(StringComparer.Ordinal).Count();
        _points = [.. members.SelectMany(member => member.Tokens.Select(token => new RingPoint((ulong)token ^ SignBit, member.Name)))];
        Array.Sort(_points, RingPoint.Clockwise);
        RequireDistinct(_points, nameof(members));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Gets the nodes with their racks and tokens, in the order they were added.</summary>
    public IReadOnlyList<TokenNode> Members => _members;

    /// <summary>Makes a ring of nodes in one rack, each with <see cref="DefaultTokens"/> tokens.</summary>
    /// <param name="nodes">Distinct names; none at all makes an empty ring.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static TokenRing Of(params string[] nodes)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        return OfMembers(nodes.Select(node => WithHashedTokens(node, DefaultRack)));
    }

    /// <summary>Makes a ring of nodes with tokens, as a cluster has them.</summary>
    /// <param name="members">Nodes with distinct names and tokens; none at all makes an empty ring.</param>
    /// <exception cref="ArgumentException">A name or rack is missing, a name is there twice, a node has no token, or two have the same.</exception>
    public static TokenRing OfMembers(params IEnumerable<TokenNode> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        return new TokenRing([.. members.Select(Checked)]);
    }

    /// <summary>The token of a key of one text column.</summary>
    /// <param name="key">Any text.</param>
    public static long TokenOf(ReadOnlySpan<char> key) => (long)(Hash.Of(key) ^ SignBit);

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key) => _points[FirstAtOrAfter(Hash.Of(key))].Node;

    /// <summary>The node that owns a token. Allocates nothing.</summary>
    /// <param name="token">Any token.</param>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public string NodeForToken(long token) => _points[FirstAtOrAfter((ulong)token ^ SignBit)].Node;

    /// <summary>The nodes to keep copies of a key on; the first is <see cref="NodeFor"/>.</summary>
    /// <inheritdoc cref="ReplicasForToken"/>
    /// <param name="key">Any key.</param>
    /// <param name="count">The replication factor.</param>
    public IReadOnlyList<string> ReplicasFor(ReadOnlySpan<char> key, int count) => ReplicasForToken(TokenOf(key), count);

    /// <summary>
    /// The nodes to keep copies of a token on: going clockwise, the first node of every rack that has none yet; and of the
    /// others, if there are fewer racks than copies, the first ones met until only the racks that must come still fit.
    /// </summary>
    /// <param name="token">Any token.</param>
    /// <param name="count">The replication factor, from 1 to the number of <see cref="Nodes"/>. Cassandra takes more, and places fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not that many nodes.</exception>
    /// <exception cref="InvalidOperationException">There are no nodes.</exception>
    public IReadOnlyList<string> ReplicasForToken(long token, int count)
    {
        var index = FirstAtOrAfter((ulong)token ^ SignBit);
        _roster.RequireCount(count);
        var found = new List<string>(count);
        var racks = new HashSet<string>(StringComparer.Ordinal);
        var repeatsLeft = count - _rackCount;
        for (; found.Count < count; index = (index + 1) % _points.Length)
        {
            var node = _points[index].Node;
            if (racks.Add(_racks[node]))
            {
                found.Add(node);
            }
            else if (repeatsLeft > 0 && !found.Contains(node, StringComparer.Ordinal))
            {
                found.Add(node);
                repeatsLeft--;
            }
        }

        return found.AsReadOnly();
    }

    /// <summary>Adds a node with hashed tokens to the default rack.</summary>
    /// <inheritdoc cref="IPartitioner.Add"/>
    public TokenRing Add(string node) => Add(node, DefaultRack);

    /// <summary>Adds a node with hashed tokens.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    /// <param name="rack">Its rack.</param>
    /// <exception cref="ArgumentException">The name is missing or already there, or the rack is missing.</exception>
    public TokenRing Add(string node, string rack) => Add(WithHashedTokens(node, rack));

    /// <summary>Adds a node with tokens of its own.</summary>
    /// <param name="member">The node.</param>
    /// <exception cref="ArgumentException">Its name or rack is missing, its name or one of its tokens is already there, or it has none.</exception>
    public TokenRing Add(TokenNode member) => new(_members.Add(Checked(member)));

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <inheritdoc cref="IPartitioner.Remove"/>
    public TokenRing Remove(string node) => new(_members.RemoveAt(_roster.IndexOfKnown(node)));

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts tokens and racks, counts and names the nodes.</summary>
    public override string ToString() => $"token ring of {_roster.Count} nodes in {_rackCount} racks with {_points.Length} tokens: {_roster}";

    private static TokenNode WithHashedTokens(string node, string rack) =>
        new(node, rack, [.. Enumerable.Range(0, DefaultTokens).Select(number => TokenOf($"{node}_{number}"))]);

    private static TokenNode Checked(TokenNode member)
    {
        ArgumentNullException.ThrowIfNull(member);
        NodeRoster.CheckName(member.Name);
        if (string.IsNullOrWhiteSpace(member.Rack))
            throw new ArgumentException($"The rack of node '{member.Name}' is missing. Give it one, such as \"{DefaultRack}\".", nameof(member));
        if (member.Tokens is not { Count: > 0 })
            throw new ArgumentException($"Node '{member.Name}' has no tokens, so it would get no keys. Give it at least one.", nameof(member));
        return member with { Tokens = Array.AsReadOnly<long>([.. member.Tokens]) };
    }

    private static void RequireDistinct(RingPoint[] points, string parameter)
    {
        for (var index = 1; index < points.Length; index++)
        {
            if (points[index].Position == points[index - 1].Position)
                throw new ArgumentException($"Token {(long)(points[index].Position ^ SignBit)} is there twice, at '{points[index - 1].Node}' and '{points[index].Node}'. Tokens must be unique: only one node can own a range.", parameter);
        }
    }

    private int FirstAtOrAfter(ulong position)
    {
        _roster.RequireAny("ring");
        return RingPoints.FirstAtOrAfter(_points, position);
    }

    private sealed record TokenHash : KeyHash
    {
        public override ulong OfUtf8(ReadOnlySpan<byte> utf8) => (ulong)Murmur3.CassandraToken(utf8) ^ SignBit;
    }
}
