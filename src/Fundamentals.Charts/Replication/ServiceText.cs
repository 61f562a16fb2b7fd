using Fundamentals.Charts.Figures;
using Fundamentals.Charts.Traces;

namespace Fundamentals.Charts.Replication;

/// <summary>What a picture of service says in words.</summary>
internal static class ServiceText
{
    public static string Finding(IReadOnlyList<Service> services, IReadOnlyList<FaultSpan> faults, ChartClock staleness)
    {
        var during = services.Select(service => service.AnsweredDuring(faults)).ToList();
        var hasFaults = during.TrueForAll(share => share is not null);
        string Share(int i) => Numbers.Percent(hasFaults ? during[i]!.Value : services[i].AnsweredShare);
        string Reads(Service service) => (hasFaults ? service.WorstDuring(faults) : service.Worst) is var worst && worst == TimeSpan.Zero
            ? "no read is stale"
            : $"reads are up to {staleness.Rough(worst)} out of date";
        var when = !hasFaults ? "" : faults.Count == 1 ? "During the fault " : "During faults ";
        var parts = services.Select((service, i) => services.Count == 1
            ? $"{Share(i)} of requests are answered, and {Reads(service)}"
            : $"{service.Name} answers {Share(i)}{(i == 0 ? " of requests" : "")} and {Reads(service)}");
        return $"{when}{string.Join("; ", parts)}";
    }

    public static string Hover(Service service, ServiceWindow window, ChartClock clock) =>
        $"{PlotlyText.Literal(service.Prefix)}{clock.Text(window.From)} to {clock.Text(window.To)}:<br>"
        + $"{Numbers.Percent(window.AnsweredShare)} of {Numbers.Of(window.Requests, "request")} answered<br>"
        + $"{Numbers.Count(window.Answered)} answered, {Numbers.Count(window.Refused)} refused, {Numbers.Count(window.InDoubt)} in doubt";

    public static string HoverReads(Service service, ServiceWindow window, ChartClock clock, ChartClock staleness) =>
        $"{PlotlyText.Literal(service.Prefix)}{clock.Text(window.From)} to {clock.Text(window.To)}:<br>"
        + $"worst of {Numbers.Of(window.Staleness.Count, "read")}: out of date for {staleness.Text(window.Worst!.Value)}<br>"
        + $"median {staleness.Text(window.Median!.Value)}; {Numbers.Count(window.Staleness.Count(time => time > TimeSpan.Zero))} stale";

    public static string When(FaultSpan span, ChartClock clock) =>
        span.End is { } end ? $"from {clock.Text(span.Begin)} to {clock.Text(end)}" : $"from {clock.Text(span.Begin)} on";

    public static string Describe(IReadOnlyList<Service> services, IReadOnlyList<FaultSpan> faults, TimeSpan length, ChartClock clock, ChartClock staleness)
    {
        var stories = services.Select(service =>
        {
            int Sum(Func<ServiceWindow, int> count) => service.Windows.Sum(count);
            var lowest = service.Lowest!;
            return $"{service.Prefix}{Numbers.Of(service.History.Operations.Length, "request")}, {Numbers.Count(Sum(window => window.Answered))} answered ({Numbers.Percent(service.AnsweredShare)}), "
                + $"{Numbers.Count(Sum(window => window.Refused))} refused, {Numbers.Count(Sum(window => window.InDoubt))} in doubt; lowest {Numbers.Percent(lowest.AnsweredShare)} from {clock.Text(lowest.From)} to {clock.Text(lowest.To)}; "
                + $"{Numbers.Count(Sum(window => window.Staleness.Count(time => time > TimeSpan.Zero)))} of {Numbers.Of(Sum(window => window.Staleness.Count), "read")} stale, the worst out of date for {staleness.Text(service.Worst)}.";
        });
        var behind = faults.Count == 0 ? "" : $" Behind them: {string.Join("; ", faults.Select(span => $"{span.Fault} {When(span, clock)}"))}.";
        return $"Two line charts over time, in windows of {clock.Text(length)}: the share of requests answered, and how far out of date the worst read is. {string.Join(" ", stories)}{behind}";
    }
}
