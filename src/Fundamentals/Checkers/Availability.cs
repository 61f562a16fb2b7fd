using System.Collections.Immutable;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>How many requests were answered, of those that began in a span of time.</summary>
/// <param name="From">Its beginning, since the start of the history.</param>
/// <param name="To">Its end, which is not part of it.</param>
/// <param name="Ok">How many were answered.</param>
/// <param name="Failed">How many certainly had no effect: most commonly refused.</param>
/// <param name="Unknown">How many had no answer in time, were refused when they might have had an effect already, or had none yet when the history ended.</param>
public sealed record AnsweredRequests(TimeSpan From, TimeSpan To, int Ok, int Failed, int Unknown)
{
    /// <summary>Gets how many began.</summary>
    public int All => Ok + Failed + Unknown;

    /// <summary>Gets how many were not answered.</summary>
    public int NotOk => Failed + Unknown;

    /// <summary>Gets the share that was answered, from 0 to 1; null if nobody asked for anything, which is neither good nor bad.</summary>
    public double? Share => All == 0 ? null : (double)Ok / All;

    /// <summary>Says how many of how many.</summary>
    public override string ToString() => $"{Ok} of {All} answered";
}

/// <summary>
/// Measures availability as CAP means it: every request that a node receives, and that has not failed itself, must be
/// answered, however late, and a refusal is no answer (Gilbert and Lynch, "Brewer's Conjecture and the Feasibility of
/// Consistent, Available, Partition-Tolerant Web Services", SIGACT News 33(2), 2002, section 2.2). Here an answer counts
/// that comes before the client stops waiting.
/// </summary>
/// <remarks>
/// A history does not know which nodes were alive. If some were down, leave out what was asked of them, with
/// <see cref="History.Where"/>; else this measures what users saw, which is worse.
/// </remarks>
public static class Availability
{
    /// <summary>Counts all requests.</summary>
    /// <param name="history">A history of any actions.</param>
    public static AnsweredRequests Of(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Count(history.Operations, TimeSpan.Zero, history.End);
    }

    /// <summary>Counts requests by when they began.</summary>
    /// <param name="history">A history of any actions, with times.</param>
    /// <param name="window">How long each span of time is; positive.</param>
    /// <returns>One count for each span, from the start of the history to its end; the last may reach beyond it.</returns>
    /// <exception cref="UnsuitableHistoryException">The history has no times.</exception>
    public static ImmutableArray<AnsweredRequests> Over(History history, TimeSpan window) =>
        [.. Windows.Of(history, window, operation => operation.InvokedAt, history?.Operations ?? []).Select(part => Count(part.Items, part.From, part.To))];

    private static AnsweredRequests Count(IReadOnlyList<Operation> operations, TimeSpan from, TimeSpan to) => new(
        from,
        to,
        operations.Count(operation => operation.Outcome == Outcome.Ok),
        operations.Count(operation => operation.Outcome == Outcome.Failed),
        operations.Count(operation => operation.Outcome == Outcome.Unknown));
}
