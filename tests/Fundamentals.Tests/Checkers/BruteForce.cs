using Fundamentals.Histories;

namespace Fundamentals.Tests.Checkers;

/// <summary>Tries every order there is: too slow for anything but small histories, and too simple to be wrong.</summary>
internal static class BruteForce
{
    public static bool IsLinearizable(History history, Func<Reference> make) => IsLinearizableUntil(Operation.Never, history, make);

    /// <summary>Tells whether there is an order of at least what had returned before an event, and perhaps of some that was invoked before.</summary>
    public static bool IsLinearizableUntil(int end, History history, Func<Reference> make) => HasOrder(
        history.Where(operation => operation.Invoke < end),
        make,
        (before, after) => before.Precedes(after),
        operation => operation.Return < end);

    public static bool IsSequential(History history, Func<Reference> make) => HasOrder(
        history,
        make,
        (before, after) => before.Process == after.Process && before.Index < after.Index && before.Outcome == Outcome.Ok,
        operation => operation.Outcome == Outcome.Ok);

    /// <summary>Tells whether an order explains every answer, and has every operation that it must have.</summary>
    public static bool Explains(IReadOnlyList<Operation> order, History history, Func<Reference> make, Func<Operation, Operation, bool> precedes, Func<Operation, bool>? isNeeded = null)
    {
        for (var i = 0; i < order.Count; i++)
        {
            for (var j = i + 1; j < order.Count; j++)
            {
                if (precedes(order[j], order[i]) || order[i].Index == order[j].Index)
                    return false;
            }
        }

        return history.Operations.Where(isNeeded ?? (operation => operation.Outcome == Outcome.Ok)).All(operation => order.Any(placed => placed.Index == operation.Index))
            && order.All(operation => operation.Outcome != Outcome.Failed)
            && Replay(order, make) is not null;
    }

    private static bool HasOrder(History history, Func<Reference> make, Func<Operation, Operation, bool> precedes, Func<Operation, bool> isNeeded)
    {
        var operations = history.Operations.Where(operation => operation.Outcome != Outcome.Failed).ToList();
        return Extend([], operations);

        bool Extend(List<Operation> placed, List<Operation> rest)
        {
            if (!rest.Exists(operation => isNeeded(operation)))
                return true;
            foreach (var next in rest)
            {
                if (rest.Exists(other => other != next && precedes(other, next)))
                    continue;
                List<Operation> longer = [.. placed, next];
                if (Replay(longer, make) is not null && Extend(longer, [.. rest.Where(other => other != next)]))
                    return true;
            }

            return false;
        }
    }

    private static Dictionary<string, Reference>? Replay(IReadOnlyList<Operation> order, Func<Reference> make)
    {
        var objects = new Dictionary<string, Reference>(StringComparer.Ordinal);
        foreach (var operation in order)
        {
            var key = operation.Key ?? string.Empty;
            if (!objects.TryGetValue(key, out var target))
                objects.Add(key, target = make());
            if (!target.Allows(operation))
                return null;
        }

        return objects;
    }
}
