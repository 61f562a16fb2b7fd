namespace Fundamentals.Tests.Anchors;

/// <summary>
/// libketama's own test: its servers and their memory, and the MD5 of what it prints for the keys 0 to 999,999 (RJ/ketama,
/// ketama.servers and libketama/test.sh). And where spymemcached finds keys on the same servers without weights
/// (couchbase/spymemcached, the unit test of KetamaNodeLocator).
/// </summary>
internal static class KetamaServers
{
    public const int KeyCount = 1_000_000;

    /// <summary>Of an empty line and then, for each key, a line with its position, the point's position, and the server.</summary>
    public const string Md5OfTheLines = "5672B131391F5AA2B280936AEC1EEA74";

    public const int PointCount = 1264;

    public static readonly IReadOnlyList<(string Server, double Memory)> All =
    [
        ("10.0.1.1:11211", 600),
        ("10.0.1.2:11211", 300),
        ("10.0.1.3:11211", 200),
        ("10.0.1.4:11211", 350),
        ("10.0.1.5:11211", 1000),
        ("10.0.1.6:11211", 800),
        ("10.0.1.7:11211", 950),
        ("10.0.1.8:11211", 100),
    ];

    /// <summary>The keys and servers of spymemcached, 400 of them.</summary>
    public static IReadOnlyList<(string Key, string Server)> SpymemcachedRows() =>
        [.. File.ReadLines(AnchorFolder.Require("ketama_spymemcached_three.csv")).Skip(1).Select(line => line.Split(',')).Select(fields => (fields[0], fields[1]))];
}
