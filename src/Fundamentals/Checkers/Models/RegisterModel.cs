using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>What a register holds.</summary>
/// <param name="Value">The value; null before the first write.</param>
public readonly record struct RegisterState(object? Value)
{
    /// <summary>Writes the value.</summary>
    public override string ToString() => ValueList.Show(Value);
}

/// <summary>One value for each key: <c>write v</c> replaces it, <c>read → v</c> answers it, null before the first write.</summary>
public class RegisterModel : IModel<RegisterState>
{
    /// <inheritdoc/>
    public virtual string Name => "register";

    /// <inheritdoc/>
    public RegisterState Initial => default;

    /// <inheritdoc/>
    public bool DependsOnProcess => false;

    /// <inheritdoc/>
    public virtual bool TryStep(RegisterState state, Operation operation, out RegisterState next)
    {
        ArgumentNullException.ThrowIfNull(operation);
        next = state;
        switch (operation.Action)
        {
            case "read":
                return operation.Outcome == Outcome.Unknown || Equals(state.Value, operation.Output);
            case "write":
                next = new RegisterState(operation.Input);
                return true;
            default:
                throw UnsuitableHistoryException.UnknownAction(Name, operation, "read and write");
        }
    }

    /// <inheritdoc/>
    public virtual bool IsReadOnly(Operation operation)
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
