using System.Text;
using Fundamentals.Histories;

namespace Fundamentals.Exercises.Cap;

/// <summary>A history of a register to find the stale reads of: one client writes, others read.</summary>
internal sealed class RegisterCase
{
    /// <summary>So many operations of a history are shown.</summary>
    private const int Shown = 24;

    public RegisterCase(string name, History history)
    {
        Name = name;
        History = history;
        AllReads = [.. history.Operations.Where(operation => operation.Action == "read")];
        Reads = [.. AllReads.Where(read => read.Outcome == Outcome.Ok)];
        Writes = [.. history.Operations.Where(operation => operation.Action == "write")];
        Stale = [.. Reads.Where(read => PlaceOf(read) < NewestBefore(read))];
    }

    public string Name { get; }

    public History History { get; }

    /// <summary>Gets the reads, those that failed or are in doubt among them.</summary>
    public IReadOnlyList<Operation> AllReads { get; }

    /// <summary>Gets the reads that succeeded.</summary>
    public IReadOnlyList<Operation> Reads { get; }

    /// <summary>Gets the writes, oldest first.</summary>
    public List<Operation> Writes { get; }

    public IReadOnlyList<Operation> Stale { get; }

    /// <summary>Small ones to think about, then many drawn.</summary>
    public static IEnumerable<RegisterCase> All()
    {
        foreach (var story in RegisterStories.All())
            yield return story;
        for (ulong seed = 1; seed <= 16; seed++)
            yield return new RegisterCase($"drawn from seed {seed}", History.FromEvents(new RegisterRun(seed).Events()));
    }

    /// <summary>The place of what a read returned among the writes, -1 if it returned nothing.</summary>
    public int PlaceOf(Operation read) => Writes.FindIndex(write => Equals(write.Input, read.Output));

    /// <summary>The place of the newest write that had been acknowledged when a read began, -1 if there was none.</summary>
    public int NewestBefore(Operation read) => Writes.FindLastIndex(write => write.Precedes(read));

    public override string ToString()
    {
        var text = new StringBuilder($"a history of {History.Operations.Length} operations, {Name}:");
        foreach (var operation in History.Operations.Take(Shown))
            text.Append($"\n{operation}, {Span(operation)}");
        return History.Operations.Length > Shown ? text.Append("\n…").ToString() : text.ToString();
    }

    /// <summary>Times, and where they may be equal what came first: the numbers of the events.</summary>
    private static string Span(Operation operation) => operation.ReturnedAt is { } returned
        ? $"{operation.InvokedAt.TotalMilliseconds} to {returned.TotalMilliseconds} ms (events {operation.Invoke} and {operation.Ended})"
        : $"from {operation.InvokedAt.TotalMilliseconds} ms on (event {operation.Invoke})";
}
