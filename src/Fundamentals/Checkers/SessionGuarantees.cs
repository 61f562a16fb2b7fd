using Fundamentals.Checkers.ReadsFrom;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// Checks session guarantees. "Newer" means newer in the one order of versions that each key has; a history shows only parts
/// of it, so a guarantee is violated if no order of versions keeps it in which the writes of each process to the key are in
/// the order in which it made them. Causal convergence implies all four.
/// </summary>
public static class SessionGuarantees
{
    /// <summary>Gets all four.</summary>
    public static IReadOnlyList<SessionGuarantee> All { get; } = Array.AsReadOnly(Enum.GetValues<SessionGuarantee>());

    /// <summary>Checks a history of actions <c>read</c> and <c>write</c>, of registers that hold null at first.</summary>
    /// <param name="history">The history.</param>
    /// <param name="guarantee">Which guarantee.</param>
    /// <returns>
    /// <see cref="Satisfied"/> (without an order), or <see cref="Violated"/> with the operations that show it: those that the
    /// last of them should have seen and did not, or those that ask for versions in a circle.
    /// </returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public static Verdict Check(History history, SessionGuarantee guarantee)
    {
        ArgumentNullException.ThrowIfNull(history);
        var name = NameOf(guarantee);
        var reads = ReadsFromRelation.Of(history, name);
        return reads.Invention ?? new VersionOrder(reads, name).Find(SessionDemands.Of(reads, guarantee)) ?? (Verdict)new Satisfied(name, []);
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
