using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Checkers;

/// <summary>A long history of a correct key-value store, recorded on virtual time; some calls time out and take effect late or never.</summary>
internal static class LargeHistory
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    public static History Record(int operations, int keys, int clients, double lost = 0)
    {
        var simulation = new Simulation(seed: 7, new SimulationOptions { Trace = false, CallDeadline = Patience });
        var recorder = new HistoryRecorder(simulation);
        simulation.AddNode("store", new Store(simulation.Random("loss"), lost));
        for (var i = 0; i < clients; i++)
            simulation.AddClient($"client {i}", client => Use(client, recorder, operations / clients, keys));
        simulation.Run();
        return recorder.History;
    }

    /// <summary>One process writes and another reads what it has written, in turn.</summary>
    public static History Relayed(int operations) => History.Of(Enumerable.Range(0, operations / 2).SelectMany(i => new[]
    {
        Operation.Write("a", "x", i, 4 * i, (4 * i) + 1),
        Operation.Read("b", "x", i, (4 * i) + 2, (4 * i) + 3),
    }));

    private static async Task Use(Client client, HistoryRecorder recorder, int operations, int keys)
    {
        for (var i = 0; i < operations; i++)
        {
            await client.Delay(TimeSpan.FromTicks(client.Random.Next(50_000)));
            var key = $"key {client.Random.Next(keys)}";
            var action = client.Random.Pick(["get", "put", "append"]);
            var value = action == "get" ? null : $"{client.Name[7..]}.{i} ";
            try
            {
                await recorder.Record(client.Name, action, key, value, () => client.Call("store", new Request(action, key, value)));
            }
            catch (TimeoutException)
            {
                client.Note("gave up");
            }
        }
    }

    private sealed record Request(string Action, string Key, string? Value);

    private sealed class Store(RandomStream random, double lost) : IStateMachine
    {
        private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

        public void Receive(INode node, Message message)
        {
            var fate = random.NextDouble();
            if (fate < lost / 3)
                return;
            if (fate < 2 * lost / 3)
                node.SetTimer(TimeSpan.FromMilliseconds(random.Next(500)), message);
            else if (Do(message) is { } answer && fate >= lost)
                node.Reply(message, answer);
        }

        public void TimerFired(INode node, object timer) => Do((Message)timer);

        private string Do(Message message)
        {
            var request = (Request)message.Body;
            var before = _values.GetValueOrDefault(request.Key, string.Empty);
            if (request.Action == "get")
                return before;
            return _values[request.Key] = (request.Action == "append" ? before : string.Empty) + request.Value;
        }
    }
}
