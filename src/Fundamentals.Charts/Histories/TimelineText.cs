using Fundamentals.Charts.Figures;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Histories;

/// <summary>What an operation timeline says in words.</summary>
internal static class TimelineText
{
    private const int LongestValue = 14;
    private const int MostDescribed = 40;

    public static string TitleOf(History history, Verdict? verdict) => verdict switch
    {
        Satisfied { Order.Length: > 0 } => $"A {verdict.Model}: one order explains every answer",
        Satisfied => $"The history keeps {verdict.Model}",
        Violated { Blocked: { } blocked } => $"Not a {verdict.Model}: '{Short(blocked)}' has no place",
        Violated => $"The history breaks {verdict.Model}",
        Undecided undecided => $"Perhaps a {verdict.Model}: the search stopped at {undecided.Limit}",
        _ => $"{Numbers.Of(history.Operations.Length, "operation")} of {Numbers.Of(history.Processes.Count, "client")}",
    };

    /// <summary>The label of a bar: what was asked and answered, without the process.</summary>
    public static string LabelOf(Operation operation)
    {
        var key = operation.Key is null ? string.Empty : $" {operation.Key}";
        var input = operation.Input is null ? string.Empty : $" {Value(operation.Input)}";
        var output = operation.Outcome switch
        {
            Outcome.Unknown => " ?",
            Outcome.Failed => " failed",
            _ => operation.HasAnswer ? $" → {Value(operation.Output)}" : string.Empty,
        };
        return $"{operation.Action}{key}{input}{output}";
    }

    public static string Describe(TimelineWindow window, Verdict? verdict, IReadOnlyList<TimelineBand> bands)
    {
        var part = window.IsPart ? $" Shown are {window.Shown.Length} of {Numbers.Count(window.Total)} operations." : string.Empty;
        var reason = verdict is Violated violated ? $" Why: {violated.Reason}" : string.Empty;
        var order = window.Order.Length == 0 ? string.Empty : $" {(verdict is Violated ? "An order that gets furthest" : "A legal order")}: {List(window.Order)}.";
        var unit = window.HasTimes ? "ms" : "events";
        var bars = string.Join("; ", window.Shown.Take(MostDescribed).Select(operation => $"{operation} ({Numbers.Plain(operation.InvokedAt.TotalMilliseconds)} to {(operation.ReturnedAt is { } end ? Numbers.Plain(end.TotalMilliseconds) : "the end")} {unit})"));
        var behind = bands.Count == 0 ? string.Empty : $" Behind them: {string.Join("; ", bands.Select(band => $"{band.Label} from {Numbers.Plain(band.From.TotalMilliseconds)} {(band.To == TimeSpan.MaxValue ? $"{unit} on" : $"to {Numbers.Plain(band.To.TotalMilliseconds)} {unit}")}"))}.";
        var rest = window.Shown.Length > MostDescribed ? $"; and {window.Shown.Length - MostDescribed} more" : string.Empty;
        return $"Timeline of operations, a row for each of {window.Processes.Count} processes.{part}{reason}{order} Operations: {bars}{rest}.{behind}";
    }

    private static string List(IEnumerable<Operation> operations)
    {
        var all = operations.ToList();
        var shown = string.Join(", ", all.Take(MostDescribed).Select((operation, i) => $"{i + 1} {operation}"));
        return all.Count > MostDescribed ? $"{shown}, and {all.Count - MostDescribed} more" : shown;
    }

    private static string Short(Operation operation) => $"{operation.Process}: {LabelOf(operation)}";

    private static string Value(object? value)
    {
        var text = ValueList.Show(value);
        return text.Length <= LongestValue ? text : $"{text[..4]}…{text[^8..]}";
    }
}
