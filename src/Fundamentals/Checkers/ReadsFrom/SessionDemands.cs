namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>A read that must see a write, or something newer.</summary>
/// <param name="Read">The read.</param>
/// <param name="Write">A write to the same key.</param>
/// <param name="Because">The operations from which it follows, in order, with the write and without the read.</param>
internal readonly record struct Demand(int Read, int Write, int[] Because);

/// <summary>What a session guarantee asks of each read.</summary>
internal static class SessionDemands
{
    public static IEnumerable<Demand> Of(ReadsFromRelation reads, SessionGuarantee guarantee) => guarantee switch
    {
        SessionGuarantee.ReadYourWrites => OwnWrites(reads),
        SessionGuarantee.MonotonicReads => OwnReads(reads),
        SessionGuarantee.MonotonicWrites => Seen(reads, write => Before(reads, write).Where(i => !reads.IsRead(i)).Select(i => (i, new[] { i }))),
        _ => Seen(reads, write => Before(reads, write).Where(i => reads.IsRead(i) && reads.SourceOf(i) >= 0).Select(i => (reads.SourceOf(i), new[] { reads.SourceOf(i), i }))),
    };

    private static IEnumerable<Demand> OwnWrites(ReadsFromRelation reads) =>
        from read in Enumerable.Range(0, reads.Operations.Length).Where(reads.IsRead)
        from write in Before(reads, read)
        where !reads.IsRead(write) && reads.KeyOf(write) == reads.KeyOf(read)
        select new Demand(read, write, [write]);

    private static IEnumerable<Demand> OwnReads(ReadsFromRelation reads) =>
        from read in Enumerable.Range(0, reads.Operations.Length).Where(reads.IsRead)
        from earlier in Before(reads, read)
        where reads.IsRead(earlier) && reads.KeyOf(earlier) == reads.KeyOf(read) && reads.SourceOf(earlier) >= 0
        select new Demand(read, reads.SourceOf(earlier), [reads.SourceOf(earlier), earlier]);

    /// <summary>Whoever saw a write, be it in this read or earlier, must see what the write builds on.</summary>
    private static IEnumerable<Demand> Seen(ReadsFromRelation reads, Func<int, IEnumerable<(int Write, int[] Because)>> buildsOn) =>
        from read in Enumerable.Range(0, reads.Operations.Length).Where(reads.IsRead)
        from witness in Before(reads, read).Append(read)
        where reads.IsRead(witness) && reads.SourceOf(witness) >= 0
        from basis in buildsOn(reads.SourceOf(witness))
        where reads.KeyOf(basis.Write) == reads.KeyOf(read)
        select new Demand(read, basis.Write, witness == read ? [.. basis.Because, reads.SourceOf(witness)] : [.. basis.Because, reads.SourceOf(witness), witness]);

    /// <summary>What the process of an operation had done before it.</summary>
    private static IEnumerable<int> Before(ReadsFromRelation reads, int operation) =>
        reads.SessionOf(operation).TakeWhile(i => i != operation).Where(reads.IsBeforeInSession);
}
