using System.Collections.Immutable;
using Fundamentals.Checkers.ReadsFrom;
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
    /// <returns><see cref="Satisfied"/> (without an order), or <see cref="Violated"/> with the operations of a bad pattern.</returns>
    /// <exception cref="UnsuitableHistoryException">A value is written to a key twice, or an action is not read or write.</exception>
    public static Verdict Check(History history, CausalModel model = CausalModel.Convergent)
    {
        ArgumentNullException.ThrowIfNull(history);
        var name = model switch
        {
            CausalModel.Weak => "causal consistency (CC)",
            CausalModel.Convergent => "causal convergence (CCv)",
            CausalModel.Memory => "causal memory (CM)",
            _ => throw new ArgumentOutOfRangeException(nameof(model), model, "There is no such causal consistency."),
        };
        var reads = ReadsFromRelation.Of(history, name);
        if (reads.Invention is { } invention)
            return invention;
        var graph = new Graph(reads.Operations.Length, reads.Edges());
        if (graph.Sort() is null)
            return Cycle(reads, graph, name, "each of these comes before the next, and the last before the first");
        var order = new CausalOrder(reads, graph, name);
        var violated = order.FindOverwritten() ?? model switch
        {
            CausalModel.Convergent => FindConflict(reads, order, name),
            CausalModel.Memory => CausalMemory.Find(reads, order, name),
            _ => null,
        };
        return violated ?? (Verdict)new Satisfied(name, []);
    }

    /// <summary>
    /// A write that is a cause of a read, and not the one it saw, is older than the one it saw. If that and the causal order
    /// go in a circle, no order of writes suits all clients.
    /// </summary>
    private static Violated? FindConflict(ReadsFromRelation reads, CausalOrder order, string name)
    {
        var graph = new Graph(reads.Operations.Length, reads.Edges());
        foreach (var (write, read) in order.WritesBeforeReads())
        {
            if (reads.SourceOf(read) != write)
                graph.Add(write, reads.SourceOf(read));
        }

        return graph.Sort() is null
            ? Cycle(reads, graph, name, "each of these must come before the next, and the last before the first, whichever way independent writes are ordered")
            : null;
    }

    private static Violated Cycle(ReadsFromRelation reads, Graph graph, string name, string why)
    {
        ImmutableArray<Operation> cycle = [.. graph.ShortestCycle()!.Select(i => reads.Operations[i])];
        var seenBy = reads.Operations.Where((operation, i) => reads.IsRead(i) && reads.SourceOf(i) >= 0 && cycle.Contains(reads.Operations[reads.SourceOf(i)]) && !cycle.Contains(operation));
        return new Violated(name, $"{why}: {string.Join(", ", cycle.Select(operation => $"'{operation}'"))}.", [.. cycle, .. seenBy]);
    }
}
