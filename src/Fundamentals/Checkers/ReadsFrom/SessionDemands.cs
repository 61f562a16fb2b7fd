using Fundamentals.Checkers.Search;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>A read that must see a write, or something newer.</summary>
/// <param name="Read">The read.</param>
/// <param name="Write">A write to the same key.</param>
/// <param name="Because">The operations from which it follows, with the write.</param>
internal readonly record struct Demand(int Read, int Write, int[] Because);

/// <summary>
/// What a session guarantee asks of each read. Of the writes of one process to a key only the newest is asked for, since a
/// read that sees it, or something newer, sees what is newer than the others, too.
/// </summary>
internal sealed class SessionDemands
{
    private readonly ReadsFromRelation _reads;
    private readonly SessionGuarantee _guarantee;
    private readonly SearchLimit _limit;
    private readonly Session[] _sessions;

    private SessionDemands(ReadsFromRelation reads, SessionGuarantee guarantee, SearchLimit limit)
    {
        (_reads, _guarantee, _limit) = (reads, guarantee, limit);
        _sessions = [.. reads.Sessions.Select(_ => new Session(reads))];
    }

    /// <summary>Finds the demands, by read.</summary>
    /// <exception cref="LimitReachedException">The limit was reached first.</exception>
    public static IEnumerable<Demand> Of(ReadsFromRelation reads, SessionGuarantee guarantee, SearchLimit limit)
    {
        var demands = new SessionDemands(reads, guarantee, limit);
        return Enumerable.Range(0, reads.Operations.Length).SelectMany(demands.OfNext);
    }

    /// <summary>Takes in one operation after the other, and finds what is asked of it.</summary>
    private IEnumerable<Demand> OfNext(int operation)
    {
        _limit.Work();
        var session = _sessions[_reads.PlaceOf(operation).Session];
        if (!_reads.IsRead(operation))
        {
            if (_guarantee == SessionGuarantee.ReadYourWrites && _reads.IsBeforeInSession(operation))
                session.MustSee(operation, [operation]);
            yield break;
        }

        var source = _reads.SourceOf(operation);
        if (source != ReadsFromRelation.Initial && _guarantee is SessionGuarantee.MonotonicWrites or SessionGuarantee.WritesFollowReads)
            MustSeeBasisOf(source, operation, session);
        foreach (var (write, because) in session.MustBeSeen(_reads.KeyOf(operation)))
        {
            _limit.Work();
            yield return new Demand(operation, write, because);
        }

        if (source != ReadsFromRelation.Initial && _guarantee == SessionGuarantee.MonotonicReads)
            session.MustSee(source, [source, operation]);
    }

    /// <summary>
    /// Whoever saw a write, be it in this read or earlier, must see what the write builds on: what its process had done
    /// before, up to here if this session has seen an earlier one of its writes.
    /// </summary>
    private void MustSeeBasisOf(int write, int read, Session session)
    {
        var (writer, place) = _reads.PlaceOf(write);
        for (ref var passed = ref session.Passed[writer]; passed < place; passed++)
        {
            _limit.Work();
            var basis = _reads.Sessions[writer][passed];
            if (!_reads.IsBeforeInSession(basis))
                continue;
            if (_guarantee == SessionGuarantee.MonotonicWrites && !_reads.IsRead(basis))
                session.MustSee(basis, [basis, write, read]);
            else if (_guarantee == SessionGuarantee.WritesFollowReads && _reads.IsRead(basis) && _reads.SourceOf(basis) != ReadsFromRelation.Initial)
                session.MustSee(_reads.SourceOf(basis), [_reads.SourceOf(basis), basis, write, read]);
        }
    }

    /// <summary>What one process must see from now on.</summary>
    private sealed class Session(ReadsFromRelation reads)
    {
        private static readonly Dictionary<int, (int Write, int[] Because)> Nothing = [];

        private readonly Dictionary<string, Dictionary<int, (int Write, int[] Because)>> _newest = new(StringComparer.Ordinal);

        /// <summary>Gets how many operations of each process are taken in already as what a write builds on.</summary>
        public int[] Passed { get; } = new int[reads.Sessions.Length];

        public void MustSee(int write, int[] because)
        {
            if (!_newest.TryGetValue(reads.KeyOf(write), out var newest))
                _newest.Add(reads.KeyOf(write), newest = []);

            // A write of unknown outcome may be newer than those that its process made afterwards, so none of these stands for it.
            var maker = reads.IsBeforeInSession(write) ? reads.PlaceOf(write).Session : ~write;
            if (!newest.TryGetValue(maker, out var known) || known.Write < write)
                newest[maker] = (write, because);
        }

        public Dictionary<int, (int Write, int[] Because)>.ValueCollection MustBeSeen(string key) => _newest.GetValueOrDefault(key, Nothing).Values;
    }
}
