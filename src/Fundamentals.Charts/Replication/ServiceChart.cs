using Fundamentals.Charts.Traces;
using Fundamentals.Histories;
using Trace = Fundamentals.Simulator.Trace;

namespace Fundamentals.Charts.Replication;

/// <summary>
/// What clients of a store got over time: above, the share of their requests that was answered; below, how far out of date
/// the worst read was; faults behind both. Several histories of one story show what each design gives up.
/// </summary>
/// <remarks>
/// A request counts in the window in which it began. Hatched above the line are those that came back refused, certainly
/// without effect (<see cref="Outcome.Failed"/>); what is free between there and 100 % is in doubt (<see cref="Outcome.Unknown"/>).
/// Staleness is that of <see cref="Checkers.Staleness"/>, which counts only what is certain.
/// </remarks>
public static class ServiceChart
{
    /// <summary>Draws one history.</summary>
    /// <param name="history">Reads and writes; at least one.</param>
    /// <param name="trace">Where to find the faults; by default, none are shown.</param>
    /// <param name="title">States what the picture shows; by default, the share answered and the worst read, during the faults where there are some.</param>
    /// <param name="window">How long each stretch of time is that requests are counted in; positive. By default a round length that suits the history.</param>
    /// <exception cref="ArgumentException">The history has no operations or no times, the window is not positive, or the trace is off.</exception>
    /// <exception cref="Checkers.UnsuitableHistoryException">Staleness cannot be told, such as where one value is written twice.</exception>
    public static Picture Of(History history, Trace? trace = null, string? title = null, TimeSpan? window = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Draw([(string.Empty, history)], trace, title, window);
    }

    /// <summary>Draws several histories of one story, each as a line of its own.</summary>
    /// <param name="histories">The histories of reads and writes, each with the name it goes by; at least one.</param>
    /// <param name="trace">Where to find the faults, which the histories have in common; by default, none are shown.</param>
    /// <param name="title">States what the picture shows; by default, for each history the share answered and the worst read, during the faults where there are some.</param>
    /// <param name="window">How long each stretch of time is that requests are counted in; positive. By default a round length that suits all.</param>
    /// <exception cref="ArgumentException">There is no history, a history has no operations or no times, a name is there twice, the window is not positive, or the trace is off.</exception>
    /// <exception cref="Checkers.UnsuitableHistoryException">Staleness cannot be told, such as where one value is written twice.</exception>
    public static Picture Of(IReadOnlyList<(string Name, History History)> histories, Trace? trace = null, string? title = null, TimeSpan? window = null)
    {
        ArgumentNullException.ThrowIfNull(histories);
        foreach (var (name, _) in histories)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(name, nameof(histories));
            if (histories.Count(other => other.Name == name) > 1)
                throw new ArgumentException($"The name '{name}' is there twice; give each history its own.", nameof(histories));
        }

        return Draw(histories, trace, title, window);
    }

    private static Picture Draw(IReadOnlyList<(string Name, History History)> histories, Trace? trace, string? title, TimeSpan? window)
    {
        Check(histories, trace, window);
        var length = window ?? ServiceWindow.LengthFor(histories.Select(named => named.History));
        Service[] services = [.. histories.Select(named => new Service(named.Name, named.History, ServiceWindow.Of(named.History, length)))];
        var end = services.Max(service => service.Windows[^1].To);

        // One unit for both axes: it then depends on the length of the story alone, and pictures of the same length compare.
        var (clock, staleness) = (new ChartClock(end), new ChartClock(end));
        var faults = trace is null ? [] : FaultSpan.Of(trace.Whole.Events, TimeSpan.Zero, end);
        title ??= ServiceText.Finding(services, faults, staleness);
        var traces = services.SelectMany((service, i) => ServiceLines.Draw(service, i, clock, staleness)).ToList();
        return Picture.Of(
            traces,
            ServiceLayout.Of(services, faults, clock, staleness, Legend.RowsOf(traces, ServiceLayout.PlotWidth)),
            title,
            $"{title}. {ServiceText.Describe(services, faults, length, clock, staleness)}");
    }

    private static void Check(IReadOnlyList<(string Name, History History)> histories, Trace? trace, TimeSpan? window)
    {
        if (histories.Count == 0)
            throw new ArgumentException("There is no history to draw; give at least one.", nameof(histories));
        foreach (var (name, history) in histories)
        {
            ArgumentNullException.ThrowIfNull(history, nameof(histories));
            if (history.Operations.IsEmpty)
                throw new ArgumentException($"The history{Quote(name)} has no operations; run clients first.", nameof(histories));
            if (!history.HasTimes)
                throw new ArgumentException($"The history{Quote(name)} has no times, so nothing can be drawn over time.", nameof(histories));
        }

        if (window is { } length && length <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(window), length, "A window must be longer than zero.");
        if (trace is { IsOn: false })
            throw new ArgumentException("The trace is off, so it knows of no faults; SimulationOptions.Trace turns it on.", nameof(trace));

        static string Quote(string name) => name.Length == 0 ? "" : $" '{name}'";
    }
}
