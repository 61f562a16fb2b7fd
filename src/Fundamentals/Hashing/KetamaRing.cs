using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Fundamentals.Hashing;

/// <summary>
/// Ketama, the ring on which memcached's clients agree: 2^32 positions, MD5, and 160 points for each server, four from each
/// digest of "server-0", "server-1" and so on. A key is at the first four bytes of its own digest.
/// </summary>
/// <remarks>
/// <para>It promises to find a key on the server where other clients put it: without weights spymemcached, and with weights
/// libketama, its roundings included. A server's name is what these clients call it: address and port, such as
/// "10.0.1.1:11211". Without weights only what must move does.</para>
/// <para>It does not promise that with weights: a server's points are floor(40 n * its share of all weights) digests, so a
/// server more or less may change by one digest what each of the others has.</para>
/// <para>Where two points meet, of 1,000 servers about three pairs, the server added later has the position, as in
/// spymemcached.</para>
/// <para>Jones, libketama (Last.fm, 2007); spymemcached, class KetamaNodeLocator. MD5 is used here to spread keys, which it
/// does well, not to keep secrets, which it no longer can.</para>
/// </remarks>
public sealed class KetamaRing : IPartitioner
{
    private const int DigestsPerServer = 40;
    private const int PointsPerDigest = 4;
    private static readonly KetamaHash Hash = new();

    private readonly NodeRoster _roster;
    private readonly bool _isWeighted;
    private readonly RingPoint[] _points;

    private KetamaRing(NodeRoster roster, bool isWeighted)
    {
        _roster = roster;
        _isWeighted = isWeighted;

        // Newest first, and sorted stably, so that where two meet the newest is found first.
        var total = roster.Members.Sum(member => member.Weight);
        _points = [.. roster.Members.Reverse().SelectMany(member => PointsOf(member, total)).OrderBy(point => point.Position)];
        Points = Array.AsReadOnly(_points);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Nodes => _roster.Names;

    /// <summary>Gets all points in clockwise order; their positions are from 0 to 2^32 - 1.</summary>
    public IReadOnlyList<RingPoint> Points { get; }

    /// <summary>Makes the ring that clients without weights have: 160 points for each server.</summary>
    /// <param name="servers">Distinct names; none at all makes an empty ring.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice.</exception>
    public static KetamaRing Of(params string[] servers) => Of((IEnumerable<string>)servers);

    /// <inheritdoc cref="Of(string[])"/>
    public static KetamaRing Of(IEnumerable<string> servers) => new(NodeRoster.Of(servers), isWeighted: false);

    /// <summary>Makes the ring that libketama makes of a list of servers and their memory.</summary>
    /// <param name="servers">Distinct names, each with a positive weight. Of n servers one with less than 1/(40 n) of all weights gets no point, and no key.</param>
    /// <exception cref="ArgumentException">A name is missing or there twice, or a weight is not a positive number.</exception>
    public static KetamaRing Weighted(params (string Server, double Weight)[] servers) =>
        Weighted((IEnumerable<(string, double)>)servers);

    /// <inheritdoc cref="Weighted(ValueTuple{string, double}[])"/>
    public static KetamaRing Weighted(IEnumerable<(string Server, double Weight)> servers) =>
        new(NodeRoster.Of(servers), isWeighted: true);

    /// <summary>The position of a key, from 0 to 2^32 - 1. Allocates nothing.</summary>
    /// <param name="key">Any key, with the client's prefix if it has one.</param>
    public static uint PositionOf(ReadOnlySpan<char> key) => (uint)Hash.Of(key);

    /// <inheritdoc/>
    public string NodeFor(ReadOnlySpan<char> key) => PointFor(key).Node;

    /// <summary>The point that a key belongs to: the first at its position or after it. Allocates nothing.</summary>
    /// <param name="key">Any key.</param>
    /// <exception cref="InvalidOperationException">There are no servers.</exception>
    public RingPoint PointFor(ReadOnlySpan<char> key)
    {
        _roster.RequireAny("ring");
        return _points[RingPoints.FirstAtOrAfter(_points, PositionOf(key))];
    }

    /// <summary>Adds a server of weight 1.</summary>
    /// <inheritdoc cref="IPartitioner.Add"/>
    public KetamaRing Add(string node) => new(_roster.Add(node, weight: 1), _isWeighted);

    /// <summary>Adds a server with a weight; from then on the ring is one with weights.</summary>
    /// <param name="node">Its name, not yet among <see cref="Nodes"/>.</param>
    /// <param name="weight">Its share relative to the others, a positive number.</param>
    /// <exception cref="ArgumentException">The name is missing or already there, or the weight is not a positive number.</exception>
    public KetamaRing Add(string node, double weight) => new(_roster.Add(node, weight), isWeighted: true);

    /// <inheritdoc/>
    public bool CanRemove(string node) => _roster.Contains(node);

    /// <inheritdoc cref="IPartitioner.Remove"/>
    public KetamaRing Remove(string node) => new(_roster.Remove(node), _isWeighted);

    IPartitioner IPartitioner.Add(string node) => Add(node);

    IPartitioner IPartitioner.Remove(string node) => Remove(node);

    /// <summary>Counts the points, counts and names the servers.</summary>
    public override string ToString() => $"ketama ring of {_roster.Count} nodes with {_points.Length} points: {_roster}";

    private IEnumerable<RingPoint> PointsOf(NodeRoster.Member member, double total)
    {
        var digests = _isWeighted ? DigestsOf(member.Weight, total) : DigestsPerServer;
        for (var number = 0; number < digests; number++)
        {
            var digest = Digest(Encoding.UTF8.GetBytes($"{member.Node}-{number}"));
            for (var part = 0; part < PointsPerDigest; part++)
                yield return new RingPoint((uint)(digest >> (32 * part)), member.Node);
        }
    }

    /// <summary>libketama's arithmetic, which computes the share in single precision, the product in double, and rounds it to single again.</summary>
    private int DigestsOf(double weight, double total)
    {
        var share = (float)weight / (float)total;
        return (int)MathF.Floor((float)((double)share * DigestsPerServer * _roster.Count));
    }

    /// <summary>MD5 as one number, its first byte the least significant.</summary>
    private static UInt128 Digest(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[MD5.HashSizeInBytes];
#pragma warning disable CA5351 // Not for secrets: other clients place keys with it.
        MD5.HashData(bytes, digest);
#pragma warning restore CA5351
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    private sealed record KetamaHash : KeyHash
    {
        public override ulong OfUtf8(ReadOnlySpan<byte> utf8) => (uint)Digest(utf8);
    }
}
