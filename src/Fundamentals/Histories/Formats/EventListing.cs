namespace Fundamentals.Histories;

/// <summary>Takes operations apart into their beginnings and ends, in the order of the history, each with its operation's input.</summary>
internal static class EventListing
{
    public static IEnumerable<(HistoryEvent Event, object? Input)> Of(History history) => history.Operations
        .SelectMany(operation => new[] { (At: operation.Invoke, operation, Ends: false), (At: operation.Ended, operation, Ends: true) })
        .Where(moment => moment.At != Operation.Never)
        .OrderBy(moment => moment.At)
        .Select(moment => (moment.Ends ? End(moment.operation, history.HasTimes) : Begin(moment.operation, history.HasTimes), moment.operation.Input));

    private static HistoryEvent Begin(Operation operation, bool hasTimes) =>
        new(operation.Process, HistoryEventType.Invoke, operation.Action, operation.Key, operation.Input, hasTimes ? operation.InvokedAt : null);

    private static HistoryEvent End(Operation operation, bool hasTimes) => new(
        operation.Process,
        operation.Outcome switch
        {
            Outcome.Ok => HistoryEventType.Ok,
            Outcome.Failed => HistoryEventType.Fail,
            _ => HistoryEventType.Info,
        },
        operation.Action,
        operation.Key,
        operation.Outcome == Outcome.Ok ? operation.Output : null,
        hasTimes ? operation.ReturnedAt : null);
}
