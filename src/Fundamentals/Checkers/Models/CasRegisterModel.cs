using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>
/// A register that also knows <c>cas [from to]</c>: it writes <c>to</c> if it holds <c>from</c>, and answers whether it did.
/// The output false means that it did not hold <c>from</c>; any other, that it did.
/// </summary>
public sealed class CasRegisterModel : RegisterModel
{
    /// <inheritdoc/>
    public override string Name => "cas-register";

    /// <inheritdoc/>
    public override bool TryStep(RegisterState state, Operation operation, out RegisterState next)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Action is "read" or "write")
            return base.TryStep(state, operation, out next);
        if (operation.Action != "cas")
            throw UnsuitableHistoryException.UnknownAction(Name, operation, "read, write and cas");
        if (operation.Input is not ValueList { Count: 2 } pair)
            throw UnsuitableHistoryException.Input(Name, operation, "two values [from to]");
        var holds = Equals(state.Value, pair[0]);
        next = holds ? new RegisterState(pair[1]) : state;
        return operation.Outcome == Outcome.Unknown || holds == Succeeded(operation);
    }

    /// <inheritdoc/>
    public override bool IsReadOnly(Operation operation) =>
        base.IsReadOnly(operation) || (operation is { Action: "cas", Outcome: Outcome.Ok } && !Succeeded(operation));

    private static bool Succeeded(Operation operation) => operation.Output is not false;
}
