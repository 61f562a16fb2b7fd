using Fundamentals.Checkers.Search;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>What is a cause of what: the transitive closure of the order of processes and of reads-from.</summary>
internal sealed class CausalOrder
{
    private readonly ReadsFromRelation _reads;
    private readonly Graph _graph;
    private readonly string _model;
    private readonly SearchLimit _limit;
    private readonly BitRow[] _pasts;
    private readonly Dictionary<string, List<int>> _writes = new(StringComparer.Ordinal);

    public CausalOrder(ReadsFromRelation reads, Graph graph, string model, SearchLimit limit)
    {
        (_reads, _graph, _model, _limit) = (reads, graph, model, limit);
        _pasts = graph.Pasts(limit);
        for (var i = 0; i < reads.Operations.Length; i++)
        {
            if (reads.IsRead(i))
                continue;
            if (!_writes.TryGetValue(reads.KeyOf(i), out var writes))
                _writes.Add(reads.KeyOf(i), writes = []);
            writes.Add(i);
        }
    }

    public bool IsCause(int cause, int effect) => _pasts[effect].Contains(cause);

    public BitRow PastOf(int operation) => _pasts[operation];

    /// <summary>The writes to a key.</summary>
    public IReadOnlyList<int> WritesTo(string key) => _writes.GetValueOrDefault(key, []);

    /// <summary>Every read of something written, with every write to its key that is a cause of it.</summary>
    public IEnumerable<(int Write, int Read)> WritesBeforeReads()
    {
        foreach (var read in Enumerable.Range(0, _reads.Operations.Length).Where(i => _reads.IsRead(i) && _reads.SourceOf(i) != ReadsFromRelation.Initial))
        {
            foreach (var write in WritesTo(_reads.KeyOf(read)))
            {
                _limit.Work();
                if (IsCause(write, read))
                    yield return (write, read);
            }
        }
    }

    /// <summary>
    /// Looks for a read of what its own causes had overwritten: of nothing, though a write is a cause (WriteCOInitRead), or of
    /// a write that is a cause of another that is a cause of the read (WriteCORead).
    /// </summary>
    public Violated? FindOverwritten()
    {
        Violated? found = null;
        for (var read = 0; read < _reads.Operations.Length; read++)
        {
            if (!_reads.IsRead(read))
                continue;
            var source = _reads.SourceOf(read);
            foreach (var write in WritesTo(_reads.KeyOf(read)))
            {
                if (!_limit.TryWork())
                    return found ?? throw new LimitReachedException();
                if (write == source || !IsCause(write, read) || (source != ReadsFromRelation.Initial && !IsCause(source, write)))
                    continue;
                if (found is not null && !_limit.TryWork(_reads.Operations.Length))
                    return found;
                var violated = Overwritten(source, write, read);
                if (found is null || violated.Evidence.Length < found.Evidence.Length)
                    found = violated;
            }
        }

        return found;
    }

    private Violated Overwritten(int source, int write, int read)
    {
        var operations = _reads.Operations;
        var chain = _graph.Path(write, read)!;
        IEnumerable<int> evidence = source == ReadsFromRelation.Initial ? chain : [.. _graph.Path(source, write)!, .. chain.Skip(1)];
        var seen = source == ReadsFromRelation.Initial ? "found nothing" : $"saw '{operations[source]}'";
        return new Violated(_model, $"'{operations[read]}' {seen}, though '{operations[write]}' had replaced that, and is a cause of the read.", [.. evidence.Select(i => operations[i])]);
    }
}
