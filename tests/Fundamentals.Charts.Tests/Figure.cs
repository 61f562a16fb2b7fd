using System.Text.Json.Nodes;
using Fundamentals.Charts.Partitioning;
using Fundamentals.Charts.Replication;
using Fundamentals.Charts.Tests.Replication;
using Fundamentals.Charts.Tests.Traces;
using Fundamentals.Charts.Traces;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests;

/// <summary>The pictures that every rule is tried on, and ways to look into their JSON.</summary>
internal static class Figure
{
    private const string Rude = "<b>\"x\"</b></script>";

    public static readonly IReadOnlyList<string> TenThousand = Keys.Numbered("user-", 10_000);

    private static readonly string[] Four = ["node-a", "node-b", "node-c", "node-d"];

    private static readonly Dictionary<string, Func<Picture>> All = new(StringComparer.Ordinal)
    {
        ["ring"] = () => RingChart.Of(Ring(1)),
        ["ring with keys"] = () => RingChart.Of(Ring(1), Keys.Numbered("key-", 6)),
        ["ring with many points and keys"] = () => RingChart.Of(Ring(100), TenThousand),
        ["ring of rude names"] = () => RingChart.Of(ConsistentHashRing.Of(Rude, "b&c"), [Rude]),
        ["ring before and after"] = () => RingMoveChart.Of(Ring(1), Ring(1).Add("node-e")),
        ["ring before and after of many points"] = () => RingMoveChart.Of(Ring(100), Ring(100).Remove("node-b")),
        ["ring before and after of rude names"] = () => RingMoveChart.Of(ConsistentHashRing.Of("b&c"), ConsistentHashRing.Of("b&c", Rude)),
        ["draws"] = () => RendezvousChart.Of(RendezvousPartitioner.Of(Four), Keys.Numbered("key-", 5)),
        ["draws of rude names"] = () => RendezvousChart.Of(RendezvousPartitioner.Of(Rude, "b&c"), [Rude]),
        ["load of weights"] = () => LoadChart.Of(ConsistentHashRing.Weighted(("a", 1), ("b", 3)), TenThousand),
        ["load"] = () => LoadChart.Of(Ring(100), TenThousand),
        ["load of rude names"] = () => LoadChart.Of(ConsistentHashRing.Of(Rude, "b&c"), TenThousand),
        ["load slider"] = Slider,
        ["movement"] = () => MovementChart.Of(Added()),
        ["movement of rude names"] = () => MovementChart.Of(Movement.Between(ConsistentHashRing.Of("a"), ConsistentHashRing.Of("a", Rude), TenThousand)),
        ["lines"] = Lines,
        ["space and time"] = () => SpaceTimeChart.Of(TwoNodeStore.Run().Trace),
        ["space and time of a timeout"] = () => SpaceTimeChart.Of(SilentNode.Run().Trace),
        ["space and time of a cluster"] = () => SpaceTimeChart.Of(Cluster.Run().Trace),
        ["space and time of rude names"] = () => SpaceTimeChart.Of(RudeWorld.Run(Rude).Trace),
        ["states"] = () => StateTimelineChart.Of(Cluster.Run().Trace),
        ["states of rude names"] = () => StateTimelineChart.Of(RudeWorld.Run(Rude).Trace),
        ["message counts"] = () => MessageCountChart.Of(Cluster.Run().Trace),
        ["message counts of rude names"] = () => MessageCountChart.Of(RudeWorld.Run(Rude).Trace, MessageGrouping.Link),
        ["latency"] = () => LatencyChart.Of(Enumerable.Range(1, 2000).Select(i => TimeSpan.FromMicroseconds(i))),
        ["latencies of rude names"] = () => LatencyChart.Of(Rude, (Rude, [TimeSpan.FromMilliseconds(1)]), ("b&c", [TimeSpan.FromMilliseconds(2)])),
        ["pictures behind a slider"] = () => SliderChart.Of("write share", Steps()),
        ["pictures behind a slider, of rude names"] = () => SliderChart.Of(Rude, Rude, (Rude, RudeLine(1)), ("b&c", RudeLine(2))),
        ["rings behind a slider"] = () => SliderChart.Of("Rings get even with virtual nodes", "virtual nodes", new[] { 1, 3, 100 }.Select(v => ($"{v}", RingChart.Of(Ring(v))))),
        ["frontier"] = () => FrontierChartTests.OfQuorums(),
        ["frontier of many"] = FrontierChartTests.Dense,
        ["frontier of rude names"] = () => FrontierChart.Of(new Axis(Rude), new Axis(Rude), [new(Rude, 1, 2), new("b&c", 2, 1)]),
        ["space and time step by step, behind a slider"] = () => SpaceTimeChart.Steps(TwoNodeStore.Run().Trace),
        ["space and time of rude names, behind a slider"] = () => SpaceTimeChart.Steps(RudeWorld.Run(Rude).Trace),
        ["divergence"] = () => DivergenceChartTests.Divergence("bern"),
        ["divergence of rude names"] = () => DivergenceChartTests.Divergence(Rude),
        ["service"] = () => ServiceChart.Of([("majority", TwoDesigns.Majority.History), ("available", TwoDesigns.Available.History)], TwoDesigns.Available.Trace),
        ["service of rude names"] = () => ServiceChart.Of([(Rude, TwoDesigns.Majority.History), ("b&c", TwoDesigns.Available.History)]),
        ["dots"] = () => DotChartTests.Two(),
        ["dots of rude names"] = () => DotChart.Of(Rude, new Axis(Rude), Rude, [Rude, "b&c"], (Rude, [1, 2]), ("b&c", [2, 3])),
        ["operation timeline"] = () => Histories.Timelines.WithEverything(Rude),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static Picture Named(string name) => All[name]();

    public static ConsistentHashRing Ring(int virtualNodes) => ConsistentHashRing.Of(Four, new RingOptions { VirtualNodes = virtualNodes });

    public static Movement Added() => Movement.Between(ModuloPartitioner.Of(Four), ModuloPartitioner.Of([.. Four, "node-e"]), TenThousand);

    public static Picture Slider() => LoadSliderChart.Of(
        "virtual nodes per node",
        new[] { 1, 10, 100 }.Select(v => ($"{v}", KeyLoad.Of(Ring(v), TenThousand))));

    /// <summary>Two unlike steps: other ranges, numbers of traces, lines of the title, and labels.</summary>
    public static (string Step, Picture Picture)[] Steps() =>
    [
        ("0.1", ServiceChart.Of(TwoDesigns.Available.History, TwoDesigns.Available.Trace)),
        ("0.3", ServiceChart.Of([("majority", TwoDesigns.Majority.History), ("available", TwoDesigns.Available.History)])),
    ];

    private static Picture RudeLine(int y) => LineChart.Of(Rude, new Axis(Rude), new Axis(Rude), new Series(Rude, [(2, y)]));

    public static Picture Lines() => LineChart.Of(
        $"What {Rude} shows",
        new Axis("virtual nodes per node") { IsLogarithmic = true },
        new Axis("latency", "ms"),
        new Series($"measured {Rude}", [(1, 4.5), (10, 2.25)]),
        Series.Theory("formula", [1, 10], v => 4.0 / v));

    public static JsonObject Parse(Picture picture) => JsonNode.Parse(picture.Json)!.AsObject();

    public static string Text(this JsonNode? node) => node!.GetValue<string>();
}
