using Fundamentals.Histories;

namespace Fundamentals.Checkers.Models;

/// <summary>
/// A lock that gives out fencing tokens: <c>acquire → token</c> answers a whole number higher than every one before, so that
/// what the lock protects can refuse a holder whose time is over (Kleppmann, "Designing Data-Intensive Applications", 2017,
/// chapter 8, "Fencing tokens"). The first may be any. An acquisition of unknown outcome has used up a
/// token that nobody knows.
/// </summary>
public sealed class FencedLockModel : MutexModel
{
    /// <inheritdoc/>
    public override string Name => "fenced-lock";

    /// <inheritdoc/>
    protected override bool TryAcquire(LockState state, Operation operation, out LockState next)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Outcome == Outcome.Unknown)
        {
            // Where no token is known yet, the one used up may be any, and excludes none.
            next = new LockState(operation.Process, state.Token + 1);
            return true;
        }

        if (operation.Output is not long token)
            throw new UnsuitableHistoryException($"'acquire' of the model 'fenced-lock' must answer a token, which is a whole number, or false; here it is {ValueList.Show(operation.Output)}.", operation);
        next = new LockState(operation.Process, token);
        return state.Token is null || token > state.Token;
    }
}
