using Fundamentals.Faults;
using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Tests.Histories;

/// <summary>A store of two nodes that copy writes to each other, under faults: its history, and its trace.</summary>
internal static class RecordedRun
{
    public static (History History, Trace Trace) Of(params ScheduledFault[] faults)
    {
        var sim = new Simulation(seed: 1, new SimulationOptions { CallDeadline = TimeSpan.FromMilliseconds(8) });
        sim.AddNode("left", new Traces.Store(other: "right"));
        sim.AddNode("right", new Traces.Store(other: "left"));
        var recorder = new HistoryRecorder(sim);
        foreach (var (name, at) in new[] { ("alice", "left"), ("bob", "right") })
            sim.AddClient(name, client => Use(client, at, recorder));
        new FaultSchedule(faults).Install(sim);
        sim.RunUntil(TimeSpan.FromMilliseconds(80));
        return (recorder.History, sim.Trace);
    }

    private static async Task Use(Client client, string at, HistoryRecorder recorder)
    {
        for (var i = 1; i <= 6; i++)
        {
            await client.Delay(TimeSpan.FromMilliseconds(client.Name == "alice" ? 5 : 7));
            try
            {
                if (client.Name == "alice")
                    await recorder.Record("alice", "write", "x", i, () => client.Call(at, new Traces.Write("x", i)));
                else
                    await recorder.Record("bob", "read", "x", null, () => client.Call(at, new Traces.Read("x")));
            }
            catch (TimeoutException)
            {
                client.Note("gave up");
            }
        }
    }
}
