using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tracing;
using static Fundamentals.Tests.Simulator.Sending;

namespace Fundamentals.Tests.Simulator;

public sealed class CallTests
{
    [Fact]
    public void Call_Answered_TakesTwoWays()
    {
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { Latency = Ms(10) } });
        simulation.AddNode("a", new Echo());
        var answer = "";
        simulation.AddClient("ann", async client => answer = await client.Call<string>("a", "hello"));

        simulation.Run();

        Assert.Equal("hello", answer);
        Assert.Equal(Ms(20), simulation.Now);
    }

    [Fact]
    public void Call_AnswerAfterDeadline_IsIgnoredAndTraced()
    {
        var simulation = new Simulation(1, new SimulationOptions { Link = new() { Latency = Ms(10) } });
        simulation.AddNode("a", new Echo());
        Exception? failure = null;
        simulation.AddClient("ann", async client => failure = await Record.ExceptionAsync(() => client.Call("a", "hello", Ms(15))));

        simulation.Run();
        Assert.Equal(Ms(15), simulation.Now);
        simulation.RunUntilIdle();

        Assert.Equal("a did not answer ann's hello within 15 ms. Whether it was carried out is unknown.", Assert.IsType<TimeoutException>(failure).Message);
        var drop = Assert.Single(simulation.Trace.Events, happened => happened.Kind == TraceKind.Drop);
        Assert.Equal((Ms(20), "ann", new Dropped(DropReason.Late)), (drop.At, drop.Node, drop.Detail));
        Assert.Equal(TraceKind.Send, simulation.Trace.Events[(int)drop.Cause - 1].Kind);
    }

    [Fact]
    public void Call_DeadlinePasses_IsTracedAndTheCauseOfWhatFollows()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Recorder());
        simulation.AddClient("ann", async client =>
        {
            await client.Delay(Ms(1));
            await Assert.ThrowsAsync<TimeoutException>(() => client.Call("a", "hello", Ms(15)));
            client.Send("a", "again");
        });

        simulation.Run();

        var timeout = Assert.Single(simulation.Trace.Events, happened => happened.Kind == TraceKind.Timeout);
        Assert.Equal((Ms(16), "ann", "hello", null), (timeout.At, timeout.Node, timeout.Message!.Body, timeout.Detail));
        Assert.Equal(["hello", "hello", "again"], simulation.Trace.CausesOf(simulation.Trace.Events.Last(happened => happened.Kind == TraceKind.Send)).Events.Select(happened => happened.Message!.Body));
        Assert.Contains("16 ms  ann  waits no longer for a to answer: hello", simulation.Trace.ToText());
        Assert.Contains("16 ms: timeout of the call to a: hello\nann {\"ann\":2}", simulation.Trace.ToShiViz());
    }

    [Fact]
    public void Call_DeadlinePassesAndTheTraceIsOff_TimesOutAllTheSame()
    {
        var simulation = new Simulation(1, new SimulationOptions { Trace = false });
        simulation.AddNode("a", new Recorder());
        simulation.AddClient("ann", client => Assert.ThrowsAsync<TimeoutException>(() => client.Call("a", "hello", Ms(15))));

        simulation.Run();

        Assert.Equal(Ms(15), simulation.Now);
        Assert.Empty(simulation.Trace.Events);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Call_AnsweredOrCancelled_IsNoTimeout(bool isAnswered)
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", isAnswered ? new Echo() : new Recorder());
        using var source = new CancellationTokenSource();
        simulation.At(Ms(5), source.Cancel);
        simulation.AddClient("ann", async client => await Record.ExceptionAsync(() => client.Call("a", "hello", Ms(15), source.Token)));

        simulation.RunUntilIdle();

        Assert.DoesNotContain(simulation.Trace.Events, happened => happened.Kind == TraceKind.Timeout);
    }

    [Fact]
    public void Call_AnsweredTwice_TheSecondIsLate()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Recorder(receive: (node, message) =>
        {
            node.Reply(message, "first");
            node.Reply(message, "second");
        }));
        var answer = "";
        simulation.AddClient("ann", async client => answer = await client.Call<string>("a", "hello"));

        simulation.RunUntilIdle();

        Assert.Equal("first", answer);
        Assert.Equal(new Dropped(DropReason.Late), Assert.Single(simulation.Trace.Events, happened => happened.Kind == TraceKind.Drop).Detail);
    }

    [Fact]
    public void Send_ToAClientThatAsksNothing_IsUnexpected()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Recorder(node => node.Send("ann", "news")));
        simulation.AddClient("ann", client => client.Delay(Ms(5)));

        simulation.Run();

        Assert.Equal(new Dropped(DropReason.Unexpected), Assert.Single(simulation.Trace.Events, happened => happened.Kind == TraceKind.Drop).Detail);
    }

    [Fact]
    public void Call_UnknownNode_NamesThoseThatAre()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call("b", "hello"));

        var error = Assert.Throws<SimulationException>(simulation.Run);

        Assert.Contains("ann sends to 'b', and there is no such node or client. Known: a, ann.", error.Message);
    }

    [Fact]
    public void Call_OtherTypeThanExpected_SaysBoth()
    {
        var simulation = new Simulation(1);
        simulation.AddNode("a", new Echo());
        simulation.AddClient("ann", client => client.Call<int>("a", "hello"));

        Assert.Contains("a answered ann's hello with hello of type String; Int32 was expected.", Assert.Throws<SimulationException>(simulation.Run).Message);
    }
}
