namespace Fundamentals.Tests.Anchors;

/// <summary>
/// The ring that Envoy's ring hash load balancer builds for 127.0.0.1:90 to :95 with two points each, and where it sends
/// four hashes: points at XxHash64, seed 0, of "{ip}:{port}_{i}". Source: envoyproxy/envoy, the ring hash load
/// balancer's unit test (case Basic).
/// </summary>
internal static class EnvoyRing
{
    public static readonly IReadOnlyList<int> Ports = [90, 91, 92, 93, 94, 95];

    public static readonly IReadOnlyList<(ulong Position, int Port)> Points =
    [
        (833437586790550860, 94),
        (928266305478181108, 92),
        (1033482794131418490, 90),
        (3551244743356806947, 95),
        (3851675632748031481, 93),
        (5583722120771150861, 91),
        (6311230543546372928, 91),
        (7700377290971790572, 93),
        (13144177310400110813, 95),
        (13444792449719432967, 92),
        (15516499411664133160, 94),
        (16117243373044804889, 90),
    ];

    public static readonly IReadOnlyList<(ulong Hash, int Port)> Lookups =
    [
        (0, 94),
        (18446744073709551615, 94),
        (3551244743356806947, 95),
        (3551244743356806948, 93),
    ];
}
