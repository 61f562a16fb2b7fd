using Fundamentals.Charts.Traces;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Replication;

/// <summary>A history with the name it goes by, and what its clients got, over time.</summary>
internal sealed record Service(string Name, History History, ServiceWindow[] Windows)
{
    /// <summary>Gets what texts about it begin with; nothing where it is the only one.</summary>
    public string Prefix => Name.Length == 0 ? "" : $"{Name}: ";

    public bool HasRefusals => Windows.Any(window => window.Refused > 0);

    public TimeSpan Worst => Windows.Max(window => window.Worst) ?? TimeSpan.Zero;

    public ServiceWindow? Lowest => Windows.Where(window => window.Requests > 0).MinBy(window => window.AnsweredShare);

    /// <summary>The share of requests answered of those that began during a fault; null if none did.</summary>
    public double? AnsweredDuring(IReadOnlyList<FaultSpan> faults)
    {
        var during = History.Operations.Where(operation => IsDuring(operation, faults)).ToList();
        return during.Count == 0 ? null : (double)during.Count(operation => operation.Outcome == Outcome.Ok) / during.Count;
    }

    /// <summary>How far out of date the worst read was of those that began during a fault; zero if none was.</summary>
    public TimeSpan WorstDuring(IReadOnlyList<FaultSpan> faults) =>
        Staleness.Of(History).Where(read => IsDuring(read.Read, faults)).Select(read => read.Time).DefaultIfEmpty().Max();

    public double AnsweredShare => (double)Windows.Sum(window => window.Answered) / History.Operations.Length;

    private static bool IsDuring(Operation operation, IReadOnlyList<FaultSpan> faults) =>
        faults.Any(span => operation.InvokedAt >= span.From && operation.InvokedAt <= span.To);
}
