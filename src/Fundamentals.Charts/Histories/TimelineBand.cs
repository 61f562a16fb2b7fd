using Fundamentals.Charts.Traces;
using Fundamentals.Simulator;

namespace Fundamentals.Charts.Histories;

/// <summary>A stretch of time that an <see cref="OperationTimeline"/> shows behind the operations, such as a partition.</summary>
/// <param name="From">When it begins, since the start of the history.</param>
/// <param name="To">When it ends, not before <paramref name="From"/>; <see cref="TimeSpan.MaxValue"/> if it does not.</param>
/// <param name="Label">What it is.</param>
public sealed record TimelineBand(TimeSpan From, TimeSpan To, string Label)
{
    /// <summary>Gets the colour, as plotly takes it.</summary>
    internal string Fill { get; init; } = Palette.Grid;

    /// <summary>Takes the faults of a run, in the order in which they begin, each with its name and the colour it has in a space-time diagram.</summary>
    /// <param name="trace">The trace of the run; of a filtered one, all faults of the run.</param>
    /// <param name="start">
    /// When the history starts, in the time of the trace: what the clock showed when its recorder was made. By default the
    /// start of the run. Faults that ended before are left out.
    /// </param>
    /// <exception cref="ArgumentException">The trace is off, or nothing has happened in it.</exception>
    public static IReadOnlyList<TimelineBand> Of(Trace trace, TimeSpan start = default)
    {
        ArgumentNullException.ThrowIfNull(trace);
        Traceable.Require(trace.Whole);
        return
        [
            .. FaultSpan.Of(trace.Whole.Events, start, TimeSpan.MaxValue).Where(fault => fault.End is not { } end || end > start).Select(fault =>
                new TimelineBand(fault.From - start, fault.End is { } end ? end - start : TimeSpan.MaxValue, fault.Fault.ToString()) { Fill = FaultBands.FillOf(fault.Fault.Kind) }),
        ];
    }
}
