using Fundamentals.Histories;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>
/// Which write each read of a history got its value from. That is known only where no value is written to a key twice; then
/// the weaker models can be checked without a search.
/// </summary>
internal sealed class ReadsFromRelation
{
    /// <summary>The source of a read that found nothing written yet.</summary>
    public const int Initial = -1;

    private readonly int[] _sources;
    private readonly int[] _sessionOf;
    private readonly int[] _placeOf;

    private ReadsFromRelation(Operation[] operations, int[] sources, Violated? invention)
    {
        (Operations, _sources, Invention) = (operations, sources, invention);
        Sessions = [.. Enumerable.Range(0, operations.Length).GroupBy(i => operations[i].Process, StringComparer.Ordinal).Select(group => group.ToArray())];
        (_sessionOf, _placeOf) = (new int[operations.Length], new int[operations.Length]);
        for (var session = 0; session < Sessions.Length; session++)
        {
            for (var place = 0; place < Sessions[session].Length; place++)
                (_sessionOf[Sessions[session][place]], _placeOf[Sessions[session][place]]) = (session, place);
        }
    }

    /// <summary>Gets the reads that answered, and the writes that took effect: those of outcome Ok, and those that were read.</summary>
    public Operation[] Operations { get; }

    /// <summary>Gets the operations of each process, in its order.</summary>
    public int[][] Sessions { get; }

    /// <summary>Gets the verdict on a read of what nobody wrote, if there is one: no model allows that.</summary>
    public Violated? Invention { get; }

    public static ReadsFromRelation Of(History history, string model)
    {
        var writes = new Dictionary<(string Key, object Value), Operation>();
        foreach (var write in history.Operations.Where(operation => operation.Outcome != Outcome.Failed && !IsRead(operation, model)))
        {
            if (write.Input is null)
                throw new UnsuitableHistoryException($"'{write}' writes nil, which stands for a key that was never written. Write another value.", write);
            if (!writes.TryAdd((KeyOf(write), write.Input), write))
                throw new UnsuitableHistoryException($"'{write}' writes a value that '{writes[(KeyOf(write), write.Input)]}' writes, too; the check for {model} must know which write a read saw. Write each value to a key once, for example with a counter in it.", write);
        }

        var sources = new Dictionary<int, Operation>();
        Violated? invention = null;
        foreach (var read in history.Operations.Where(operation => operation.Outcome == Outcome.Ok && operation.Action == "read" && operation.Output is not null))
        {
            if (writes.TryGetValue((KeyOf(read), read.Output!), out var write))
                sources.Add(read.Index, write);
            else
                invention ??= InventionOf(read, history, model);
        }

        var seen = sources.Values.Select(write => write.Index).ToHashSet();
        Operation[] operations = [.. history.Operations.Where(operation => operation.Outcome == Outcome.Ok || (operation.Outcome == Outcome.Unknown && seen.Contains(operation.Index)))];
        var positions = operations.Select((operation, i) => (operation.Index, i)).ToDictionary(pair => pair.Index, pair => pair.i);
        return new ReadsFromRelation(operations, [.. operations.Select(operation => sources.TryGetValue(operation.Index, out var write) ? positions[write.Index] : Initial)], invention);
    }

    public bool IsRead(int operation) => Operations[operation].Action == "read";

    /// <summary>The write that a read saw, or <see cref="Initial"/>.</summary>
    public int SourceOf(int read) => _sources[read];

    /// <summary>Where an operation is in <see cref="Sessions"/>.</summary>
    public (int Session, int Place) PlaceOf(int operation) => (_sessionOf[operation], _placeOf[operation]);

    public string KeyOf(int operation) => KeyOf(Operations[operation]);

    /// <summary>
    /// Tells whether an operation happened before a later one of its process. A write of unknown outcome did not: it may have
    /// taken effect only afterwards.
    /// </summary>
    public bool IsBeforeInSession(int earlier) => Operations[earlier].Outcome == Outcome.Ok;

    /// <summary>Gets what directly follows from what: the next operation of a process, and a read from its write.</summary>
    public IEnumerable<(int From, int To)> Edges()
    {
        foreach (var session in Sessions)
        {
            var last = -1;
            foreach (var operation in session)
            {
                if (last >= 0)
                    yield return (last, operation);
                if (IsBeforeInSession(operation))
                    last = operation;
            }
        }

        for (var read = 0; read < Operations.Length; read++)
        {
            if (IsRead(read) && _sources[read] != Initial)
                yield return (_sources[read], read);
        }
    }

    private static Violated InventionOf(Operation read, History history, string model)
    {
        var failed = history.Operations.FirstOrDefault(operation => operation is { Action: "write", Outcome: Outcome.Failed } && KeyOf(operation) == KeyOf(read) && Equals(operation.Input, read.Output));
        return failed is null
            ? new Violated(model, $"'{read}' returned a value that nobody wrote.", [read])
            : new Violated(model, $"'{read}' returned the value of '{failed}'.", [failed, read]);
    }

    private static string KeyOf(Operation operation) => operation.Key ?? string.Empty;

    private static bool IsRead(Operation operation, string model) => operation.Action switch
    {
        "read" => true,
        "write" => false,
        _ => throw UnsuitableHistoryException.UnknownAction(model, operation, "read and write"),
    };
}
