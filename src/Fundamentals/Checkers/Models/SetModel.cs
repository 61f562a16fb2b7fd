using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>
/// A set for each key, empty at first: <c>add e</c>, <c>remove e</c>, each of which may answer whether it changed the set;
/// <c>contains e → true or false</c>; <c>read → [elements]</c> in any order.
/// </summary>
public sealed class SetModel : IModel<ValueSet>
{
    /// <inheritdoc/>
    public string Name => "set";

    /// <inheritdoc/>
    public ValueSet Initial => ValueSet.Empty;

    /// <inheritdoc/>
    public bool DependsOnProcess => false;

    /// <inheritdoc/>
    public bool TryStep(ValueSet state, Operation operation, out ValueSet next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(operation);
        next = operation.Action switch
        {
            "add" => state.Add(operation.Input),
            "remove" => state.Remove(operation.Input),
            "contains" or "read" => state,
            _ => throw UnsuitableHistoryException.UnknownAction(Name, operation, "add, remove, contains and read"),
        };
        return operation.Outcome == Outcome.Unknown || operation.Action switch
        {
            "read" => operation.Output is ValueList list && list.Count == state.Count && list.All(state.Contains) && list.Distinct().Count() == list.Count,
            "contains" => Equals(operation.Output, state.Contains(operation.Input)),
            _ => operation.Output is not bool changed || changed == (next.Count != state.Count),
        };
    }

    /// <inheritdoc/>
    public bool IsReadOnly(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Action is "read" or "contains";
    }

    /// <inheritdoc/>
    public string PartOf(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Key ?? string.Empty;
    }
}
