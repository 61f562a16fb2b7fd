using Fundamentals.Checkers;
using Fundamentals.Checkers.ReadsFrom;

namespace Fundamentals.Tests.Checkers;

/// <summary>Every demand of a session guarantee, read off its definition: far too many for a long history, and too simple to be wrong.</summary>
internal static class AllDemands
{
    public static IEnumerable<Demand> Of(ReadsFromRelation reads, SessionGuarantee guarantee) =>
        from read in Enumerable.Range(0, reads.Operations.Length).Where(reads.IsRead)
        from write in MustBeSeen(reads, read, guarantee)
        where reads.KeyOf(write) == reads.KeyOf(read)
        select new Demand(read, write, [write]);

    private static IEnumerable<int> MustBeSeen(ReadsFromRelation reads, int read, SessionGuarantee guarantee) => guarantee switch
    {
        SessionGuarantee.ReadYourWrites => Writes(reads, Before(reads, read)),
        SessionGuarantee.MonotonicReads => Seen(reads, Before(reads, read)),
        SessionGuarantee.MonotonicWrites => Seen(reads, Before(reads, read).Append(read)).SelectMany(write => Writes(reads, Before(reads, write))),
        _ => Seen(reads, Before(reads, read).Append(read)).SelectMany(write => Seen(reads, Before(reads, write))),
    };

    private static IEnumerable<int> Writes(ReadsFromRelation reads, IEnumerable<int> operations) => operations.Where(i => !reads.IsRead(i));

    private static IEnumerable<int> Seen(ReadsFromRelation reads, IEnumerable<int> operations) =>
        operations.Where(i => reads.IsRead(i) && reads.SourceOf(i) != ReadsFromRelation.Initial).Select(reads.SourceOf);

    private static IEnumerable<int> Before(ReadsFromRelation reads, int operation) =>
        reads.Sessions.Single(session => session.Contains(operation)).TakeWhile(i => i != operation).Where(reads.IsBeforeInSession);
}
