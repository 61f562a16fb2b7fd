using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Tracing;

public sealed class TraceFiltersTests
{
    private readonly Trace _trace = Story.Run().Trace;

    [Fact]
    public void Between_TwoTimes_IncludesBoth()
    {
        var part = _trace.Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(2));

        Assert.Equal(_trace.Events.Where(e => e.At.TotalMilliseconds is 1 or 2), part.Events);
        Assert.NotEmpty(part.Events);
        Assert.Equal(part.Events, _trace.Since(TimeSpan.FromMilliseconds(1)).Until(TimeSpan.FromMilliseconds(2)).Events);
    }

    [Fact]
    public void Between_EndBeforeBeginning_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _trace.Between(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)));

    [Fact]
    public void Of_ANode_KeepsWhatConcernsIt()
    {
        var bodies = _trace.Of("right").Messages().Only(TraceKind.Send).Events.Select(e => e.Message!.ToString());

        Assert.Equal(["left → right: Replicate { Key = x, Value = 1 }", "left → right: Replicate { Key = x, Value = 2 }", "alice → right: Read { Key = x }", "right → alice: 1"], bodies);
        Assert.Equal(2, _trace.Of("right").Only(TraceKind.Fault).Events.Count);
    }

    [Fact]
    public void Among_TwoNodes_KeepsOnlyWhatIsBetweenThem()
    {
        var kinds = _trace.Among("left", "right").Events.Select(e => e.Kind);

        Assert.Equal([TraceKind.Send, TraceKind.Deliver, TraceKind.Fault, TraceKind.Send, TraceKind.Drop, TraceKind.Fault], kinds);
    }

    [Fact]
    public void Of_AStranger_NamesThoseKnown()
    {
        var error = Assert.Throws<ArgumentException>(() => _trace.Of("bob"));

        Assert.StartsWith("There is no node or client named 'bob'. Known: alice, left, right.", error.Message);
        Assert.Throws<ArgumentException>(() => _trace.Among());
    }

    [Fact]
    public void Messages_OfAType_KeepsAllEventsOfThem()
    {
        Assert.Equal(4, _trace.Messages<Replicate>().Events.Count);
        Assert.Equal([TraceKind.Send, TraceKind.Drop], _trace.Messages<Replicate>(copy => copy.Value == 2).Events.Select(e => e.Kind));
    }

    [Fact]
    public void APart_IsOfTheWholeAndDoesNotGrow()
    {
        var sim = Story.Run();
        var part = sim.Trace.Of("left").Messages();
        var before = part.Events.Count;
        sim.AddClient("bob", bob => bob.Call("left", new Read("x")));
        sim.Run();

        Assert.Same(sim.Trace, part.Whole);
        Assert.Equal(before, part.Events.Count);
        Assert.Equal(before + 4, sim.Trace.Of("left").Messages().Events.Count);
    }

    [Fact]
    public void Names_ClientsFirst_InTheOrderAdded()
    {
        Assert.Equal(["alice", "left", "right"], _trace.Names);
        Assert.Equal(["left", "right"], _trace.Nodes);
    }
}
