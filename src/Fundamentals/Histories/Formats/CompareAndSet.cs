namespace Fundamentals.Histories;

/// <summary>
/// What Jepsen's <c>:fail :cas [1 2]</c> says: the register answered that it did not hold 1. That is an answer as good as
/// any, and a checker must use it; it becomes Ok with the output false. With a reason in place of the values, such as
/// <c>:timed-out</c>, it is a failure like any other.
/// </summary>
internal static class CompareAndSet
{
    private const string Action = "cas";

    public static HistoryEvent FromJepsen(HistoryEvent item, bool hasReason = false) =>
        item is { Type: HistoryEventType.Fail, Action: Action, Value: ValueList } && !hasReason
            ? item with { Type = HistoryEventType.Ok, Value = false }
            : item;

    public static HistoryEvent ToJepsen(HistoryEvent item, object? input) =>
        item is { Type: HistoryEventType.Ok, Action: Action, Value: false }
            ? item with { Type = HistoryEventType.Fail, Value = input }
            : item;
}
