using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Tracing;

public sealed class CausalityTests
{
    private readonly Trace _trace = Story.Run().Trace;

    [Fact]
    public void CausesOf_TheLostCopy_GoesBackToTheRequest()
    {
        var lost = Assert.Single(_trace.Only(TraceKind.Drop).Events);

        var chain = _trace.CausesOf(lost).Events.Select(e => $"{e.Kind} {e.Message!.Body}");

        Assert.Equal(
            [
                "Send Write { Key = x, Value = 2 }", "Deliver Write { Key = x, Value = 2 }", "Send Replicate { Key = x, Value = 2 }", "Drop Replicate { Key = x, Value = 2 }",
            ],
            chain);
    }

    [Fact]
    public void ConsequencesOf_EveryEvent_AreThoseWhoseCausesItIsAmong()
    {
        foreach (var cause in _trace.Events)
            Assert.Equal(_trace.Events.Where(e => _trace.CausesOf(e).Events.Contains(cause)), _trace.ConsequencesOf(cause).Events);
        Assert.Equal(2, _trace.ConsequencesOf(_trace.Messages<Replicate>().Events[0]).Events.Count);
    }

    [Fact]
    public void CausesOf_InAPart_FindsThemInTheWhole()
    {
        var lost = Assert.Single(_trace.Only(TraceKind.Drop).Events);

        Assert.Equal(_trace.CausesOf(lost).Events, _trace.Only(TraceKind.Drop).CausesOf(lost).Events);
    }

    [Fact]
    public void CausesOf_AnEventOfAnotherTrace_Throws()
    {
        var other = new Simulation(seed: 2);
        other.AddClient("bob", bob =>
        {
            bob.Note("hello");
            return Task.CompletedTask;
        });
        other.Run();

        Assert.Contains("is not of this trace", Assert.Throws<ArgumentException>(() => _trace.CausesOf(other.Trace.Events[0])).Message);
        Assert.Throws<ArgumentException>(() => _trace.ConsequencesOf(default));
    }
}
