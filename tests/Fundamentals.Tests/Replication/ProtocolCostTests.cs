using System.Globalization;
using System.Text.RegularExpressions;
using Fundamentals.Hashing;
using Fundamentals.Replication;
using Fundamentals.Replication.Causal;
using Fundamentals.Replication.PrimaryBackup;
using Fundamentals.Replication.Sharding;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Replication;

/// <summary>
/// What docs/protocols.md says of costs is measured, and nothing that is a replica is left out of it. The quorum store has
/// a table of its own, and a test.
/// </summary>
public sealed partial class ProtocolCostTests
{
    private static readonly string Text = File.ReadAllText(Find(Path.Combine("docs", "protocols.md")));

    public static TheoryData<string, int, string, int, int> Rows => [.. CostRow().Matches(Text).Select(row => (
        row.Groups["protocol"].Value, Number(row, "replicas"), row.Groups["request"].Value, Number(row, "messages"), Number(row, "trips")))];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Cost_OfARequest_IsWhatTheTableSays(string protocol, int replicas, string request, int messages, int roundTrips) =>
        Assert.Equal((messages, (double)roundTrips), Measure(Design(protocol), replicas, request));

    [Fact]
    public void Table_HasEveryRow() => Assert.Equal(24, Rows.Count);

    [Fact]
    public void Headings_NameEveryReplica() => Assert.All(
        typeof(IReplica).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IReplica))),
        type => Assert.Contains($"\n## {type.Name}\n", Text, StringComparison.Ordinal));

    private static Func<IReadOnlyList<string>, IReplica> Design(string protocol) => protocol switch
    {
        "MajorityReplica" => others => new MajorityReplica(others),
        "AvailableReplica" => others => new AvailableReplica(others),
        "AvailableReplica, not passing on" => others => new AvailableReplica(others, new AvailableOptions { PassOn = false }),
        "PrimaryReplica, at a follower" => others => new PrimaryReplica(others, "r2"),
        "PrimaryReplica, at the primary" => others => new PrimaryReplica(others, "r1"),
        "PrimaryReplica, waiting for one" => others => new PrimaryReplica(others, "r1", new PrimaryOptions { WaitFor = 1 }),
        "CausalReplica" => others => new CausalReplica(others),
        "ShardedReplica, at the owner" => _ => new ShardedReplica(new ShardedOptions(ModuloPartitioner.Of("r1"))),
        "ShardedReplica, elsewhere" => _ => new ShardedReplica(new ShardedOptions(ModuloPartitioner.Of("r2"))),
        _ => throw new ArgumentException($"The table has an unknown protocol '{protocol}'.", nameof(protocol)),
    };

    /// <summary>Counts messages among replicas from one request on, and the round trips, of 2 ms each, that its client waits for.</summary>
    private static (int Messages, double RoundTrips) Measure(Func<IReadOnlyList<string>, IReplica> design, int replicas, string request)
    {
        var simulation = new Simulation(1);
        var store = new ReplicatedStore(simulation, Enumerable.Range(1, replicas).Select(i => $"r{i}"), design);
        store.AddClient("before", "r2", async client => await client.Write("x", "before"));
        var isolation = request == "read, copies differ" ? simulation.Faults.Isolate("r1") : null;
        simulation.RunUntilIdle();
        isolation?.Dispose();
        var began = simulation.Now;
        store.AddClient("client", "r1", async client => await (request == "write" ? client.Write("x", "after") : client.Read("x")));
        simulation.RunUntilIdle();

        var sent = simulation.Trace.Since(began).Among(store.Replicas).Only(TraceKind.Send).Events.Count;
        var took = store.History.Operations.Single(operation => operation.Process == "client") is { ReturnedAt: { } returned } operation ? returned - operation.InvokedAt : TimeSpan.MaxValue;
        return (sent, (took - 2.Milliseconds) / 2.Milliseconds);
    }

    private static int Number(Match row, string column) => int.Parse(row.Groups[column].Value, CultureInfo.InvariantCulture);

    private static string Find(string path)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, path)))
            at = at.Parent;
        return Path.Combine(at.FullName, path);
    }

    [GeneratedRegex(@"^\| (?<protocol>(?!Quorum)\w+Replica[^|]*) \| (?<replicas>\d+) \| (?<request>[^|]+) \| (?<messages>\d+) \| (?<trips>\d+) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CostRow();
}
