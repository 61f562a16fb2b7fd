using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Tracing;

public sealed class CountsTests
{
    [Fact]
    public void CountByType_TheStory_CountsWhatBecameOfEach()
    {
        MessageCount[] expected =
        [
            new("Replicate", 2, 0, 1, 1), new("Write", 2, 0, 2, 0), new("string", 2, 0, 2, 0), new("Read", 1, 0, 1, 0), new("int", 1, 0, 1, 0),
        ];

        Assert.Equal(expected, Story.Run().Trace.CountByType());
    }

    [Fact]
    public void CountByLink_TheStory_PutsTheBusiestFirst() => Assert.Equal(
        ["alice → left 2", "left → alice 2", "left → right 2", "alice → right 1", "right → alice 1"],
        Story.Run().Trace.CountByLink().Select(count => $"{count.Name} {count.Sent}"));

    [Fact]
    public void CountByType_UnderEveryChance_AddsUp()
    {
        var link = new LinkOptions { Loss = 0.2, Duplication = 0.3, Corruption = 0.2 };
        var sim = Chatter.Run(seed: 5, nodes: 4, messages: 500, link);
        sim.RunFor(TimeSpan.FromMicroseconds(1));

        var counts = sim.Trace.CountByLink();

        Assert.Equal(sim.Network.MessageCount, counts.Sum(count => count.Sent));
        Assert.Equal(sim.Trace.Only(TraceKind.Duplicate).Events.Count, counts.Sum(count => count.Copied));
        Assert.Equal(sim.Trace.Only(TraceKind.Drop).Events.Count, counts.Sum(count => count.Dropped));
        Assert.Equal(sim.Trace.Only(TraceKind.Deliver).Events.Count, counts.Sum(count => count.Delivered));
        Assert.All(counts, count => Assert.True(count.UnderWay >= 0));
        Assert.Equal(sim.Trace.Only(TraceKind.Corrupt).Events.Count, Flights.Of(sim.Trace).Count(flight => flight.IsDamaged && !flight.IsCopy));
        Assert.NotEmpty(sim.Trace.Only(TraceKind.Corrupt).Events);
    }

    [Fact]
    public void Flights_OfAPart_FindTheirOtherEndInTheWhole()
    {
        var trace = Story.Run().Trace;

        var flights = Flights.Of(trace.Only(TraceKind.Deliver));

        Assert.Equal(7, flights.Count);
        Assert.All(flights, flight => Assert.Equal(TimeSpan.FromMilliseconds(1), flight.Duration));
        Assert.Equal(flights, Flights.Of(trace).Where(flight => flight.Arrived));
    }

    [Fact]
    public void Calls_TheStory_AreAnsweredAfterARoundTrip()
    {
        var calls = Calls.Of(Story.Run().Trace);

        Assert.Equal(["Write { Key = x, Value = 1 }: ok", "Write { Key = x, Value = 2 }: ok", "Read { Key = x }: 1"], calls.Select(call => $"{call.Request.Body}: {call.Answer!.Body}"));
        Assert.All(calls.Durations(), duration => Assert.Equal(TimeSpan.FromMilliseconds(2), duration));
        Assert.Equal(3, calls.Durations().Count);
    }

    [Fact]
    public void NameOf_Bodies_IsAsInCode() => Assert.Equal(
        ["string", "int", "Byte[]", "List<string>", "Write", "ValueTuple<int, bool>", "DayOfWeek"],
        new object[] { "a", 1, new byte[1], new List<string>(), new Write("a", 1), (1, true), DayOfWeek.Friday }.Select(BodyType.NameOf));
}
