using System.Runtime.CompilerServices;
using Fundamentals.Faults;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>Five nodes that gossip and two clients that ask them, under every fault there is. Half a second of virtual time.</summary>
internal static class ChattyWorld
{
    private const string FileVariable = "FUNDAMENTALS_FINGERPRINTS";

    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    /// <summary>Everything is drawn from uniform distributions, whose numbers are the same on every platform.</summary>
    private static readonly SimulationOptions Options = new()
    {
        CallDeadline = Ms(30),
        Link = new LinkOptions
        {
            Latency = Latency.Uniform(Ms(1), Ms(20)),
            Loss = 0.02,
            Duplication = 0.02,
            Corruption = 0.02,
            Reordering = 0.05,
            BytesPerSecond = 100_000,
            QueueBytes = 1500,
        },
    };

    public static Simulation Run(ulong seed)
    {
        var simulation = new Simulation(seed, Options);
        foreach (var name in Names)
            simulation.AddNode(name, () => new Gossip());
        foreach (var name in new[] { "ann", "bob" })
            simulation.AddClient(name, Ask);
        simulation.Network.Install(new Injector { Delay = 0.05, Duplication = 0.01 });
        Nemesis.Draw(seed, Names, new NemesisOptions
        {
            Duration = Ms(450),
            Every = Ms(20),
            Shortest = Ms(10),
            Longest = Ms(100),
            LoseMemory = 0.5,
        }).Install(simulation);
        simulation.RunUntil(Ms(500));
        return simulation;
    }

    public static IEnumerable<string> Fingerprints(int seeds) => Enumerable.Range(1, seeds).Select(seed => Run((ulong)seed).Trace.Fingerprint());

    /// <summary>Starts this program once more, to do nothing but work out fingerprints.</summary>
    public static async Task<string[]> FingerprintsOfAnotherProcess(string file)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");
        var start = new System.Diagnostics.ProcessStartInfo(host, [typeof(ChattyWorld).Assembly.Location]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment[FileVariable] = file;
        using var process = System.Diagnostics.Process.Start(start)!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? await File.ReadAllLinesAsync(file)
            : throw new InvalidOperationException($"The other process ended with {process.ExitCode}.");
    }

    [ModuleInitializer]
    internal static void WriteFingerprintsIfAsked()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is not { Length: > 0 } file)
            return;
        File.WriteAllLines(file, Fingerprints(1000));
        Environment.Exit(0);
    }

    private static async Task Ask(Client client)
    {
        for (var i = 0; client.Now < Ms(480); i++)
        {
            try
            {
                client.Note($"{await client.Call(client.Random.Pick(Names), new Question($"{client.Name} {i}"))}");
            }
            catch (TimeoutException)
            {
                client.Note("no answer");
            }

            await client.Delay(Ms(client.Random.Next(10)));
        }
    }

    private sealed record Question(string Text);

    private sealed record News(int Counter, DateTimeOffset Told);

    /// <summary>Tells what it knows to somebody, again and again.</summary>
    private sealed class Gossip : IStateMachine
    {
        private readonly HashSet<string> _told = new(StringComparer.Ordinal);
        private int _counter;

        public void Start(INode node) => node.SetTimer(Ms(node.Random.Next(20)), "gossip");

        public void Receive(INode node, Message message)
        {
            switch (message.Body)
            {
                case Question question:
                    node.Reply(message, $"{question.Text}: {_counter}");
                    break;
                case News news when news.Counter > _counter:
                    _counter = news.Counter;
                    node.Note($"knows {_counter}");
                    break;
                case DamagedBody:
                    node.Send(message.From, "pardon?");
                    break;
            }
        }

        public void TimerFired(INode node, object timer)
        {
            _counter++;
            foreach (var name in Names.Where(name => name != node.Name && node.Random.Chance(0.5)))
            {
                _told.Add(name);
                node.Send(name, new News(_counter + _told.Count, node.Now));
            }

            node.SetTimer(Ms(5 + node.Random.Next(20)), "gossip");
        }
    }
}
