using System.Collections.Immutable;
using Fundamentals.Checkers.Search;
using Fundamentals.Histories;

namespace Fundamentals.Checkers;

/// <summary>
/// Checks that every operation seems to take effect at one moment between its invocation and its return (Herlihy and Wing,
/// "Linearizability: A Correctness Condition for Concurrent Objects", ACM TOPLAS 12(3), 1990). An operation of unknown
/// outcome may take effect at any moment after its invocation, or never; a failed one does not.
/// </summary>
public static class Linearizability
{
    /// <summary>Checks a history. Fast for most real ones; exponential in the number of overlapping operations at worst.</summary>
    /// <param name="history">The history.</param>
    /// <param name="model">How the object behaves when it is used by one client at a time.</param>
    /// <param name="limits">Where to stop searching; by default, nowhere.</param>
    /// <param name="byPart">
    /// Whether parts that do not influence each other, such as keys, are checked one by one. The verdict is the same
    /// without, and comes much later. Default: true.
    /// </param>
    /// <returns>
    /// <see cref="Satisfied"/> with one legal order, <see cref="Violated"/> with the longest prefix that has one and the
    /// operation that cannot follow it, or <see cref="Undecided"/>.
    /// </returns>
    /// <exception cref="UnsuitableHistoryException">The model does not know an operation.</exception>
    public static Verdict Check<TState>(History history, IModel<TState> model, CheckLimits? limits = null, bool byPart = true)
        where TState : notnull
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(model);
        var limit = new SearchLimit(limits ?? new CheckLimits());
        return byPart ? CheckParts(history, model, limit) : CheckPart(history.Operations, new WholeModel<TState>(model), limit, $"linearizable {model.Name}");
    }

    /// <summary>Checks a history part by part, as a part of a check that has begun.</summary>
    internal static Verdict CheckParts<TState>(History history, IModel<TState> model, SearchLimit limit)
        where TState : notnull
    {
        var name = $"linearizable {model.Name}";
        var orders = new List<ImmutableArray<Operation>>();
        foreach (var part in history.Operations.GroupBy(model.PartOf, StringComparer.Ordinal))
        {
            switch (CheckPart([.. part], model, limit, name))
            {
                case Violated violated:
                    return violated;
                case Undecided stopped:
                    return stopped;
                case Satisfied satisfied:
                    orders.Add(satisfied.Order);
                    break;
            }
        }

        return new Satisfied(name, Merge(orders)) { Explored = limit.Explored };
    }

    private static Verdict CheckPart<TState>(IReadOnlyList<Operation> operations, IModel<TState> model, SearchLimit limit, string name)
        where TState : notnull
    {
        var search = new LinearizationSearch<TState>(operations, model, limit);
        return search.Run() switch
        {
            true => new Satisfied(name, [.. search.Order]) { Explored = limit.Explored },
            false => Violation(search, name, limit),
            null => new Undecided(name, limit.Reached!) { Explored = limit.Explored },
        };
    }

    private static Violated Violation<TState>(LinearizationSearch<TState> search, string name, SearchLimit limit)
        where TState : notnull
    {
        const int few = 4;
        var states = search.StatesAtBlocked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", states.Take(few)) + (states.Count > few ? $" and {states.Count - few} more" : string.Empty);
        var blocked = search.Blocked;
        var reason = states.Count == 1
            ? $"'{blocked}' cannot be placed: the only state possible by its return is {shown}, which does not allow it."
            : $"'{blocked}' cannot be placed: the states possible by its return are {shown}, none of which allows it.";
        ImmutableArray<Operation> prefix = [.. search.Order];
        return new Violated(name, reason, [.. prefix.Where(operation => !operation.Precedes(blocked)), blocked]) { Prefix = prefix, Blocked = blocked, Explored = limit.Explored };
    }

    /// <summary>
    /// Makes one order of one for each part: every operation gets the earliest moment that its own order allows, and the
    /// moments of different parts are never the same.
    /// </summary>
    private static ImmutableArray<Operation> Merge(List<ImmutableArray<Operation>> orders)
    {
        if (orders.Count == 1)
            return orders[0];
        var moments = new List<(int At, Operation Operation)>();
        foreach (var order in orders)
        {
            var at = -1;
            foreach (var operation in order)
                moments.Add((at = Math.Max(at, operation.Invoke), operation));
        }

        return [.. moments.OrderBy(moment => moment.At).Select(moment => moment.Operation)];
    }
}
