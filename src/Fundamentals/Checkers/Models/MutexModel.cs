using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>Who holds a lock.</summary>
/// <param name="Holder">The process; null if nobody does.</param>
/// <param name="Token">What every fencing token is higher than that is given out from now on; null if it may be any.</param>
public readonly record struct LockState(string? Holder, long? Token)
{
    /// <summary>Writes the holder.</summary>
    public override string ToString() => (Holder is null ? "free" : $"held by {Holder}") + (Token is not null ? $", last token {Token}" : string.Empty);
}

/// <summary>
/// A lock for each key: <c>acquire</c> takes it if it is free, <c>release</c> gives it back and is right only for the process
/// that holds it. The output false means that it was refused; any other, that it was done.
/// </summary>
public class MutexModel : IModel<LockState>
{
    /// <inheritdoc/>
    public virtual string Name => "mutex";

    /// <inheritdoc/>
    public LockState Initial => default;

    /// <inheritdoc/>
    public bool TryStep(LockState state, Operation operation, out LockState next)
    {
        ArgumentNullException.ThrowIfNull(operation);
        var isPossible = operation.Action switch
        {
            "acquire" => state.Holder is null,
            "release" => state.Holder == operation.Process,
            _ => throw UnsuitableHistoryException.UnknownAction(Name, operation, "acquire and release"),
        };
        next = state;
        if (operation.Outcome == Outcome.Ok && operation.Output is false)
            return !isPossible;
        if (!isPossible)
            return operation.Outcome == Outcome.Unknown;
        if (operation.Action == "release")
            next = state with { Holder = null };
        else
            return TryAcquire(state, operation, out next);
        return true;
    }

    /// <inheritdoc/>
    public bool IsReadOnly(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation is { Outcome: Outcome.Ok, Output: false };
    }

    /// <inheritdoc/>
    public string PartOf(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return operation.Key ?? string.Empty;
    }

    /// <summary>Gives the free lock to a process.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="operation">The acquisition.</param>
    /// <param name="next">The state after.</param>
    /// <returns>False if the answer is wrong.</returns>
    protected virtual bool TryAcquire(LockState state, Operation operation, out LockState next)
    {
        ArgumentNullException.ThrowIfNull(operation);
        next = state with { Holder = operation.Process };
        return true;
    }
}
