using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Fundamentals.Hashing;
using Fundamentals.Tests.Anchors;

namespace Fundamentals.Tests.Hashing;

public sealed class KetamaRingTests
{
    private static readonly KetamaRing Weighted = KetamaRing.Weighted(KetamaServers.All);

    /// <summary>Unweighted rings of any servers.</summary>
    private static readonly Gen<(string[] Servers, string[] Keys)> AnyServers =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12].ArrayUnique[2, 6], Gen.String[0, 20].Array[1, 60]);

    [Fact]
    public void PointFor_MillionKeysOfLibketamasTest_HasItsMd5()
    {
        using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        var lines = new StringBuilder("\n");
        for (var number = 0; number < KetamaServers.KeyCount; number++)
        {
            var key = number.ToString(CultureInfo.InvariantCulture);
            var point = Weighted.PointFor(key);
            lines.Append($"{KetamaRing.PositionOf(key)} {point.Position} {point.Node}\n");
            if (lines.Length < 100_000)
                continue;
            md5.AppendData(Encoding.ASCII.GetBytes(lines.ToString()));
            lines.Clear();
        }

        md5.AppendData(Encoding.ASCII.GetBytes(lines.ToString()));
        Assert.Equal(KetamaServers.Md5OfTheLines, Convert.ToHexString(md5.GetHashAndReset()));
        Assert.Equal(KetamaServers.PointCount, Weighted.Points.Count);
    }

    [Fact]
    [Trait("Needs", "Anchors")]
    public void NodeFor_KeysOfSpymemcachedsTest_IsItsServer()
    {
        var rows = KetamaServers.SpymemcachedRows();
        var ring = KetamaRing.Of(KetamaServers.All.Select(server => server.Server));

        Assert.Equal(400, rows.Count);
        Assert.Equal(rows, rows.Select(row => (row.Key, ring.NodeFor(row.Key))));
    }

    [Fact]
    public void AddAndRemove_NoWeights_MoveExactlyTheKeysOfThatServer() => AnyServers.Sample((servers, keys) =>
    {
        var after = KetamaRing.Of(servers);
        var before = KetamaRing.Of(servers[..^1]);
        MovementLaws.AddingTakesOnlyForTheNewNode(before, before.Add(servers[^1]), servers[^1], keys);
        MovementLaws.PlaceAlike(after, before.Add(servers[^1]), keys);
        foreach (var server in servers)
            MovementLaws.RemovingMovesExactlyTheKeysOfTheNode(after, after.Remove(server), server, keys);
    });

    /// <summary>Removing a server changes everybody's share, and by rounding also how many points the others have.</summary>
    [Fact]
    public void Remove_WithWeights_ChangesPointsOfTheOthers()
    {
        var after = Weighted.Remove("10.0.1.8:11211");

        Assert.NotEqual(PointsPerServer(Weighted).Where(pair => pair.Key != "10.0.1.8:11211"), PointsPerServer(after));
    }

    /// <summary>floor(40 n share) digests of four points each; weights that are powers of two make shares that floats hold exactly.</summary>
    [Fact]
    public void Points_AnyWeights_AreFourForEachWholeDigest() => Gen.Int[0, 8].Array[1, 7].Sample(exponents =>
    {
        var servers = Keys.Numbered("server-", exponents.Length).Zip(exponents.Select(exponent => Math.Pow(2, exponent))).ToList();
        servers.Add(("last", Math.Pow(2, 11) - servers.Sum(server => server.Second)));
        var counts = PointsPerServer(KetamaRing.Weighted(servers));
        foreach (var (server, weight) in servers)
            Assert.Equal(4 * Math.Floor(40 * servers.Count * weight / Math.Pow(2, 11)), counts.GetValueOrDefault(server));
    });

    /// <summary>160 points a server: the deviation of 300 shares is known to some 4 %.</summary>
    [Fact]
    public void OwnedPositions_NoWeights_DeviateAsThoseOfARing()
    {
        const int Servers = 300;
        var points = KetamaRing.Of(Keys.Numbered("server-", Servers)).Points;
        var owned = points.Select((point, index) => (point.Node, Length: (uint)(point.Position - points[index == 0 ? points.Count - 1 : index - 1].Position)))
            .GroupBy(arc => arc.Node, (_, arcs) => arcs.Sum(arc => (double)arc.Length) / Math.Pow(2, 32) * Servers).ToList();

        var deviation = Math.Sqrt(owned.Average(share => (share - 1) * (share - 1)));

        Assert.Equal(1, deviation / RingStandardError.ClosedForm(Servers, 160), 0.15);
    }

    /// <summary>Among 1,000 servers some points meet. spymemcached puts them into a map, where the later one stays.</summary>
    [Fact]
    public void PointFor_WherePointsMeet_IsTheLaterServers()
    {
        var servers = Keys.Numbered("server-", 1000);
        var points = KetamaRing.Of(servers).Points;
        var meeting = points.GroupBy(point => point.Position).Where(group => group.Count() > 1).ToList();

        Assert.NotEmpty(meeting);
        foreach (var group in meeting)
        {
            var later = group.MaxBy(point => int.Parse(point.Node["server-".Length..], CultureInfo.InvariantCulture));
            Assert.Equal(later, group.First());
        }
    }

    private static Dictionary<string, int> PointsPerServer(KetamaRing ring) => ring.Points.CountBy(point => point.Node).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary();
}
