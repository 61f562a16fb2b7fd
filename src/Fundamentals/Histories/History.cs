using System.Collections.Immutable;

namespace Fundamentals.Histories;

/// <summary>
/// What clients asked of a system and what they saw, with the order in which requests and answers happened. It knows
/// nothing of the system's inside: this is all that a user, or a checker, can judge it by.
/// </summary>
public sealed class History
{
    internal History(IEnumerable<Operation> operations, bool hasTimes)
    {
        Operations = [.. operations];
        HasTimes = hasTimes;
    }

    /// <summary>Gets the operations, by invocation.</summary>
    public ImmutableArray<Operation> Operations { get; }

    /// <summary>
    /// Gets a value indicating whether the times mean something. If not, as with a log without times, each event is 1 ms
    /// after the one before it.
    /// </summary>
    public bool HasTimes { get; }

    /// <summary>Gets the processes, in the order in which they first asked for something.</summary>
    public IReadOnlyList<string> Processes => [.. Operations.Select(operation => operation.Process).Distinct(StringComparer.Ordinal)];

    /// <summary>Gets when the last event happened.</summary>
    public TimeSpan End => Operations.IsEmpty ? TimeSpan.Zero : Operations.Max(operation => operation.ReturnedAt ?? operation.InvokedAt);

    /// <summary>
    /// Makes a history of operations with times. Where times are equal the operations overlap, unless they are of one
    /// process, which does one thing at a time: they then follow each other as given.
    /// </summary>
    /// <param name="operations">The operations; those of one process must not overlap.</param>
    /// <exception cref="ArgumentException">Two operations of one process overlap.</exception>
    public static History Of(params IEnumerable<Operation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        return new History(EventOrder.Of([.. operations]), hasTimes: true);
    }

    /// <summary>Makes a history of events in the order in which they happened.</summary>
    /// <param name="events">Beginnings and ends; a beginning without an end is an operation whose outcome is unknown.</param>
    /// <param name="source">What the events are called in messages.</param>
    /// <exception cref="HistoryFormatException">An end has no beginning, or a process begins twice.</exception>
    public static History FromEvents(IEnumerable<HistoryEvent> events, string source = "history")
    {
        ArgumentNullException.ThrowIfNull(events);
        return new EventPairing(source).Pair(events);
    }

    /// <summary>Keeps some of the operations, with their order.</summary>
    /// <param name="condition">Which ones.</param>
    public History Where(Func<Operation, bool> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return new History(Operations.Where(condition), HasTimes);
    }

    /// <summary>Puts a changed operation in the place of the one with its <see cref="Operation.Index"/>.</summary>
    /// <param name="changed">The operation, made from one of this history by <c>with</c>.</param>
    /// <exception cref="ArgumentException">There is no operation with this index.</exception>
    public History Replace(Operation changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (!Operations.Any(operation => operation.Index == changed.Index))
            throw new ArgumentException($"The history has no operation with index {changed.Index}; change one of its own with 'with'.", nameof(changed));
        return new History(Operations.Select(operation => operation.Index == changed.Index ? changed : operation), HasTimes);
    }

    /// <summary>Says how many operations of how many processes there are.</summary>
    public override string ToString() => $"{Operations.Length} operations of {Processes.Count} processes";
}
