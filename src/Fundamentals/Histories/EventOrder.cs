using System.Collections.Immutable;

namespace Fundamentals.Histories;

/// <summary>Finds the order of events of operations that are given with times only.</summary>
internal static class EventOrder
{
    public static IEnumerable<Operation> Of(ImmutableArray<Operation> operations)
    {
        // By time; at one time the invocations come first, so that what touches overlaps. Only where a process goes on at
        // the very moment its last operation returned must that return come before: it is put off no longer than needed.
        var placed = new Operation[operations.Length];
        var (position, running) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        var moments = Enumerable.Range(0, operations.Length)
            .SelectMany(i => new[] { (At: operations[i].InvokedAt, Index: i, Ends: false), (At: EndOf(operations[i]), Index: i, Ends: true) })
            .GroupBy(moment => moment.At)
            .OrderBy(group => group.Key);
        foreach (var moment in moments)
        {
            var begins = moment.Where(item => !item.Ends).Select(item => item.Index).ToList();
            var ends = moment.Where(item => item.Ends).Select(item => item.Index).ToList();
            while (begins.Count > 0)
            {
                var ready = begins.Where(i => running.TryAdd(operations[i].Process, i)).ToList();
                ready.ForEach(i => placed[i] = operations[i] with { Invoke = position++ });
                begins.RemoveAll(ready.Contains);
                var waiting = begins.Select(i => running[operations[i].Process]).ToHashSet();
                if (begins.Count > 0 && !ends.Any(waiting.Contains))
                    throw Overlap(operations[running[operations[begins[0]].Process]], operations[begins[0]]);
                ends.RemoveAll(i => waiting.Contains(i) && End(i));
            }

            ends.ForEach(i => End(i));
        }

        return placed.OrderBy(operation => operation.Invoke).Select((operation, index) => operation with { Index = index });

        bool End(int i)
        {
            placed[i] = placed[i] with { Ended = operations[i].ReturnedAt is null ? Operation.Never : position++ };
            running.Remove(operations[i].Process);
            return true;
        }
    }

    private static TimeSpan EndOf(Operation operation)
    {
        if (operation.ReturnedAt is null && operation.Outcome != Outcome.Unknown)
            throw new ArgumentException($"The operation '{operation}' is {operation.Outcome} and has no ReturnedAt; only one with the outcome Unknown may lack it.", nameof(operation));
        var end = operation.ReturnedAt ?? TimeSpan.MaxValue;
        return end >= operation.InvokedAt
            ? end
            : throw new ArgumentException($"The operation '{operation}' returned at {end.TotalMilliseconds} ms, before it was invoked at {operation.InvokedAt.TotalMilliseconds} ms.", nameof(operation));
    }

    private static ArgumentException Overlap(Operation first, Operation second) => new(
        $"Process {first.Process} does two things at once: '{second}' begins at {second.InvokedAt.TotalMilliseconds} ms, while '{first}' is still running. A process does one thing at a time; give them different processes.",
        nameof(second));
}
