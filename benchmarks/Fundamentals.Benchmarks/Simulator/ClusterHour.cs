using Fundamentals.Networking;
using Fundamentals.Simulator;

namespace Fundamentals.Benchmarks.Simulator;

/// <summary>
/// An hour of five nodes under 1,000 requests a second. The leader sends each request to four others and answers when two
/// of them have confirmed: ten deliveries a request.
/// </summary>
internal static class ClusterHour
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Latency Gap = Latency.Exponential(TimeSpan.FromMilliseconds(1));
    private static readonly string[] Followers = ["n2", "n3", "n4", "n5"];

    public static void Print()
    {
        var link = new LinkOptions { Latency = Latency.LogNormal(TimeSpan.FromMilliseconds(2), 0.5), Loss = 0.0001 };
        var simulation = new Simulation(1, new() { Trace = false, EventBudget = 1_000_000_000, Link = link });
        simulation.AddNode("n1", new Leader());
        foreach (var name in Followers)
            simulation.AddNode(name, new Follower());
        var (answered, unknown) = (0, 0);
        simulation.AddClient("users", async users =>
        {
            while (users.Now < Hour)
            {
                await users.Delay(Gap.Draw(users.Random));
                _ = Request(users);
            }
        });

        var before = Environment.CpuUsage.TotalTime;
        simulation.RunUntil(Hour);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        Console.WriteLine($"An hour of 5 nodes: {answered:N0} requests answered, {unknown:N0} not in time, {simulation.Network.MessageCount:N0} messages, {simulation.EventCount:N0} events");
        Console.WriteLine($"  {seconds:F1} s of processor time (target: below 40), {simulation.EventCount / seconds / 1e6:F1} million events a second");

        async Task Request(Client users)
        {
            try
            {
                await users.Call<long>("n1", "write");
                answered++;
            }
            catch (TimeoutException)
            {
                unknown++;
            }
        }
    }

    private sealed record Append(long Index);

    private sealed record Appended(long Index);

    private sealed class Leader : IStateMachine
    {
        private const int Majority = 2;
        private readonly Dictionary<long, (Message Request, int Confirmed)> _open = [];
        private long _index;

        public void Receive(INode node, Message message)
        {
            if (message.Body is not Appended { Index: var index })
            {
                _open.Add(++_index, (message, 0));
                var append = new Append(_index);
                foreach (var follower in Followers)
                    node.Send(follower, append);
            }
            else if (_open.TryGetValue(index, out var open))
            {
                _open[index] = open with { Confirmed = open.Confirmed + 1 };
                if (open.Confirmed + 1 < Majority)
                    return;
                _open.Remove(index);
                node.Reply(open.Request, index);
            }
        }
    }

    private sealed class Follower : IStateMachine
    {
        public void Receive(INode node, Message message) => node.Send(message.From, new Appended(((Append)message.Body).Index));
    }
}
