using Fundamentals.Clocks;
using Fundamentals.Simulator;
using Fundamentals.Tests.Simulator;

namespace Fundamentals.Tests.Clocks;

public sealed class NodeClocksTests
{
    private readonly Simulation _simulation = new(seed: 1);

    public NodeClocksTests() => _simulation.AddNode("a", new Echo());

    [Fact]
    public void ClockError_SkewAndDrift_AddUpAndWhatWasGainedStays()
    {
        Assert.Equal(TimeSpan.Zero, _simulation.ClockError("a"));
        var skew = _simulation.Faults.Skew("a", -20.Milliseconds);
        var drift = _simulation.Faults.Drift("a", 0.001);
        _simulation.RunFor(10.Seconds);

        Assert.Equal(-10.Milliseconds, _simulation.ClockError("a"));
        skew.Dispose();
        drift.Dispose();
        _simulation.RunFor(10.Seconds);
        Assert.Equal(10.Milliseconds, _simulation.ClockError("a"));
    }

    [Fact]
    public void ClockError_ClientOrNobody_Throws()
    {
        _simulation.AddClient("ann", _ => Task.CompletedTask);

        Assert.Contains("ann is a client", Assert.Throws<ArgumentException>(() => _simulation.ClockError("ann")).Message);
        Assert.Contains("no node or client named 'b'", Assert.Throws<ArgumentException>(() => _simulation.ClockError("b")).Message);
    }
}
