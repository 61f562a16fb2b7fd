using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Traces;

/// <summary>A node that answers nothing, and a client that gives up.</summary>
internal static class SilentNode
{
    public static Simulation Run()
    {
        var simulation = new Simulation(seed: 1);
        simulation.AddNode("left", new Silent());
        simulation.AddClient("alice", alice => Assert.ThrowsAsync<TimeoutException>(() => alice.Call("left", "read <x>", 15.Milliseconds)));
        simulation.Run();
        return simulation;
    }

    private sealed class Silent : IStateMachine
    {
        public void Receive(INode node, Message message)
        {
        }
    }
}
