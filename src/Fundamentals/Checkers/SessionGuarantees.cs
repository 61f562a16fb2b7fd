using Fundamentals.Checkers.ReadsFrom;
using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// Checks session guarantees. "Newer" means newer in the one order of versions that each key has; a history shows only parts
/// of it, so a guarantee is violated if no order of versions keeps it in which the writes of each process to the key are in
/// the order in which it made them. Causal convergence implies all four.
/// </summary>
/// <remarks>
/// A history does not say which server answered. So the checks of <see cref="SessionGuarantee.MonotonicWrites"/> and
/// <see cref="SessionGuarantee.WritesFollowReads"/> carry over what a process saw in one read to its later reads, at whichever
/// server: they ask for those guarantees of Terry et al. together with monotonic reads.
/// </remarks>
public static class SessionGuarantees
{
    /// <summary>Gets all four.</summary>
    public static IReadOnlyList<SessionGuarantee> All { get; } = Array.AsReadOnly(Enum.GetValues<SessionGuarantee>());

    /// <summary>Checks a history of actions <c>read</c> and <c>write</c>, of registers that hold null at first.</summary>
    /// <param name="history">The history.</param>
    /// <param name="guarantee">Which guarantee.</param>
    /// <param name="limits">Where to stop; it visits no configurations, so that their number is no limit. By default, nowhere.</param>
    /// <returns>
    /// <see cref="Satisfied"/> (without an order), <see cref="Violated"/> with the operations that show it: those that the
    /// last of them should have seen and did not, or those that ask for versions in a circle; or <see cref="Undecided"/>.
    /// </returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public static Verdict Check(History history, SessionGuarantee guarantee, CheckLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        var name = NameOf(guarantee);
        var limit = new SearchLimit(limits ?? new CheckLimits());
        var reads = ReadsFromRelation.Of(history, name);
        try
        {
            return reads.Invention ?? new VersionOrder(reads, name, limit).Find(SessionDemands.Of(reads, guarantee, limit)) ?? (Verdict)new Satisfied(name, []);
        }
        catch (LimitReachedException)
        {
            return new Undecided(name, limit.Reached!);
        }
    }

    /// <summary>Gets the guarantee's name, such as <c>read-your-writes</c>.</summary>
    /// <param name="guarantee">Which guarantee.</param>
    public static string NameOf(SessionGuarantee guarantee) => guarantee switch
    {
        SessionGuarantee.ReadYourWrites => "read-your-writes",
        SessionGuarantee.MonotonicReads => "monotonic-reads",
        SessionGuarantee.MonotonicWrites => "monotonic-writes",
        SessionGuarantee.WritesFollowReads => "writes-follow-reads",
        _ => throw new ArgumentOutOfRangeException(nameof(guarantee), guarantee, "There is no such guarantee."),
    };
}
