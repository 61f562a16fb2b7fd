using Fundamentals.Simulator;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

/// <summary>A node that answers, and a client that does not wait for it as it should.</summary>
internal static class BlockedWorld
{
    /// <summary>Runs a client that does something at 4 ms, and answers how the run ended.</summary>
    public static SimulationException Blocked(Action<Client> block)
    {
        var simulation = World();
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(4));
            block(client);
        });
        return Assert.ThrowsAny<SimulationException>(simulation.Run);
    }

    public static Simulation World()
    {
        var simulation = new Simulation(8);
        simulation.AddNode("paris", new Echo());
        return simulation;
    }
}
