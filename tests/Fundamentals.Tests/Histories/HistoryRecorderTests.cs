using Fundamentals.Checkers;
using Fundamentals.Checkers.Models;
using Fundamentals.Histories;
using Fundamentals.Simulator;

namespace Fundamentals.Tests.Histories;

public sealed class HistoryRecorderTests
{
    private sealed class Register : IStateMachine
    {
        private object? _value;

        public void Receive(INode node, Message message)
        {
            if (message.Body is "never answered")
                return;
            if (message.Body is int value)
                _value = value;
            node.Reply(message, _value ?? "nothing");
        }
    }

    [Fact]
    public void Record_SimulatedClient_HasVirtualTimesAndUnknownOnTimeout()
    {
        var simulation = new Simulation(seed: 1);
        var recorder = new HistoryRecorder(simulation);
        simulation.AddNode("store", new Register());
        simulation.AddClient("alice", async client =>
        {
            await recorder.Record("alice", "write", "x", 7, () => client.Call("store", 7));
            await client.Delay(TimeSpan.FromMilliseconds(10));
            await recorder.Record("alice", "read", "x", null, () => client.Call("store", "read"));
            await Assert.ThrowsAsync<TimeoutException>(() => recorder.Record("alice", "write", "x", 8, () => client.Call("store", "never answered")));
            await Assert.ThrowsAsync<TimeoutException>(() => recorder.Record("alice", "write", "x", 9, () => client.Call("store", "never answered"), hadNoEffect: failure => failure is TimeoutException));
        });

        simulation.Run();

        Assert.Equal(
            ["alice: write x 7", "alice: read x → 7", "alice: write x 8 → ?", "alice: write x 9 failed"],
            recorder.History.Operations.Select(operation => operation.ToString()));
        Assert.Equal([(0, 2), (12, 14), (14, 1014), (1014, 2014)], recorder.History.Operations.Select(operation => ((int)operation.InvokedAt.TotalMilliseconds, (int)operation.ReturnedAt!.Value.TotalMilliseconds)));
    }

    [Fact]
    public void Record_ManyThreads_KeepsEveryOperationAndARealOrder()
    {
        const int Threads = 4;
        const int Each = 500;
        var recorder = new HistoryRecorder(TimeProvider.System);
        long counter = 0;
        var threads = Enumerable.Range(0, Threads).Select(thread => new Thread(() =>
        {
            for (var i = 0; i < Each; i++)
                recorder.Begin($"thread {thread}", "add", null, 1).Ok(Interlocked.Increment(ref counter));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var history = recorder.History;

        Assert.Equal(Threads * Each, history.Operations.Length);
        Assert.True(Linearizability.Check(history, new CounterModel()).IsSatisfied);
        Assert.All(history.Operations, operation => Assert.True(operation.ReturnedAt >= operation.InvokedAt));
    }

    [Fact]
    public void History_WhileSomethingRuns_HasItsOutcomeUnknown()
    {
        var recorder = new HistoryRecorder(TimeProvider.System);
        var running = recorder.Begin("a", "write", "x", 1);

        Assert.Equal((Outcome.Unknown, null), (recorder.History.Operations[0].Outcome, recorder.History.Operations[0].ReturnedAt));
        running.Ok();
        Assert.Equal(Outcome.Ok, recorder.History.Operations[0].Outcome);
        Assert.Throws<InvalidOperationException>(() => running.Fail());
    }
}
