using System.Text.Json.Nodes;
using Fundamentals.Charts.Histories;
using Fundamentals.Faults;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Tests.Histories;

public sealed class TimelineBandTests
{
    private static readonly ScheduledFault[] Faults =
    [
        new(Fault.Partition(["left"], ["right"]), At: TimeSpan.FromMilliseconds(10), For: TimeSpan.FromMilliseconds(20)),
        new(Fault.Pause("right"), At: TimeSpan.FromMilliseconds(25), For: TimeSpan.FromMilliseconds(12)),
    ];

    [Fact]
    public void Of_TraceWithFaults_HasThemWithTheirNamesAndTimes() => Assert.Equal(
        [("Partition left | right", 10, 30), ("Pause right", 25, 37)],
        TimelineBand.Of(RecordedRun.Of(Faults).Trace).Select(band => (band.Label, band.From.TotalMilliseconds, band.To.TotalMilliseconds)));

    [Fact]
    public void Of_FilteredTrace_HasAllFaultsOfTheRun()
    {
        var trace = RecordedRun.Of(Faults).Trace;

        Assert.Equal(TimelineBand.Of(trace), TimelineBand.Of(trace.Between(TimeSpan.FromMilliseconds(70), TimeSpan.FromMilliseconds(80))));
    }

    [Fact]
    public void Of_FaultThatDoesNotEnd_HasNoEnd()
    {
        var sim = new Simulation(seed: 1);
        sim.AddNode("a", new Traces.Store(other: "a"));
        sim.Faults.Crash("a");

        Assert.Equal([("Crash a", TimeSpan.Zero, TimeSpan.MaxValue)], TimelineBand.Of(sim.Trace).Select(band => (band.Label, band.From, band.To)));
    }

    [Theory]
    [InlineData(5, "5-25 20-32")]
    [InlineData(12, "0-18 13-25")]
    [InlineData(30, "0-7")]
    public void Of_HistoryThatStartsLater_CountsFromItsStart(double start, string expected) => Assert.Equal(
        expected,
        string.Join(' ', TimelineBand.Of(RecordedRun.Of(Faults).Trace, TimeSpan.FromMilliseconds(start)).Select(band => $"{band.From.TotalMilliseconds}-{band.To.TotalMilliseconds}")));

    [Fact]
    public void Of_TraceThatIsOff_IsExplained() => Assert.StartsWith(
        "The trace is off",
        Assert.Throws<ArgumentException>(() => TimelineBand.Of(new Simulation(1, new SimulationOptions { Trace = false }).Trace)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void OperationTimeline_BandsOfATrace_LieBehindTheOperationsInTheColoursOfTheFaults()
    {
        var (history, trace) = RecordedRun.Of(Faults);

        var picture = OperationTimeline.Of(history, bands: TimelineBand.Of(trace));

        var layout = JsonNode.Parse(picture.Json)!["layout"]!;
        Assert.Equal(
            [(10, 30, "rgba(213, 94, 0, 0.13)"), (25, 37, "rgba(0, 114, 178, 0.18)")],
            layout["shapes"]!.AsArray().Select(shape => (shape!["x0"]!.GetValue<double>(), shape["x1"]!.GetValue<double>(), shape["fillcolor"]!.GetValue<string>())));
        Assert.Equal(["Partition left | right", "Pause right"], layout["annotations"]!.AsArray().Select(label => label!["text"]!.GetValue<string>()));
        Assert.Contains("Behind them: Partition left | right from 10 to 30 ms; Pause right from 25 to 37 ms.", picture.AltText, StringComparison.Ordinal);
    }
}
