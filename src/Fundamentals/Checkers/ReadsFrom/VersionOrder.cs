using System.Collections.Immutable;
using Fundamentals.Histories;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>Which writes to a key must be older than which, so that reads see what they must see.</summary>
internal sealed class VersionOrder(ReadsFromRelation reads, string model)
{
    /// <summary>Finds demands that cannot be met; null if all can.</summary>
    public Violated? Find(IEnumerable<Demand> demands)
    {
        var graph = new Graph(reads.Operations.Length, []);
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

        return graph.Sort() is null ? Circle(graph.ShortestCycle()!, reasons) : null;
    }

    private Violated Circle(int[] cycle, Dictionary<(int Older, int Newer), Demand> reasons)
    {
        var demands = cycle.Select((older, i) => reasons[(older, cycle[(i + 1) % cycle.Length])]).ToList();
        var parts = demands.Select(demand => $"'{Show(demand.Read)}' had to see '{Show(demand.Write)}' or something newer");
        return new Violated(model, $"no order of versions suits these: {string.Join("; ", parts)}.", Operations(demands.SelectMany(demand => demand.Because.Append(demand.Read))));
    }

    private ImmutableArray<Operation> Operations(IEnumerable<int> indexes) => [.. indexes.Distinct().Order().Select(i => reads.Operations[i])];

    private Operation Show(int index) => reads.Operations[index];
}
