using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// Checks that all answers could have come from one order of operations that keeps the order of each process; the clock
/// does not matter (Lamport, "How to Make a Multiprocessor Computer That Correctly Executes Multiprocess Programs", IEEE
/// Trans. Computers C-28(9), 1979). Unlike linearizability it must be checked for all keys together: two objects may each be
/// sequentially consistent, and both together not.
/// </summary>
public static class SequentialConsistency
{
    private const long QuickConfigurations = 100_000;

    /// <summary>
    /// Checks a history. Exponential in the number of processes, and commonly so for histories of more than some hundred
    /// operations that are not linearizable: give limits.
    /// </summary>
    /// <param name="history">The history.</param>
    /// <param name="model">How the object behaves when it is used by one client at a time.</param>
    /// <param name="limits">Where to stop searching; by default, nowhere.</param>
    /// <returns>
    /// <see cref="Satisfied"/> with one legal order, <see cref="Violated"/> with an order that gets furthest and the
    /// operations none of which can follow it, or <see cref="Undecided"/>.
    /// </returns>
    /// <exception cref="UnsuitableHistoryException">The model does not know an operation.</exception>
    public static Verdict Check<TState>(History history, IModel<TState> model, CheckLimits? limits = null)
        where TState : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(model);
        return CheckWithin(new SearchLimit(limits ?? new CheckLimits()), history, model);
    }

    /// <summary>Checks a history as a part of a check that has begun.</summary>
    internal static Verdict CheckWithin<TState>(SearchLimit limit, History history, IModel<TState> model)
        where TState : notnull
    {
        var name = $"sequential {model.Name}";

        // An order that keeps to the clock keeps to each process, too, and is much easier to find; but where there is none, half of a small limit must be left for the others.
        var quick = limit.Share(Math.Min(QuickConfigurations, limit.Left / 2));
        if (Linearizability.CheckParts(history, model, quick) is Satisfied linearizable)
            return linearizable with { Model = name };
        var search = new SequentialSearch<System.Collections.Immutable.ImmutableSortedDictionary<string, TState>>(history.Operations, new WholeModel<TState>(model), limit);
        return search.Run() switch
        {
            true => new Satisfied(name, [.. search.Order]) { Explored = limit.Explored },
            null => new Undecided(name, limit.Reached!) { Explored = limit.Explored },
            false => Violation(search, name, limit),
        };
    }

    private static Violated Violation<TState>(SequentialSearch<TState> search, string name, SearchLimit limit)
        where TState : notnull
    {
        var blocked = search.Blocked.ToList();
        var what = blocked.Count == 1 ? $"'{blocked[0]}' cannot come next" : $"none of {string.Join(", ", blocked.Select(operation => $"'{operation}'"))} can come next";
        return new Violated(name, $"no order explains all answers; the one that gets furthest ends with {search.StateAtBlocked}, and {what}.", [.. blocked])
        {
            Prefix = [.. search.Order],
            Blocked = blocked[0],
            Explored = limit.Explored,
        };
    }
}
