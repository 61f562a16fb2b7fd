using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Tracing;

public sealed class TraceTableTests
{
    [Fact]
    public void ToText_TheStory_IsAlignedAndSaysAll() => Assert.Equal(
        """
        0 ms  alice  sends to left: Write { Key = x, Value = 1 }
        1 ms  left   gets from alice: Write { Key = x, Value = 1 }
        1 ms  left   sends to alice: ok
        1 ms  left   sends to right: Replicate { Key = x, Value = 1 }
        2 ms  alice  gets from left: ok
        2 ms  right  gets from left: Replicate { Key = x, Value = 1 }
        4 ms         fault begins: Partition left | right
        4 ms  alice  sends to left: Write { Key = x, Value = 2 }
        5 ms  left   gets from alice: Write { Key = x, Value = 2 }
        5 ms  left   sends to alice: ok
        5 ms  left   sends to right: Replicate { Key = x, Value = 2 }
        5 ms  right  does not get from left: Replicate { Key = x, Value = 2 } (cut off)
        """.ReplaceLineEndings("\n"),
        Story.Run().Trace.Until(TimeSpan.FromMilliseconds(5)).ToText());

    [Fact]
    public void ToText_MoreThanMost_SaysHowManyAreLeftOut()
    {
        var trace = Story.Run().Trace;

        Assert.Equal($"… and {trace.Events.Count - 2} more of {trace.Events.Count} events", trace.ToText(2).Split('\n')[^1]);
        Assert.Equal(trace.Events.Count, trace.ToText().Split('\n').Length);
        Assert.Equal(trace.ToText(), trace.ToString());
    }

    [Fact]
    public void ToText_TimesWithFractions_GetAsManyDecimalsAsTheyNeed()
    {
        var sim = new Simulation(seed: 1);
        sim.AddClient("bob", async bob =>
        {
            await bob.Delay(TimeSpan.FromMicroseconds(1500));
            bob.Note("two\nlines");
            await bob.Delay(TimeSpan.FromSeconds(10));
        });
        sim.Run();

        Assert.Equal("     1.5 ms  bob  notes: two⏎lines\n10,001.5 ms  bob  notes: done", sim.Trace.ToText());
    }

    [Fact]
    public void ToText_NothingToWrite_SaysWhy()
    {
        Assert.Equal("Nothing has happened.", new Simulation(seed: 1).Trace.ToText());
        Assert.Equal("The trace is off; SimulationOptions.Trace turns it on.", new Simulation(seed: 1, new SimulationOptions { Trace = false }).Trace.ToText());
    }
}
