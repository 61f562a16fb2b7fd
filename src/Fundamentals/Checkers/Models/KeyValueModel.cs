using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>
/// A text for each key: <c>put v</c> replaces it, <c>append v</c> writes behind it, <c>get → v</c> answers it. A key that was
/// never written holds the empty text, for which null is another word.
/// </summary>
public sealed class KeyValueModel : IModel<string>
{
    /// <inheritdoc/>
    public string Name => "kv";

    /// <inheritdoc/>
    public string Initial => string.Empty;

    /// <inheritdoc/>
    public bool DependsOnProcess => false;

    /// <inheritdoc/>
    public bool TryStep(string state, Operation operation, out string next)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(operation);
        next = operation.Action switch
        {
            "get" => state,
            "put" => Text(operation, operation.Input),
            "append" => state + Text(operation, operation.Input),
            _ => throw UnsuitableHistoryException.UnknownAction(Name, operation, "get, put and append"),
        };
        return operation.Action != "get" || operation.Outcome == Outcome.Unknown || state == Text(operation, operation.Output);
    }

    /// <inheritdoc/>
    public bool IsReadOnly(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Action == "get";
    }

    /// <inheritdoc/>
    public string PartOf(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Key ?? string.Empty;
    }

    /// <inheritdoc/>
    public string Describe(string state) => ValueList.Show(state);

    private static string Text(Operation operation, object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        _ => throw new UnsuitableHistoryException($"'{operation.Action}' of the model 'kv' has the value {ValueList.Show(value)}; this model's values are text.", operation),
    };
}
