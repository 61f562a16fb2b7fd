using Fundamentals.Checkers.Search;

namespace Fundamentals.Checkers.ReadsFrom;

/// <summary>Which operation comes before which, as arrows; a cycle in it is a contradiction.</summary>
internal sealed class Graph
{
    private readonly List<int>[] _next;

    public Graph(int count, IEnumerable<(int From, int To)> edges)
    {
        _next = new List<int>[count];
        for (var i = 0; i < count; i++)
            _next[i] = [];
        foreach (var (from, to) in edges)
            Add(from, to);
    }

    public int Count => _next.Length;

    public void Add(int from, int to) => _next[from].Add(to);

    /// <summary>Sorts so that every arrow points forward; null if there is a cycle.</summary>
    public int[]? Sort()
    {
        var incoming = new int[Count];
        foreach (var to in _next.SelectMany(list => list))
            incoming[to]++;
        var ready = new Queue<int>(Enumerable.Range(0, Count).Where(i => incoming[i] == 0));
        var sorted = new List<int>(Count);
        while (ready.TryDequeue(out var at))
        {
            sorted.Add(at);
            foreach (var to in _next[at])
            {
                if (--incoming[to] == 0)
                    ready.Enqueue(to);
            }
        }

        return sorted.Count == Count ? [.. sorted] : null;
    }

    /// <summary>Finds, for each operation, all that come before it. There must be no cycle.</summary>
    public BitRow[] Pasts(SearchLimit limit)
    {
        var pasts = new BitRow[Count];
        for (var i = 0; i < Count; i++)
        {
            limit.Work(BitRow.WordsFor(Count));
            pasts[i] = new BitRow(Count);
        }

        foreach (var at in Sort()!)
        {
            foreach (var to in _next[at])
            {
                limit.Work(BitRow.WordsFor(Count));
                pasts[to].Add(pasts[at]);
                pasts[to].Add(at);
            }
        }

        return pasts;
    }

    /// <summary>Finds a shortest way, both ends included; null if there is none.</summary>
    public int[]? Path(int from, int to)
    {
        var before = new Dictionary<int, int> { [from] = -1 };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var at))
        {
            if (at == to && before[at] != -1)
                return Walk(before, at);
            foreach (var next in _next[at])
            {
                if (next == from && to == from)
                    return Walk(before, at);
                if (before.TryAdd(next, at))
                    queue.Enqueue(next);
            }
        }

        return null;
    }

    /// <summary>Finds a shortest cycle, or at the limit the shortest so far; null if there is none.</summary>
    public int[]? ShortestCycle(SearchLimit limit)
    {
        int[]? shortest = null;
        for (var i = 0; i < Count; i++)
        {
            // That there is a contradiction is known by now, so that one must be shown whatever it takes.
            if (!limit.TryWork(Count) && shortest is not null)
                return shortest;
            if (_next[i].Count > 0 && Path(i, i) is { } cycle && (shortest is null || cycle.Length < shortest.Length))
                shortest = cycle;
        }

        return shortest;
    }

    private static int[] Walk(Dictionary<int, int> before, int last)
    {
        var path = new List<int>();
        for (var at = last; at != -1; at = before[at])
            path.Add(at);
        path.Reverse();
        return [.. path];
    }
}
