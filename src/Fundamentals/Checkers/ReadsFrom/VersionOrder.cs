using System.Collections.Immutable;
using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>
/// Which writes to a key must be older than which: those of one process in its order, and others so that reads see what they
/// must see.
/// </summary>
internal sealed class VersionOrder(ReadsFromRelation reads, string model, SearchLimit limit)
{
    /// <summary>Finds demands that cannot be met; null if all can.</summary>
    public Violated? Find(IEnumerable<Demand> demands)
    {
        var graph = new Graph(reads.Operations.Length, OwnOrder());
        var reasons = new Dictionary<(int Older, int Newer), Demand>();
        foreach (var demand in demands)
        {
            var source = reads.SourceOf(demand.Read);
            if (source == demand.Write)
                continue;
            if (source == ReadsFromRelation.Initial)
                return new Violated(model, $"'{Show(demand.Read)}' found nothing, and had to see '{Show(demand.Write)}' or something newer.", Operations([.. demand.Because, demand.Read]));
            if (reasons.TryAdd((demand.Write, source), demand))
                graph.Add(demand.Write, source);
        }

        return graph.Sort() is null ? Circle(graph.ShortestCycle(limit)!, reasons) : null;
    }

    private Violated Circle(int[] cycle, Dictionary<(int Older, int Newer), Demand> reasons)
    {
        var (parts, evidence) = (new List<string>(), new List<int>());
        for (var i = 0; i < cycle.Length; i++)
        {
            var (older, newer) = (cycle[i], cycle[(i + 1) % cycle.Length]);
            if (reasons.TryGetValue((older, newer), out var demand))
            {
                parts.Add($"'{Show(demand.Read)}' had to see '{Show(older)}' or something newer");
                evidence.AddRange([.. demand.Because, demand.Read]);
            }
            else
            {
                parts.Add($"'{Show(older)}' came before '{Show(newer)}'");
                evidence.AddRange([older, newer]);
            }
        }

        return new Violated(model, $"no order of versions suits these: {string.Join("; ", parts)}.", Operations(evidence));
    }

    private IEnumerable<(int Older, int Newer)> OwnOrder()
    {
        foreach (var writes in reads.Sessions.SelectMany(session => session.Where(i => !reads.IsRead(i)).GroupBy(reads.KeyOf, StringComparer.Ordinal)))
        {
            var last = -1;
            foreach (var write in writes)
            {
                if (last >= 0)
                    yield return (last, write);
                if (reads.IsBeforeInSession(write))
                    last = write;
            }
        }
    }

    private ImmutableArray<Operation> Operations(IEnumerable<int> indexes) => [.. indexes.Distinct().Order().Select(i => reads.Operations[i])];

    private Operation Show(int index) => reads.Operations[index];
}
