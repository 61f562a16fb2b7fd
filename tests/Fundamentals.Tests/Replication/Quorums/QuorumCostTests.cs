using Fundamentals.Networking;
using Fundamentals.Replication;
using Fundamentals.Replication.Quorums;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Replication.Quorums;

/// <summary>What a request costs, without faults: the table of the quorum store in docs/protocols.md is what is measured here.</summary>
public sealed class QuorumCostTests
{
    private static readonly string[] Three = ["a", "b", "c"];
    private static readonly string[] Five = ["a", "b", "c", "d", "e"];

    [Fact]
    public void Document_Table_IsWhatIsMeasured()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "protocols.md")).ReplaceLineEndings("\n");
        var table = string.Join('\n', text.Split('\n').Where(line => line.StartsWith("| Quorum", StringComparison.Ordinal)));
        Assert.Equal(string.Join('\n', Measured()), table);
    }

    private static IEnumerable<string> Measured()
    {
        foreach (var quorum in new[] { 1, 2, 3 })
            yield return Row($"QuorumReplica, N = 3, R = {quorum}", "read", new QuorumOptions { Reads = quorum }, Three, client => client.Read("x"));
        foreach (var quorum in new[] { 1, 2, 3 })
            yield return Row($"QuorumReplica, N = 3, W = {quorum}", "write", new QuorumOptions { Writes = quorum }, Three, client => client.Write("x", "2"));
        yield return Row("QuorumReplica, N = 3 of 5, R = 2", "read, by a node that is no owner", new QuorumOptions(), Five, client => client.Read("x"));
        yield return Row("QuorumReplica, N = 3 of 5, W = 2", "write, by a node that is no owner", new QuorumOptions(), Five, client => client.Write("x", "2"));
        var siblings = new QuorumOptions { Conflicts = ConflictRule.Siblings };
        yield return Row("QuorumReplica, siblings, N = 3, W = 2", "write", siblings, Three, client => client.Write("x", "2"));
        yield return Row("QuorumReplica, siblings, N = 3 of 5, W = 2", "write, by a node that is no owner", siblings, Five, client => client.Write("x", "2"));
        foreach (var repair in new[] { ReadRepair.None, ReadRepair.Asynchronous, ReadRepair.Blocking })
            yield return Row($"QuorumReplica, {repair} repair, N = 3, R = 2", "read, copies differ", new QuorumOptions { ReadRepair = repair }, Three, client => client.Read("x"), differ: true);
        yield return Row("QuorumReplica, Linearizable, N = 3", "read", QuorumOptions.Linearizable, Three, client => client.Read("x"));
        yield return Row("QuorumReplica, Linearizable, N = 3", "read, copies differ", QuorumOptions.Linearizable, Three, client => client.Read("x"), differ: true);
        yield return Row("QuorumReplica, Linearizable, N = 3", "write", QuorumOptions.Linearizable, Three, client => client.Write("x", "2"));
    }

    /// <summary>Has a client ask once, where all owners hold a value, or, if they are to differ, the coordinator alone.</summary>
    private static string Row(string protocol, string request, QuorumOptions options, string[] nodes, Func<StoreClient, Task> ask, bool differ = false)
    {
        var world = new QuorumWorld(options, nodes);
        var coordinator = nodes.Length == 3 ? "a" : world.OthersThanOwnersOf("x").First();
        var cut = differ ? world.Simulation.Network.Install(message => message.Body is StoreCopy ? Ruling.Drop("the copies are to differ") : null) : null;
        world.Do(world.OwnersOf("x").First(), async client =>
        {
            try
            {
                await client.Write("x", "1");
            }
            catch (UnavailableException) when (differ)
            {
                // As it should be.
            }
        });
        world.Simulation.RunUntilIdle();
        cut?.Dispose();
        var (before, events) = (world.Simulation.Now, world.Simulation.Trace.Events.Count);

        world.Do(coordinator, ask);
        var took = world.Simulation.Now - before;
        world.Simulation.RunUntilIdle();

        var messages = world.Simulation.Trace.Events.Skip(events).Count(happened => happened.Kind == TraceKind.Send && nodes.Contains(happened.Message!.From) && nodes.Contains(happened.Message.To));
        var roundTrips = (took - 2.Milliseconds) / 2.Milliseconds;
        return $"| {protocol} | {nodes.Length} | {request} | {messages} | {roundTrips} |";
    }
}
