using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>
/// A first-in, first-out queue for each key: <c>enqueue v</c> puts v at the end, <c>dequeue → v</c> takes the first, or answers
/// null if there is none.
/// </summary>
public sealed class QueueModel : IModel<ValueList>
{
    /// <inheritdoc/>
    public string Name => "queue";

    /// <inheritdoc/>
    public ValueList Initial { get; } = new();

    /// <inheritdoc/>
    public bool DependsOnProcess => false;

    /// <inheritdoc/>
    public bool TryStep(ValueList state, Operation operation, out ValueList next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(operation);
        next = state;
        switch (operation.Action)
        {
            case "enqueue":
                if (operation.Input is null)
                    throw UnsuitableHistoryException.Input(Name, operation, "a value other than null, which stands for an empty queue");
                next = new ValueList([.. state, operation.Input]);
                return true;
            case "dequeue":
                if (state.Count > 0)
                    next = new ValueList(state.Skip(1));
                return operation.Outcome == Outcome.Unknown || Equals(operation.Output, state.Count > 0 ? state[0] : null);
            default:
                throw UnsuitableHistoryException.UnknownAction(Name, operation, "enqueue and dequeue");
        }
    }

    /// <inheritdoc/>
    public bool IsReadOnly(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation is { Action: "dequeue", Outcome: Outcome.Ok, Output: null };
    }

    /// <inheritdoc/>
    public string PartOf(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Key ?? string.Empty;
    }
}
