using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>A history cannot be held against a model, whatever the system did: the question does not make sense.</summary>
/// <param name="problem">What is wrong, and what would be right.</param>
/// <param name="operation">The operation it is about, if it is about one.</param>
public sealed class UnsuitableHistoryException(string problem, Operation? operation = null)
    : Exception(operation is { Line: > 0 } ? $"line {operation.Line}: {problem}" : problem)
{
    /// <summary>Gets what is wrong, without the line.</summary>
    public string Problem { get; } = problem;

    /// <summary>Gets the operation it is about, or null.</summary>
    public Operation? Operation { get; } = operation;

    internal static UnsuitableHistoryException UnknownAction(string model, Operation operation, string known) =>
        new($"the model '{model}' has no action '{operation.Action}'; it knows {known}.", operation);

    internal static UnsuitableHistoryException Input(string model, Operation operation, string expected) =>
        new($"'{operation.Action}' of the model '{model}' needs {expected}; here it is {ValueList.Show(operation.Input)}.", operation);
}
