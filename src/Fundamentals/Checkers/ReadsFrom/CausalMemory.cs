using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>
/// The bad patterns of causal memory beyond those of weak causal consistency: WriteHBInitRead and CyclicHB. For each process
/// it finds what must come before what in the one order in which this process sees all writes.
/// </summary>
internal static class CausalMemory
{
    public static Violated? Find(ReadsFromRelation reads, CausalOrder order, string model, SearchLimit limit) =>
        reads.Sessions.Select(session => FindIn(session, reads, order, model, limit)).FirstOrDefault(violated => violated is not null);

    private static Violated? FindIn(int[] session, ReadsFromRelation reads, CausalOrder order, string model, SearchLimit limit)
    {
        // The order for a process grows with its operations, so that of its last tells all. One of unknown outcome reads nothing.
        var own = session.Where(reads.IsBeforeInSession).ToArray();
        if (own.Length == 0)
            return null;
        var past = order.PastOf(own[^1]).Items().Append(own[^1]).ToArray();
        var pasts = new Dictionary<int, BitRow>();
        foreach (var item in past)
        {
            limit.Work(BitRow.WordsFor(reads.Operations.Length));
            pasts[item] = new BitRow(reads.Operations.Length);
            pasts[item].Add(order.PastOf(item));
        }

        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var read in own.Where(reads.IsRead))
            {
                var source = reads.SourceOf(read);
                foreach (var write in order.WritesTo(reads.KeyOf(read)))
                {
                    limit.Work();
                    if (write == source || !pasts[read].Contains(write))
                        continue;
                    if (source == ReadsFromRelation.Initial)
                        return new Violated(model, $"'{reads.Operations[read]}' found nothing, though its process must have seen '{reads.Operations[write]}' before.", [.. Seen(write, own, read, reads)]);
                    if (pasts[source].Contains(write))
                        continue;
                    if (pasts[write].Contains(source))
                        return new Violated(model, $"'{reads.Operations[read]}' saw '{reads.Operations[source]}', though its process must have seen it replaced by '{reads.Operations[write]}' before.", [.. Seen(write, own, read, reads)]);
                    limit.Work(past.Length * (long)BitRow.WordsFor(reads.Operations.Length));
                    Put(write, source, past, pasts);
                    changed = true;
                }
            }
        }

        return null;
    }

    /// <summary>Puts one write before another, and keeps the order transitive.</summary>
    private static void Put(int first, int second, int[] past, Dictionary<int, BitRow> pasts)
    {
        foreach (var item in past)
        {
            if (item != second && !pasts[item].Contains(second))
                continue;
            pasts[item].Add(pasts[first]);
            pasts[item].Add(first);
        }
    }

    private static IEnumerable<Operation> Seen(int write, int[] own, int read, ReadsFromRelation reads)
    {
        var involved = own.TakeWhile(i => i != read).Append(read).ToList();
        var sources = involved.Where(i => reads.IsRead(i) && reads.SourceOf(i) >= 0).Select(reads.SourceOf);
        return sources.Append(write).Concat(involved).Distinct().Order().Select(i => reads.Operations[i]);
    }
}
