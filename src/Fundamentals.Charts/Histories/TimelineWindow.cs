using System.Collections.Immutable;
using Fundamentals.Checkers;
using Fundamentals.Histories;

namespace Fundamentals.Charts.Histories;

/// <summary>The part of a history that there is room for, and the parts of the verdict that concern it.</summary>
internal sealed class TimelineWindow
{
    private TimelineWindow(History history, IEnumerable<Operation> shown, Verdict? verdict)
    {
        Shown = [.. shown.OrderBy(operation => operation.Invoke)];
        IsPart = Shown.Length < history.Operations.Length;
        Processes = [.. Shown.Select(operation => operation.Process).Distinct(StringComparer.Ordinal).OrderBy(NumberOf).ThenBy(name => name, StringComparer.Ordinal)];
        var indexes = Shown.Select(operation => operation.Index).ToHashSet();
        Order = [.. OrderOf(verdict).Where(operation => indexes.Contains(operation.Index))];
        Evidence = verdict is Violated violated ? violated.Evidence.Select(operation => operation.Index).ToHashSet() : [];
        Blocked = (verdict as Violated)?.Blocked;
        (Start, End) = (Shown.Length == 0 ? TimeSpan.Zero : Shown.Min(operation => operation.InvokedAt), Shown.Length == 0 ? TimeSpan.Zero : Shown.Max(operation => operation.ReturnedAt ?? operation.InvokedAt));
        HasTimes = history.HasTimes;
        Total = history.Operations.Length;
    }

    /// <summary>Gets the operations to draw, by invocation.</summary>
    public ImmutableArray<Operation> Shown { get; }

    public bool IsPart { get; }

    public int Total { get; }

    public bool HasTimes { get; }

    public IReadOnlyList<string> Processes { get; }

    /// <summary>Gets the operations of the order found, as far as they are drawn.</summary>
    public ImmutableArray<Operation> Order { get; }

    /// <summary>Gets the indexes of the operations that contradict each other.</summary>
    public HashSet<int> Evidence { get; }

    public Operation? Blocked { get; }

    public TimeSpan Start { get; }

    public TimeSpan End { get; }

    public static TimelineWindow Of(History history, Verdict? verdict, int most)
    {
        if (verdict is not Violated violated)
            return new TimelineWindow(history, history.Operations.Take(most), verdict);

        // What came after the contradiction cannot explain it; nor can other keys, where it is about one.
        var last = violated.Blocked ?? violated.Evidence[^1];
        var isAboutOneKey = violated.Prefix.Concat(violated.Evidence).All(operation => operation.Key == last.Key);
        var evidence = violated.Evidence.TakeLast(most).Select(operation => operation.Index).ToHashSet();
        bool Matters(Operation operation) => violated.Blocked is null || (operation.Invoke < last.Return && (!isAboutOneKey || operation.Key == last.Key));
        var shown = history.Operations.Where(operation => evidence.Contains(operation.Index) || Matters(operation))
            .OrderByDescending(operation => evidence.Contains(operation.Index))
            .ThenByDescending(operation => Math.Min(operation.Return, last.Return))
            .Take(most);
        return new TimelineWindow(history, shown, verdict);
    }

    private static ImmutableArray<Operation> OrderOf(Verdict? verdict) => verdict switch
    {
        Satisfied satisfied => satisfied.Order,
        Violated violated => violated.Prefix,
        _ => [],
    };

    private static long NumberOf(string process) => long.TryParse(process, out var number) ? number : long.MaxValue;
}
