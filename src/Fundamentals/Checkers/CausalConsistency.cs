using System.Collections.Immutable;
using Fundamentals.Checkers.ReadsFrom;
using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// Checks that no client sees an effect before its cause. One operation is a cause of another if it comes before it in the
/// same process, or wrote what it reads, or is a cause of a cause.
/// </summary>
/// <remarks>
/// Looks for the bad patterns of Bouajjani, Enea, Guerraoui and Hamza, "On Verifying Causal Consistency" (POPL 2017, section
/// 5, tables 2 and 3), which are there exactly if a history in which no value is written twice is not consistent. For
/// histories of actions <c>read</c> and <c>write</c>, of registers that hold null at first.
/// </remarks>
public static class CausalConsistency
{
    /// <summary>
    /// Checks a history. The square of the number of operations in memory, 1 bit each; for <see cref="CausalModel.Memory"/>
    /// the time grows with its cube, so that a few hundred operations are a good size there.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="model">Which causal consistency. Default: causal convergence.</param>
    /// <param name="limits">Where to stop; it visits no configurations, so that their number is no limit. By default, nowhere.</param>
    /// <returns><see cref="Satisfied"/> (without an order), <see cref="Violated"/> with the operations of a bad pattern, or <see cref="Undecided"/>.</returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public static Verdict Check(History history, CausalModel model = CausalModel.Convergent, CheckLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        return CheckWithin(new SearchLimit(limits ?? new CheckLimits()), history, model);
    }

    /// <summary>Checks a history as a part of a check that has begun.</summary>
    internal static Verdict CheckWithin(SearchLimit limit, History history, CausalModel model)
    {
        var name = model switch
        {
            CausalModel.Weak => "causal consistency (CC)",
            CausalModel.Convergent => "causal convergence (CCv)",
            CausalModel.Memory => "causal memory (CM)",
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "There is no such causal consistency."),
        };
        var reads = ReadsFromRelation.Of(history, name);
        try
        {
            return Find(reads, model, name, limit) ?? (Verdict)new Satisfied(name, []);
        }
        catch (LimitReachedException)
        {
            return new Undecided(name, limit.Reached!);
        }
    }

    private static Violated? Find(ReadsFromRelation reads, CausalModel model, string name, SearchLimit limit)
    {
        if (reads.Invention is { } invention)
            return invention;
        var graph = new Graph(reads.Operations.Length, reads.Edges());
        if (graph.Sort() is null)
            return Cycle(reads, graph, name, "each of these comes before the next, and the last before the first", limit);
        var order = new CausalOrder(reads, graph, name, limit);
        return order.FindOverwritten() ?? model switch
        {
            CausalModel.Convergent => FindConflict(reads, order, name, limit),
            CausalModel.Memory => CausalMemory.Find(reads, order, name, limit),
            _ => null,
        };
    }

    /// <summary>
    /// A write that is a cause of a read, and not the one it saw, is older than the one it saw. If that and the causal order
    /// go in a circle, no order of writes suits all clients.
    /// </summary>
    private static Violated? FindConflict(ReadsFromRelation reads, CausalOrder order, string name, SearchLimit limit)
    {
        var graph = new Graph(reads.Operations.Length, reads.Edges());
        foreach (var (write, read) in order.WritesBeforeReads())
        {
            if (reads.SourceOf(read) != write)
                graph.Add(write, reads.SourceOf(read));
        }

        return graph.Sort() is null
            ? Cycle(reads, graph, name, "each of these must come before the next, and the last before the first, whichever way independent writes are ordered", limit)
            : null;
    }

    private static Violated Cycle(ReadsFromRelation reads, Graph graph, string name, string why, SearchLimit limit)
    {
        ImmutableArray<Operation> cycle = [.. graph.ShortestCycle(limit)!.Select(i => reads.Operations[i])];
        var seenBy = reads.Operations.Where((operation, i) => reads.IsRead(i) && reads.SourceOf(i) >= 0 && cycle.Contains(reads.Operations[reads.SourceOf(i)]) && !cycle.Contains(operation));
        return new Violated(name, $"{why}: {string.Join(", ", cycle.Select(operation => $"'{operation}'"))}.", [.. cycle, .. seenBy]);
    }
}
