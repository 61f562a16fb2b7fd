using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Traces;

/// <summary>A world whose names, bodies, notes, timers and rules are all of letters that HTML and plotly give a meaning.</summary>
internal static class RudeWorld
{
    public static Simulation Run(string rude)
    {
        var sim = new Simulation(seed: 1);
        sim.AddNode(rude, new Rude(rude));
        sim.AddNode("b&c", new Rude(rude));
        sim.AddClient(rude + "!", async client =>
        {
            using (sim.Faults.Partition(rude, "b&c"))
                await client.Call(rude, rude);
            sim.Network.Install(_ => Networking.Ruling.Drop(rude));
            client.Send(rude, rude);
            client.Note(rude);
            await client.Delay(TimeSpan.FromMilliseconds(3));
        });
        sim.Run();
        return sim;
    }

    private sealed class Rude(string rude) : IStateMachine
    {
        public void Start(INode node)
        {
            node.Note(rude);
            node.SetTimer(TimeSpan.FromMilliseconds(1), rude);
        }

        public void Receive(INode node, Message message) => node.Reply(message, rude);
    }
}
