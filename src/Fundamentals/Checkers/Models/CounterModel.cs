using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>
/// A whole number for each key, 0 at first: <c>add n</c> adds n, which may be negative, and if it answers, it answers the sum;
/// <c>read → n</c> answers it.
/// </summary>
public sealed class CounterModel : IModel<long>
{
    /// <inheritdoc/>
    public string Name => "counter";

    /// <inheritdoc/>
    public long Initial => 0;

    /// <inheritdoc/>
    public bool DependsOnProcess => false;

    /// <inheritdoc/>
    public bool TryStep(long state, Operation operation, out long next)
    {
        ArgumentNullException.ThrowIfNull(operation);
        next = operation.Action switch
        {
            "read" => state,
            "add" => unchecked(state + (operation.Input as long? ?? throw UnsuitableHistoryException.Input(Name, operation, "a whole number"))),
            _ => throw UnsuitableHistoryException.UnknownAction(Name, operation, "add and read"),
        };
        return operation.Outcome == Outcome.Unknown
            || (operation is { Action: "add", Output: null })
            || Equals(operation.Output, next);
    }

    /// <inheritdoc/>
    public bool IsReadOnly(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Action == "read";
    }

    /// <inheritdoc/>
    public string PartOf(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Key ?? string.Empty;
    }
}
